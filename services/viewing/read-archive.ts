import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { archiveImporter, looksLikeTar } from '../../shared/imports/archive.ts';
import type { ImportedRecord, ImportSink } from '../../shared/imports/importer.ts';
import { tarBlockBytes } from '../../shared/imports/tar-header.ts';
import { createTarReader } from '../../shared/imports/tar.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withStoredFileWalk, type StoredFile } from '../evidence/stored-file.ts';
import type { ViewCache } from './view-cache.ts';

type Page = Output<'evidence.archive'>;
type Entry = Page['entries'][number];
type Listing = Pick<Page, 'form' | 'more' | 'marked' | 'notes' | 'total'> & { readonly entries: readonly Entry[] };
export type ArchiveCache = ViewCache<{ listing: Result<Listing> | null }>;

/** More entries are counted; importing the archive lists all of them. */
const entriesMax = 50_000;
const notesMax = 100;
const fieldCharacters = 2000;
/** What comes out of gzip is counted and dropped; beyond this it is not gone on with. */
const inflatedBytesMax = 2 ** 30;
const pieceBytes = 2 ** 18;

/** What an archive says is in it. It is listed once, and remembered while others of its pages are asked for. */
export const readArchive = (
  session: CaseSession,
  { evidence, from, count }: Checked<'evidence.archive'>,
  cache: ArchiveCache,
): Promise<Result<Page>> =>
  withStoredFileWalk(session, evidence, async (file) => {
    const known = cache.of(file, () => ({ listing: null }));
    known.listing ??= await listArchive(file);
    if (!known.listing.ok) return known.listing;
    const { entries, ...listing } = known.listing.value;
    return ok({
      size: file.sizeBytes,
      ...listing,
      notes: [...listing.notes],
      from,
      entries: entries.slice(from, from + count),
    });
  });

const listArchive = async (file: StoredFile): Promise<Result<Listing>> => {
  const list = createList();
  const head = file.read(0, 4);
  if (head[0] === 0x1f && head[1] === 0x8b) {
    const read = await listGzip(file, list);
    return read.ok ? ok(list.end('TAR in gzip')) : read;
  }
  const { openAt } = archiveImporter;
  const read = openAt === undefined ? ok(undefined) : openAt(file, list.sink, {});
  if (!read.ok) return err(notArchive);
  return ok(list.end(looksLikeTar(file.read(0, tarBlockBytes)) ? 'TAR' : 'ZIP'));
};

/** A TAR within gzip, as it comes out: no more of it is in memory than a piece. */
const listGzip = async (file: StoredFile, list: List): Promise<Result<void>> => {
  const tar = createTarReader(list.sink, undefined);
  let bytes = 0;
  const compressed = function* (): Generator<Uint8Array> {
    for (let at = 0; at < file.sizeBytes;) {
      const piece = file.read(at, pieceBytes);
      if (piece.length === 0) return;
      at += piece.length;
      yield piece;
    }
  };
  const source = Readable.from(compressed());
  const inflated = source.pipe(createGunzip());
  source.on('error', (error) => inflated.destroy(error));
  try {
    for await (const chunk of inflated) {
      if (!(chunk instanceof Uint8Array)) continue;
      bytes += chunk.length;
      if (bytes > inflatedBytesMax) {
        list.note(
          `More than ${inflatedBytesMax} bytes come out of ${file.sizeBytes}; what comes after them is not listed.`,
        );
        break;
      }
      const read = tar.push(chunk);
      if (!read.ok) return err(notArchive);
      await setImmediate();
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    list.note(`The compressed data break off or are damaged after ${bytes} bytes (${error.message}).`);
  } finally {
    // The file is closed after this: nothing may read on.
    source.destroy();
    inflated.destroy();
  }
  const ended = tar.end();
  if (!ended.ok && list.isEmpty()) return err(notArchive);
  if (bytes > 100 * file.sizeBytes)
    list.note(`${bytes} bytes come out of ${file.sizeBytes}: more than a hundred times as many.`);
  return ok(undefined);
};

type List = ReturnType<typeof createList>;

const createList = () => {
  const entries: Entry[] = [];
  const notes: string[] = [];
  let more = 0;
  let marked = 0;
  const note = (text: string): void => {
    if (notes.length < notesMax) notes.push(text);
  };
  const sink: ImportSink = {
    record: (record) => {
      if (record.type === 'archive') {
        for (const [name, value] of record.fields)
          if (name.startsWith('mark:') || name === 'comment')
            note(`${name === 'comment' ? 'its comment: ' : ''}${value}`);
        return;
      }
      if (record.fields.some(([name]) => isMark(name))) marked += 1;
      if (entries.length < entriesMax) entries.push(describeEntry(record, entries.length));
      else more += 1;
    },
    skip: ({ place, message }) =>
      note('offset' in place ? `${message} (bytes ${place.offset} to ${place.offset + place.length})` : message),
  };
  return {
    sink,
    note,
    isEmpty: (): boolean => entries.length === 0,
    end: (form: Page['form']): Listing => ({ form, total: entries.length, more, marked, notes, entries }),
  };
};

const isMark = (name: string): boolean => name.startsWith('mark:') && name !== 'mark:encrypted';

const describeEntry = ({ fields, at, place, key }: ImportedRecord, index: number): Entry => {
  const valueOf = (name: string): string | null => fields.find(([one]) => one === name)?.[1] ?? null;
  const [from, length] = 'offset' in place ? [place.offset, place.length] : [0, 0];
  return {
    index,
    name: key ?? '',
    kind: valueOf('kind') ?? '',
    size: valueOf('size') ?? '',
    packed: valueOf('compressed-size'),
    method: valueOf('method'),
    timeRaw: at?.raw ?? null,
    timeUtc: at?.utc ?? null,
    isEncrypted: valueOf('mark:encrypted') !== null,
    link: valueOf('link'),
    from,
    to: from + length,
    marks: fields
      .filter(([name]) => name.startsWith('mark:'))
      .map(([name, message]) => ({ code: name.slice('mark:'.length), message })),
    fields: fields
      .filter(([name]) => !name.startsWith('mark:'))
      .slice(0, 100)
      .map(([name, value]): [string, string] => [name.slice(0, 200), value.slice(0, fieldCharacters)]),
  };
};

const notArchive: Failure = {
  code: 'NOT_THIS_FORMAT',
  message: 'The file is no ZIP and no TAR, neither plain nor in gzip: no list of entries could be read.',
  hint: 'Look at it as bytes.',
};
