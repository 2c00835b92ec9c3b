import { acquisitionSchemas } from '../domain/acquisition.ts';
import type { CaseTables, EvidenceRow } from '../domain/case-tables.ts';
import type { CustodyRow } from '../domain/custody-rows.ts';
import { parseJson } from '../ledger/canonical-json.ts';
import type { GivenDeadline } from './deadlines.ts';
import { dayOfLine } from './line-day.ts';

/**
 * From what was said of how long evidence is kept: by that day somebody keeps it longer or disposes of it. One deadline for
 * what is said of an item, and one for what is said of an intake and stands for its items. A legal hold has no day.
 */
export const retentionDeadlines = ({ tables }: { readonly tables: CaseTables }): readonly GivenDeadline[] => {
  const stated = statedRetentions(tables);
  if (stated.size === 0) return [];
  const items = tables.rows('evidence');
  const steps = Map.groupBy(standingSteps(tables), ({ item }) => item ?? '');
  return [...stated].flatMap(([key, { until, legalHold, line }]): readonly GivenDeadline[] => {
    const kept = items.filter((item) => item.key === key || (item.intake === key && !stated.has(item.key)));
    const free = kept.filter((item) => !(holdBy(steps.get(item.key) ?? []) ?? legalHold));
    if (until === null || free.length === 0) return [];
    const disposals = free.map((item) => steps.get(item.key)?.findLast(({ event }) => event === 'disposed')?.seq);
    return [
      {
        kind: 'retention',
        what: `Keep longer or dispose of: ${kept.some((item) => item.key === key) ? exhibitOf(free[0]) : countOf(free)}`,
        due: until,
        met: disposals.includes(undefined) ? null : dayOfLine(tables, Math.max(...disposals.map(Number))),
        line,
        part: 'retention',
        place: 'evidence',
      },
    ];
  });
};

type Retention = { readonly until: string | null; readonly legalHold: boolean; readonly line: number };

/** By item or intake. What is said of an item without a day is there too: it stands before what is said of its intake. */
const statedRetentions = (tables: CaseTables): ReadonlyMap<string, Retention> =>
  new Map(
    tables.rows('acquisition').flatMap(({ key, restriction, seq }): readonly (readonly [string, Retention])[] => {
      const json = parseJson(restriction ?? 'null');
      const said = acquisitionSchemas.restriction.safeParse(json.ok ? json.value : null).data;
      return said === undefined ? [] : [[key, { until: said.retentionUntil, legalHold: said.legalHold, line: seq }]];
    }),
  );

/** What a correction is about does not stand any more. */
const standingSteps = (tables: CaseTables): readonly CustodyRow[] => {
  const steps = tables.rows('custody');
  const corrected = new Set(steps.map(({ corrects }) => corrects));
  return steps.filter(({ seq }) => !corrected.has(seq));
};

/** Whether custody says last that a legal hold was set; undefined where it says nothing of one. */
const holdBy = (steps: readonly CustodyRow[]): boolean | undefined => {
  const last = steps.findLast(({ event }) => event === 'legal_hold_set' || event === 'legal_hold_released');
  return last === undefined ? undefined : last.event === 'legal_hold_set';
};

const exhibitOf = (item: EvidenceRow | undefined): string => item?.exhibit ?? '(exhibit withheld)';
const countOf = (items: readonly EvidenceRow[]): string =>
  items.length === 1 ? exhibitOf(items[0]) : `${items.length} items that were taken in together`;
