import { seqKey, type CaseTables, type EvidenceRow } from '../../shared/domain/case-tables.ts';
import type { CustodyStep } from '../../shared/domain/custody-chain.ts';
import { higherTlp, tlpSchema, type Tlp } from '../../shared/domain/vocabulary.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { derivedCustodyOf } from './custody-state.ts';

type GradeParts = {
  readonly row: EvidenceRow;
  readonly steps: readonly CustodyStep[];
  readonly tables: CaseTables;
  readonly session: CaseSession;
  readonly deps: AppDeps;
  readonly tlp: Tlp | undefined;
};

/**
 * The line that says what grade the chain gives now: nothing where that is what the ledger says already. Without such a
 * line a chain was never worse than whole.
 */
export const gradeDrafts = ({ row, steps, tables, session, deps, tlp }: GradeParts): readonly LineDraft[] => {
  const { grade, reason, rests } = derivedCustodyOf(row, steps, tables, false);
  if (grade === null || grade === (tables.get('custody_grade', row.key)?.grade ?? 'intact')) return [];
  const common = commonFields(session, deps, tlp);
  // The reason names persons of the events that it rests on, so it is marked as the highest of them.
  const marking = rests
    .map((line) => tlpSchema.safeParse(tables.get('line_index', seqKey(line))?.tlp))
    .reduce((highest, one) => (one.success ? higherTlp(highest, one.data) : highest), common.tlp);
  return [
    {
      type: 'custody.grade',
      fields: { ...common, tlp: marking, item: row.key, grade, reason, rests: [...rests] },
    },
  ];
};
