import { bytesToHex, bytesToUtf8, copyBytes, joinBytes } from '../base/bytes.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { ImportReader, ImportSink } from './importer.ts';
import { mark, type Mark } from './marks.ts';
import { linkMarks, nameMarks } from './name-marks.ts';
import { readNumberTime } from './record-time.ts';
import { recordTitle } from './record-title.ts';
import { parsePaxRecords, readTarHeader, tarBlockBytes, type TarHeader } from './tar-header.ts';
import { bytesToLatin1 } from './text-lines.ts';

const tarLimits = {
  /** Of an extended header or a long name; a longer one is not read. */
  extendedBytes: 2 ** 20,
  /** Names that are remembered to find those that stand twice. */
  names: 1_000_000,
} as const;

export type TarReader = ImportReader & {
  /** Bytes that may be left out because they are the data of an entry. */
  readonly skippable: () => number;
  readonly skip: (bytes: number) => void;
};

/** Lists a TAR as it comes: ustar, GNU and PAX. Data of entries are passed over. */
export const createTarReader = (sink: ImportSink, clockOffsetSeconds: number | undefined): TarReader => {
  const block = new Uint8Array(tarBlockBytes);
  let filled = 0;
  let position = 0;
  let dataLeft = 0;
  let extended: { header: TarHeader; parts: Uint8Array[]; left: number } | undefined;
  let pending: Pending = noPending;
  let globals: ReadonlyMap<string, string> = new Map();
  let entries = 0;
  let zeroBlocks = 0;
  let sparseFollows = false;
  let gapStart: number | undefined;
  let current: { readonly offset: number; readonly end: number } | undefined;
  const names = new Set<string>();

  const endGap = (end: number): void => {
    if (gapStart === undefined) return;
    const isAfterEnd = zeroBlocks >= 2;
    sink.skip({
      place: { offset: gapStart, length: end - gapStart },
      code: isAfterEnd ? 'ARCHIVE_DATA_AFTER_END' : 'ARCHIVE_GAP',
      message: isAfterEnd ? 'Data follow the end of the archive.' : 'These bytes are no entry of the archive.',
    });
    gapStart = undefined;
  };
  const record = (header: TarHeader, offset: number): void => {
    const pax = new Map([...globals, ...pending.pax]);
    const paxName = pax.get('GNU.sparse.name') ?? pax.get('path');
    const name = paxName ?? pending.longName ?? header.name;
    const link = pax.get('linkpath') ?? pending.longLink ?? header.link;
    const marks: Mark[] = [...pending.marks, ...header.marks, ...nameMarks(name), ...linkMarks(link)];
    const folded = name.normalize('NFC').toLowerCase();
    if (names.has(folded))
      marks.push(mark('duplicate-name', 'an entry before has this name, but for small and capital letters'));
    else if (names.size < tarLimits.names) names.add(folded);
    const time = readNumberTime(pax.get('mtime') ?? header.time, 'epoch-seconds', clockOffsetSeconds);
    sink.record({
      type: 'entry',
      key: name,
      title: recordTitle(name),
      text: [name, link].join(' ').trim(),
      at: { ...time, raw: pax.get('mtime') ?? header.timeText },
      place: { offset, length: tarBlockBytes + padded(dataLeft) },
      fields: [
        ['name', name],
        ...(paxName === undefined && header.nameHex !== null && pending.longName === null
          ? [['name-bytes', header.nameHex] as const]
          : []),
        ['kind', header.kind],
        ...(link === '' ? [] : [['link', link] as const]),
        ['size', pax.get('GNU.sparse.realsize') ?? header.realSize ?? String(dataLeft)],
        ...header.fields,
        ...[...pax].map(([key, value]) => [`pax:${key}`, value] as const),
        ...marks,
      ],
      links: header.kind === 'hard link' && link !== '' ? [{ kind: 'link-to', to: link }] : [],
    });
    entries += 1;
  };
  const endExtended = (): void => {
    if (extended === undefined) return;
    const { header, parts } = extended;
    extended = undefined;
    const bytes = joinBytes(parts);
    if (header.flag === 'L') pending = { ...pending, longName: untilNul(bytes) };
    else if (header.flag === 'K') pending = { ...pending, longLink: untilNul(bytes) };
    else {
      const { records, problem } = parsePaxRecords(bytes);
      const marks = problem ? [mark('pax', 'an extended header does not follow its form')] : [];
      if (header.flag === 'g') globals = new Map([...globals, ...records]);
      else pending = { ...pending, pax: new Map([...pending.pax, ...records]) };
      pending = { ...pending, marks: [...pending.marks, ...marks] };
    }
  };
  const onHeader = (header: TarHeader, offset: number): void => {
    endGap(offset);
    if (zeroBlocks > 0) {
      sink.skip({
        place: { offset: offset - tarBlockBytes * zeroBlocks, length: tarBlockBytes * zeroBlocks },
        code: 'ARCHIVE_GAP',
        message: 'An empty block stands before an entry; some programs end the list here.',
      });
      zeroBlocks = 0;
    }
    const isExtended = 'LKxXg'.includes(header.flag);
    const paxSize = isExtended ? undefined : (pending.pax.get('size') ?? globals.get('size'));
    const size = paxSize !== undefined && /^\d{1,15}$/u.test(paxSize) ? Number(paxSize) : header.size;
    // Links and folders have no data, whatever their size says (POSIX, pax, “ustar Interchange Format”).
    dataLeft = '12345'.includes(header.flag) ? 0 : size;
    if (isExtended) {
      if (size <= tarLimits.extendedBytes) extended = { header, parts: [], left: size };
      else
        pending = {
          ...pending,
          marks: [...pending.marks, mark('extended-cut', `an extended header of ${size} bytes was not read`)],
        };
      if (size === 0) endExtended();
    } else {
      record(header, offset);
      pending = noPending;
      current = { offset, end: offset + tarBlockBytes + dataLeft };
      sparseFollows = header.flag === 'S' && header.isSparseContinued;
    }
    dataLeft = padded(dataLeft);
  };
  const onBlock = (offset: number): Failure | undefined => {
    if (sparseFollows) {
      sparseFollows = block[504] !== 0;
      return undefined;
    }
    if (block.every((byte) => byte === 0)) {
      if (gapStart === undefined) zeroBlocks += 1;
      return undefined;
    }
    const header = zeroBlocks >= 2 ? undefined : readTarHeader(block);
    if (header !== undefined) onHeader(header, offset);
    else if (entries === 0 && offset === 0) return noTar;
    else gapStart ??= offset;
    return undefined;
  };
  // The data of sparse files come after their maps.
  const takeData = (chunk: Uint8Array, from: number): number => {
    const length = Math.min(dataLeft, chunk.length - from);
    if (extended !== undefined && extended.left > 0) {
      const kept = copyBytes(chunk.subarray(from, from + Math.min(length, extended.left)));
      extended.parts.push(kept);
      extended.left -= kept.length;
    }
    dataLeft -= length;
    position += length;
    if (dataLeft === 0) endExtended();
    return from + length;
  };
  const push = (chunk: Uint8Array): Result<void> => {
    let from = 0;
    while (from < chunk.length) {
      if (dataLeft > 0 && filled === 0 && !sparseFollows) {
        from = takeData(chunk, from);
        continue;
      }
      const part = chunk.subarray(from, from + tarBlockBytes - filled);
      block.set(part, filled);
      filled += part.length;
      from += part.length;
      position += part.length;
      if (filled < tarBlockBytes) continue;
      filled = 0;
      const failure = onBlock(position - tarBlockBytes);
      if (failure !== undefined) return err(failure);
    }
    return ok(undefined);
  };
  return {
    push,
    skippable: () => (filled === 0 && extended === undefined && !sparseFollows ? dataLeft : 0),
    skip: (bytes) => {
      position += bytes;
      dataLeft -= bytes;
    },
    end: () => {
      endGap(position);
      if (
        position < tarBlockBytes ||
        (entries === 0 && zeroBlocks === 0 && pending === noPending && globals.size === 0)
      ) {
        return err(noTar);
      }
      if (current !== undefined && current.end > position) {
        sink.skip({
          place: { offset: current.offset, length: position - current.offset },
          code: 'ARCHIVE_CUT',
          message: `The file ends ${current.end - position} bytes before the end of this entry.`,
        });
      } else if (zeroBlocks < 2 || filled > 0) {
        sink.skip({
          place: { offset: position - filled, length: filled },
          code: 'ARCHIVE_CUT',
          message: 'The file ends without the two empty blocks that end an archive.',
        });
      }
      return ok(undefined);
    },
  };
};

type Pending = {
  readonly longName: string | null;
  readonly longLink: string | null;
  readonly pax: ReadonlyMap<string, string>;
  readonly marks: readonly Mark[];
};
const noPending: Pending = { longName: null, longLink: null, pax: new Map(), marks: [] };

const padded = (bytes: number): number => Math.ceil(bytes / tarBlockBytes) * tarBlockBytes;

const untilNul = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0);
  const name = end < 0 ? bytes : bytes.subarray(0, end);
  return bytesToUtf8(name) ?? `${bytesToLatin1(name)} (bytes ${bytesToHex(name.subarray(0, 64))})`;
};

const noTar: Failure = {
  code: 'NOT_THIS_FORMAT',
  message: 'The file is no TAR: its first block is no header with the right checksum; nothing of it was imported.',
  hint: 'A compressed archive (.tar.gz) is one file to Plumbline: decompress a copy, and take that in as a derived item.',
};
