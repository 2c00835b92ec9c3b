import { z } from 'zod';
import type { CaseTables } from '../domain/case-tables.ts';
import type { PolicyProfile } from '../reference/policy-profiles.ts';
import type { MeasuresSection } from './consequence-shape.ts';
import { instrumentName, resultWords } from './gate-words.ts';

/** One measure as a release states it, in words. */
export type StatedMeasure = {
  readonly id: string;
  readonly line: number;
  /** Null: withheld. */
  readonly title: string | null;
  readonly instrument: string;
  readonly state: string;
  readonly dates: string;
  readonly gate: string;
  /** Why it must be reviewed, and lines that count for nothing. */
  readonly remarks: readonly string[];
  readonly approvals: string;
};

/** As the record says it last; null: withheld in this edition. */
export const measureTitle = (tables: CaseTables, id: string): string | null => {
  const record = tables
    .rows('measure_event')
    .findLast(({ measure, kind }) => measure === id && (kind === 'draft' || kind === 'amend'));
  return titled.safeParse(JSON.parse(record?.words ?? '{}')).data?.title ?? null;
};
const titled = z.object({ title: z.string() });

/** The measures of a section in the order of their drafts. Titles are prose of the edition. */
export const statedMeasures = (
  { measures }: MeasuresSection,
  tables: CaseTables,
  policy: PolicyProfile,
): readonly StatedMeasure[] =>
  Object.entries(measures)
    .sort(([, left], [, right]) => left.line - right.line)
    .map(([id, { line, instrument, state, start, end, gate, required, approvals, faults }]) => {
      const known = policy.instruments.find((one) => one.id === instrument);
      return {
        id,
        line,
        title: measureTitle(tables, id),
        instrument: known === undefined ? instrument : `${instrument} ${instrumentName(known)}`,
        state: spaced(state),
        dates: `${start ?? 'no start'} to ${end ?? 'no end'}`,
        gate:
          gate === null
            ? '–'
            : [
                resultWords[gate.result],
                ...gate.reasons.map((code) => spaced(code.replace(':', ' ')).toLowerCase()),
              ].join(', '),
        remarks: [
          ...new Set(
            required.map(
              ({ trigger, codes }) =>
                `review for ${[spaced(trigger), ...codes.map((code) => spaced(code).toLowerCase())].join(', ')}`,
            ),
          ),
          ...faults.map((fault) => `line ${fault.line} counts for nothing`),
        ],
        approvals: approvals.map(({ role, principal }) => `${principal} (${spaced(role)})`).join(', ') || '–',
      };
    });

const spaced = (words: string): string => words.replaceAll('_', ' ');
