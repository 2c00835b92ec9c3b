import type { CaseTables } from '../domain/case-tables.ts';
import type { RemediationRow } from '../domain/remediation-rows.ts';
import type { RemediationState } from '../domain/remediation-vocabulary.ts';

type Asked = { readonly status: RemediationState; readonly note: string; readonly cites: readonly string[] };

/**
 * Why a task cannot be set so; undefined where it can. That something is restored is shown by evidence, and nobody drops a
 * task without saying why.
 */
export const remediationRefusal = ({ status, note, cites }: Asked): string | undefined => {
  if (status === 'done' && cites.length === 0) return 'no item of evidence shows that it is done';
  if (status === 'dropped' && note.trim() === '') return 'why it is dropped is not said';
  return undefined;
};

/** Neither done nor dropped; a status that is withheld counts as open. */
export const isPending = ({ status }: Pick<RemediationRow, 'status'>): boolean =>
  status !== 'done' && status !== 'dropped';

/** Open after the day by which it was due; both days `YYYY-MM-DD`, which sort as they follow. */
export const isOverdue = (row: Pick<RemediationRow, 'due' | 'status'>, today: string): boolean =>
  row.due !== null && isPending(row) && today > row.due;

export const remediationInOrder = (tables: CaseTables): readonly RemediationRow[] =>
  tables.rows('remediation').toSorted((left, right) => left.seq - right.seq);
