import { shortText } from '../base/short-text.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import type { RemediationRow } from '../domain/remediation-rows.ts';
import type { RemediationState } from '../domain/remediation-vocabulary.ts';
import { deadlineState, type Deadline } from './deadline.ts';

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

/** Tasks with a day, in the order in which they were added. `today` is `YYYY-MM-DD`. */
export const remediationDeadlines = (tables: CaseTables, today: string): readonly Deadline[] =>
  remediationInOrder(tables).flatMap((row) =>
    row.due === null
      ? []
      : [
          {
            what: `Remediation: ${row.what === null ? '(withheld)' : shortText(row.what, 120)}`,
            dueAt: row.due,
            state: deadlineState(row.due, !isPending(row), today),
          },
        ],
  );

export const remediationInOrder = (tables: CaseTables): readonly RemediationRow[] =>
  tables.rows('remediation').toSorted((left, right) => left.seq - right.seq);
