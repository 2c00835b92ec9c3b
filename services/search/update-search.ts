import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Output } from '../../shared/api/contract.ts';
import type { Crypto } from '../../shared/base/crypto.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { sha256Schema } from '../../shared/ledger/field-types.ts';
import type { IndexDatabase } from '../../db/index-database.ts';
import { listFileHashes } from '../../db/queries/file-hashes.ts';
import { addFile, searchedFiles, type FileState, type Passage } from '../../db/search-writer.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { activeImports, withIndexAlone } from '../imports/case-index.ts';
import { takeLinesIn } from './take-lines-in.ts';
import { textPassages } from './text-passages.ts';

type Reply = Output<'search.update'>;
type Unsearched = Output<'search.run'>['unsearched'];

/** Longer files are searched as records, once they are imported. */
const fileBytesMax = 64 * 1024 * 1024;
const stepLines = 5000;

/** Reads into the full text what it does not hold yet. Each file is taken in whole or not, so that it can be stopped. */
export const updateSearch = (session: CaseSession, _: unknown, deps: AppDeps): Promise<Result<Reply>> =>
  withIndexAlone(session, deps, (index) => {
    const lines = readLinesIn(index, session, deps);
    const files = { read: 0, noText: 0, tooLong: 0, unreadable: 0 };
    const { unread } = searchedOf(index, session);
    unread.forEach((sha256, at) => {
      deps.report?.({ step: 'reading files for their words', done: at, total: unread.length });
      const { state, passages } = readFile(casePaths.evidenceFile(session.folder, sha256), sha256, deps.crypto);
      addFile(index, sha256, state, passages);
      files[state === 'read' ? 'read' : counterOf[state]] += 1;
    });
    return ok({ lines, files });
  });

const counterOf = { 'no text': 'noText', 'too long': 'tooLong', unreadable: 'unreadable' } as const;

const readLinesIn = (index: IndexDatabase, { store: { db } }: CaseSession, { crypto, report }: AppDeps): number => {
  let left = takeLinesIn(index, db, crypto, 0);
  const total = left;
  while (left > 0) {
    report?.({ step: 'reading lines for their words', done: total - left, total });
    left = takeLinesIn(index, db, crypto, stepLines);
  }
  return total;
};

/** Files of the case whose words are not there yet, and how many never will be. The words of an imported file are those of its records. */
export const searchedOf = (
  index: IndexDatabase,
  session: CaseSession,
): { readonly unread: readonly string[]; readonly unsearched: Unsearched } => {
  const known = searchedFiles(index);
  const imported = new Set(
    activeImports(session).map(({ item }) => (item === null ? null : session.tables.get('evidence', item)?.sha256)),
  );
  const unread: string[] = [];
  const unsearched = { noText: 0, tooLong: 0, unreadable: 0 };
  for (const sha256 of listFileHashes(session.store.db)) {
    if (imported.has(sha256)) continue;
    const state = known.get(sha256);
    if (state === undefined && sha256Schema.safeParse(sha256).success) unread.push(sha256);
    if (state !== undefined && state !== 'read') unsearched[counterOf[state]] += 1;
  }
  return { unread, unsearched };
};

type ReadFile = { readonly state: FileState; readonly passages: Iterable<Passage> };
const none: readonly Passage[] = [];

const readFile = (path: string, sha256: string, crypto: Crypto): ReadFile => {
  let file: number | undefined;
  try {
    // A link or a FIFO in the place of the file must neither lead elsewhere nor make anyone wait.
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = fstatSync(file);
    if (!stats.isFile()) return { state: 'unreadable', passages: none };
    if (stats.size > fileBytesMax) return { state: 'too long', passages: none };
    const bytes = readWhole(file, stats.size);
    // Words of another file must not be shown as this one's.
    if (crypto.sha256Hex(bytes) !== sha256) return { state: 'unreadable', passages: none };
    const passages = textPassages(bytes);
    return passages === undefined ? { state: 'no text', passages: none } : { state: 'read', passages };
  } catch {
    return { state: 'unreadable', passages: none };
  } finally {
    if (file !== undefined) closeSync(file);
  }
};

const readWhole = (file: number, size: number): Uint8Array => {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const read = readSync(file, bytes, at, size - at, at);
    if (read === 0) break;
    at += read;
  }
  return bytes.subarray(0, at);
};
