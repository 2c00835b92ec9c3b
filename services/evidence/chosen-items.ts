import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { chosenItems } from '../../shared/api/evidence-contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { readEvidenceState, readMatchingKeys } from '../../db/queries/evidence-page.ts';
import type { CaseSession } from '../cases/case-session.ts';
import type { AppDeps } from '../app-deps.ts';
import { findRow } from '../cases/find-row.ts';
import { withListedFilter } from './evidence-page.ts';

/** Identifiers of the items that somebody chose, each once. */
export const resolveItems = (
  session: CaseSession,
  what: z.output<typeof chosenItems>,
  deps: AppDeps,
): Result<readonly string[]> => {
  const { store, tables } = session;
  if (what.kind === 'filter') {
    return withListedFilter(session, what.filter, deps, (filter) => ok(readMatchingKeys(store.db, filter)));
  }
  const keys = new Set<string>();
  for (const reference of what.items) {
    const found = findRow(tables, 'evidence', reference);
    if (!found.ok) return found;
    keys.add(found.value.key);
  }
  return ok([...keys]);
};

/** Stands for these items as they are now: it is another when one of them changes or others are chosen. */
export const stateOf = ({ store: { db } }: CaseSession, keys: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([readEvidenceState(db), keys]))
    .digest('hex');

export const changedMeanwhile: Failure = {
  code: 'CHANGED_MEANWHILE',
  message: 'The items are not as they were shown: something was recorded in between, so nothing was recorded now.',
  hint: 'Look at them again, and then repeat it.',
};

export const checkState = (session: CaseSession, keys: readonly string[], expected: string | undefined) =>
  expected === undefined || expected === stateOf(session, keys) ? ok(true) : err(changedMeanwhile);
