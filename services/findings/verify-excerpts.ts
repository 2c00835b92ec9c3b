import { createHash } from 'node:crypto';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { fails, holds, notChecked, type Outcome } from '../../shared/bundle/check.ts';
import { parsePlace, placeToWords } from '../../shared/domain/excerpt-anchor.ts';
import type { FindingRow } from '../../shared/domain/finding-tables.ts';
import { sha256Schema } from '../../shared/ledger/field-types.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { openForReading } from '../workers/digest-range.ts';

/**
 * Whether the excerpt of every finding is what the file of its item holds at these bytes. Findings that were withdrawn
 * are looked at too: what they said stays on record.
 */
export const excerptsOutcome = ({ folder, tables }: CaseSession, readAll: boolean): Outcome => {
  const anchored = tables.rows('finding').filter(({ sha256, bytesTo }) => sha256 !== null && bytesTo !== null);
  if (anchored.length === 0) return notChecked('no finding is tied to bytes of a file');
  if (!readAll) return notChecked('the bytes of the excerpts were not read: run with --read-all');
  let checked = 0;
  for (const row of anchored.toSorted((left, right) => left.latestSeq - right.latestSeq)) {
    const item = row.item === null ? undefined : tables.get('evidence', row.item);
    // Of an item that the edition withholds there is no file to look into.
    if (item?.sha256 === null || item === undefined || !sha256Schema.safeParse(item.sha256).success) continue;
    const fault = excerptFault(casePaths.evidenceFile(folder, item.sha256), row);
    if (fault !== undefined) {
      const place = row.place === null ? undefined : parsePlace(row.place);
      const where = place?.ok === true ? `, ${placeToWords(place.value)}` : '';
      return fails(`the finding ${row.key} in ${item.exhibit ?? item.key}${where}: ${fault}`, `line ${row.latestSeq}`);
    }
    checked += 1;
  }
  const left = anchored.length - checked;
  if (checked === 0) return notChecked('the files of the findings are withheld');
  return holds(`${checked} excerpts are what the files hold${left === 0 ? '' : `; of ${left} the file is withheld`}`);
};

const pieceBytes = 2 ** 20;

const excerptFault = (path: string, { bytesFrom, bytesTo, sha256 }: FindingRow): string | undefined => {
  const from = bytesFrom ?? 0;
  const to = bytesTo ?? 0;
  const descriptor = openForReading(path);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return 'in the place of the file is something else';
    if (to > stats.size) return 'its excerpt lies beyond the end of the file';
    const hash = createHash('sha256');
    const piece = new Uint8Array(Math.min(pieceBytes, Math.max(1, to - from)));
    for (let at = from; at < to;) {
      const count = readSync(descriptor, piece, 0, Math.min(piece.length, to - at), at);
      if (count === 0) return 'the file ended while its excerpt was read';
      hash.update(piece.subarray(0, count));
      at += count;
    }
    return hash.digest('hex') === sha256 ? undefined : 'its excerpt is not what the file holds there';
  } finally {
    closeSync(descriptor);
  }
};
