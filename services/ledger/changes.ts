import type { Checked, Output } from '../../shared/api/contract.ts';
import { readHead } from '../../db/ledger.ts';
import { listTopics } from '../../db/queries/line-list.ts';
import type { CaseSession } from '../cases/case-session.ts';

/** Asked every second while a window is open. A ledger that became shorter is another one: then everything changed. */
export const readChanges = (
  { store: { db } }: CaseSession,
  { since }: Checked<'case.changes'>,
): Output<'case.changes'> => {
  const size = readHead(db)?.size ?? 0;
  if (since === size) return { size, topics: [] };
  return { size, topics: [...listTopics(db, since > size ? 0 : since)] };
};
