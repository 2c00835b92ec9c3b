import { lstatSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';

type Reply = Output<'custody.present'>;

/** So many are named; how many there are is always said. */
const namedMax = 20;

/**
 * Whether every item's file is there with its size: what can be seen without reading a byte, each time a case is opened.
 * Nothing is recorded; only hashing shows what is in a file.
 */
export const findFilesAtHand = ({ folder, tables }: CaseSession): Result<Reply> => {
  const looked = new Map<string, Reply['wrong'][number]['what'] | null>();
  const wrong: (Reply['wrong'][number] & { readonly seq: number })[] = [];
  try {
    for (const { key, seq, exhibit, title, sha256, size } of tables.rows('evidence')) {
      if (sha256 === null) continue;
      const known = looked.get(sha256);
      const what = known === undefined ? lookAt(casePaths.evidenceFile(folder, sha256), size) : known;
      looked.set(sha256, what);
      if (what === null) continue;
      wrong.push({ id: key, seq, exhibit, title, what });
    }
  } catch (error) {
    return err(storageFailure(error, casePaths.evidence(folder)));
  }
  // Those taken in first are named first, so that the same case says the same each time.
  wrong.sort((left, right) => left.seq - right.seq);
  return ok({
    files: looked.size,
    wrongCount: wrong.length,
    wrong: wrong.slice(0, namedMax).map(({ id, exhibit, title, what }) => ({ id, exhibit, title, what })),
  });
};

const lookAt = (path: string, size: number | null): Reply['wrong'][number]['what'] | null => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) return 'missing';
  return size === null || stats.size === size ? null : 'resized';
};
