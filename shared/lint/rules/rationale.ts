import { z } from 'zod';
import type { CaseTables } from '../../domain/case-tables.ts';
import type { MeasureEventRow } from '../../domain/measure-rows.ts';
import { measureFactsSchema, measureGateSchema } from '../../ledger/measure-line-types.ts';
import { hitAll, place, type LintRule } from '../rule.ts';

/** Asked for where the policy profile asks for it: the gates have held the end and the contact against the instrument. */
export const rationale: LintRule<'lacking' | 'unmet'> = {
  id: 'RATIONALE',
  severity: 'E',
  checks: 'Every decision to respond has a rationale, alternatives considered, an end and a contact for redress.',
  why: 'A measure that nobody can answer for harms those whom it hits.',
  absent: 'The case records no decision to respond.',
  reads: [],
  faults: {
    lacking: {
      severity: 'E',
      says: 'A measure was decided on without its question, its reasons, or two options with doing nothing among them.',
      mend: 'No decision is recorded without them: the line was not written by this program. Compare the ledger with a copy.',
    },
    unmet: {
      severity: 'E',
      says: 'A measure was decided on that does not meet the criteria of the policy profile, its end and contact for redress among them.',
      mend: 'No decision is recorded without them: the line was not written by this program. Compare the ledger with a copy.',
    },
  },
  check: ({ tables }) => {
    const decisions = tables.rows('measure_event').filter(({ kind }) => kind === 'decide');
    if (decisions.length === 0) return 'absent';
    const lacking = decisions.filter((decision) => !isReasoned(recordBefore(decision, tables)));
    const unmet = decisions.filter(
      ({ codes }) => decided.safeParse(parsed(codes)).data?.gate.result !== 'CRITERIA_MET',
    );
    return [
      ...hitAll(
        'lacking',
        lacking.map(({ seq }) => place('line', seq)),
      ),
      ...hitAll(
        'unmet',
        unmet.map(({ seq }) => place('line', seq)),
      ),
    ];
  },
};

const decided = z.object({ gate: measureGateSchema });
const drafted = z.object({ facts: measureFactsSchema });
const parsed = (codes: string | null): unknown => JSON.parse(codes ?? 'null');

const recordBefore = ({ measure, seq }: MeasureEventRow, tables: CaseTables): MeasureEventRow | undefined =>
  tables
    .rows('measure_event')
    .findLast((row) => row.measure === measure && row.seq < seq && (row.kind === 'draft' || row.kind === 'amend'));

const isReasoned = (record: MeasureEventRow | undefined): boolean => {
  const facts = drafted.safeParse(parsed(record?.codes ?? null)).data?.facts;
  if (facts === undefined) return false;
  return facts.question && facts.rationale && facts.options.length >= 2 && facts.options.includes('do_nothing');
};
