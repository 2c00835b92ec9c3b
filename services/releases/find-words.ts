import { readFileSync, statSync } from 'node:fs';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { foldText } from '../../shared/base/folded-text.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { findWords } from '../../shared/bundle/find-words.ts';
import { readHead } from '../../db/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { readWholeLedger } from './whole-ledger.ts';

type Reply = Output<'redaction.find'>;

const placesMax = 1000;
const fileBytesMax = 8 * 2 ** 20;
const allFilesBytesMax = 256 * 2 ** 20;

/** Every place of a case at which words stand: in its lines, and in files as plain text. */
export const findCaseWords = showingRatings(
  (session: CaseSession, { text }: Checked<'redaction.find'>, deps: Pick<AppDeps, 'crypto'>): Result<Reply> => {
    const ledger = readWholeLedger(session, readHead(session.store.db)?.size ?? 0, deps);
    if (!ledger.ok) return ledger;
    const places = findWords(ledger.value.revealed, text);
    return ok({
      total: places.length,
      places: places.slice(0, placesMax).map((place) => ({ ...place, rules: [...place.rules] })),
      ...findInFiles(session, foldText(text)),
    });
  },
);

/** What is packed, encrypted or in another encoding is not found: nothing of a file is unpacked. */
const findInFiles = (session: CaseSession, wanted: string): Pick<Reply, 'files' | 'filesUnread'> => {
  const files: Reply['files'] = [];
  let filesUnread = 0;
  let left = allFilesBytesMax;
  for (const { key, exhibit, title, sha256 } of session.tables.rows('evidence')) {
    if (sha256 === null) continue;
    const path = casePaths.evidenceFile(session.folder, sha256);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? Infinity;
    if (size > Math.min(fileBytesMax, left)) {
      filesUnread += 1;
      continue;
    }
    left -= size;
    const bytes = readFileSync(path);
    const isThere = ['utf-8', 'utf-16le'].some(
      (encoding) => wanted !== '' && foldText(new TextDecoder(encoding).decode(bytes)).includes(wanted),
    );
    if (isThere) files.push({ id: key, exhibit, title });
  }
  return { files, filesUnread };
};
