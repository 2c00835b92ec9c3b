import type { Client } from '../../../../shared/api/client.ts';
import type { Input } from '../../../../shared/api/contract.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import type { EvidenceRow } from './evidence-columns.tsx';

/** The items that an act is about: some by name, or all that the filters leave. */
export type Chosen = {
  readonly what: Input<'custody.enter'>['what'];
  readonly count: number;
  /** The one item, where there is only one and its row is here. */
  readonly only: EvidenceRow | null;
};

/** As many as one call takes by name. */
export const namedMax = 100_000;

export const chosenWords = ({ what, count }: Pick<Chosen, 'what' | 'count'>): string => {
  const items = `${groupDigits(count)} ${count === 1 ? 'item' : 'items'}`;
  return what.kind === 'filter' ? `all ${items} that the filters leave` : items;
};

const stepRows = 500;
/** More would be no selection that anybody looks over, and no text that a clipboard is for. */
export const fetchedMax = 10_000;

type Query = Omit<Input<'evidence.page'>, 'from' | 'count'>;

/** Rows of the table from one number to another, also those that were never on the screen; undefined where that failed. */
export const fetchRows = async (
  call: Client,
  query: Query,
  from: number,
  to: number,
): Promise<readonly EvidenceRow[] | undefined> => {
  const rows: EvidenceRow[] = [];
  const end = Math.min(to, from + fetchedMax - 1);
  while (from + rows.length <= end) {
    const at = from + rows.length;
    const page = await call('evidence.page', { ...query, from: at, count: Math.min(stepRows, end - at + 1) });
    if (!page.ok) return undefined;
    if (page.value.rows.length === 0) break;
    rows.push(...page.value.rows);
  }
  return rows;
};

export const linesWords = (line: number | null, lines: number): string => {
  if (line === null) return 'no line';
  return lines === 1 ? `line ${line}` : `lines ${line} to ${line + lines - 1}`;
};
