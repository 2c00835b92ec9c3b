import { createHash } from 'node:crypto';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { hashAlgorithmOf } from '../../shared/domain/hash-words.ts';
import { hashesImporter } from '../../shared/imports/hashes.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { removeHashSet, writeHashSet } from '../../db/hash-set-database.ts';
import type { AppDeps } from '../app-deps.ts';
import { openFile } from '../imports/read-import.ts';
import { describeSet, findHashSet, withHashSets } from './hash-set-store.ts';

type Reply = Output<'hashset.add'>;

const pieceBytes = 2 ** 20;
const keptMax = 100;

/** Reads a list of hashes into a set of the workstation: whole, or not at all. */
export const addHashSet = (input: Checked<'hashset.add'>, deps: AppDeps): Result<Reply> => {
  const { path, name, kind, version, provenance, licence } = input;
  const tally: Tally = { skipped: [], marks: 0, unused: 0 };
  return withHashSets(deps, (db) => {
    const set = { name, kind, version, provenance, licence, file: basename(path), addedAt: deps.clock() };
    const written = writeHashSet(db, set, (write) => readList(path, write, tally, deps));
    if (!written.ok) return written;
    return ok({ set: describeSet(written.value), ...tally });
  });
};

type Tally = { skipped: Reply['skipped']; marks: number; unused: number };

const readList = (
  path: string,
  write: (digest: Uint8Array) => void,
  tally: Tally,
  { report }: Pick<AppDeps, 'report'>,
): Result<{ readonly sha256: string }> => {
  const file = openFile(path);
  if (!file.ok) return file;
  try {
    const { size } = fstatSync(file.value);
    const reader = hashesImporter.open(
      {
        record: ({ fields, type }) => {
          if (type !== 'hash') return;
          const digests = fields.filter(([name, value]) => hashAlgorithmOf(value) === name);
          for (const [, digest] of digests) write(Buffer.from(digest, 'hex'));
          // A list of other digests only, such as SHA-512: nothing of the case could ever match it.
          if (digests.length === 0) tally.unused += 1;
        },
        skip: ({ place, message }) => {
          tally.marks += 1;
          if (tally.skipped.length < keptMax) tally.skipped.push({ line: 'line' in place ? place.line : 0, message });
        },
      },
      {},
    );
    const hash = createHash('sha256');
    const piece = new Uint8Array(pieceBytes);
    for (let at = 0; ;) {
      report?.({ step: 'reading hashes, bytes', done: at, total: size });
      const count = readSync(file.value, piece, 0, piece.length, at);
      if (count === 0) break;
      hash.update(piece.subarray(0, count));
      const pushed = reader.push(piece.subarray(0, count));
      if (!pushed.ok) return pushed;
      at += count;
    }
    report?.({ step: 'sorting hashes', done: null, total: null });
    const ended = reader.end();
    return ended.ok ? ok({ sha256: hash.digest('hex') }) : ended;
  } catch (error) {
    return err(storageFailure(error, path));
  } finally {
    closeSync(file.value);
  }
};

/** Takes a set off the workstation. Lines that say it was applied stay; what it matched is then not at hand. */
export const dropHashSet = ({ set }: Checked<'hashset.remove'>, deps: AppDeps): Result<Output<'hashset.remove'>> =>
  withHashSets(deps, (db) => {
    const found = findHashSet(db, set);
    if (!found.ok) return found;
    removeHashSet(db, found.value.number);
    return ok({ removed: describeSet(found.value) });
  });
