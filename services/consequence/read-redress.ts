import { ok, type Result } from '../../shared/base/result.ts';
import { instantToDay } from '../../shared/base/clock.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { claimsOf, redressDuties, type Claim } from '../../shared/consequence/redress.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { shownActorName } from '../../shared/domain/provisional-name.ts';
import type { RedressEventRow } from '../../shared/domain/redress-rows.ts';
import { claimantKinds, redressGrounds, redressRemedies } from '../../shared/domain/redress-vocabulary.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { unlessRatedBlind } from '../reasoning/hidden-ratings.ts';
import { readCaseMeasures } from './case-measures.ts';
import { citedItems } from './read-harm.ts';

/** The docket. A decision says who does not lead, so with one it is hidden while somebody rates blind. */
export const readRedress = unlessRatedBlind(
  ({ tables }: CaseSession, _: Checked<'redress.read'>, deps: AppDeps): Result<Output<'redress.read'>> => {
    const today = instantToDay(deps.clock());
    const known = readCaseMeasures(tables, deps);
    if (!known.ok) return known;
    return ok({
      claims: claimsOf(tables).map((claim) => claimToReply(claim, tables, today)),
      duties: redressDuties(tables, known.value.measures).map((duty) => ({ ...duty })),
    });
  },
  ({ tables }) => tables.rows('redress_event').some(({ kind }) => kind === 'decide'),
);

const claimToReply = (claim: Claim, tables: CaseTables, today: string): Output<'redress.read'>['claims'][number] => {
  const { row, acknowledged, decision, remedied, rescored, lessons } = claim;
  const passed = (day: string | null): boolean => decision === null && day !== null && today > day;
  return {
    id: row.key,
    ...by(row),
    on: row.on,
    claimant: claimantKinds.find((one) => one === row.claimant) ?? null,
    ground: redressGrounds.find((one) => one === row.ground) ?? null,
    release: row.release,
    measure: row.measure,
    hypothesis: row.hypothesis === null ? null : { id: row.hypothesis, name: nameOf(tables, row.hypothesis) },
    name: row.name,
    words: row.words,
    cites: citedItems(tables, row.cites),
    acknowledgeBy: row.acknowledgeBy,
    decideBy: row.decideBy,
    overdue: [
      ...(acknowledged === null && passed(row.acknowledgeBy) ? (['acknowledge'] as const) : []),
      ...(passed(row.decideBy) ? (['decide'] as const) : []),
    ],
    acknowledged: acknowledged === null ? null : { ...by(acknowledged), on: acknowledged.on, note: acknowledged.said },
    decision:
      decision === null
        ? null
        : {
            ...by(decision.row),
            on: decision.row.on,
            outcome: decision.outcome,
            remedies: [...decision.remedies],
            owed: decision.remedies.filter((one) => !remedied.some(({ remedy }) => remedy === one)),
            releases: [...decision.releases],
            measures: [...decision.measures],
            decider: decision.row.person,
            reasons: decision.row.said,
          },
    remedied: remedied.map((one) => ({
      ...by(one),
      on: one.on,
      remedy: redressRemedies.find((remedy) => remedy === one.remedy) ?? null,
      shownBy: one.line,
      note: one.said,
      cites: citedItems(tables, one.cites),
    })),
    rescored: rescored === null ? null : { ...by(rescored), run: rescored.run, note: rescored.said },
    lessons: lessons.map((one) => ({ ...by(one), lesson: one.said, change: one.change, owner: one.person })),
  };
};

const by = ({ seq, at, actor }: Pick<RedressEventRow, 'seq' | 'at' | 'actor'>) => ({ line: seq, at, actor });

const nameOf = (tables: CaseTables, id: string): string | null => {
  const row = tables.get('hypothesis', id);
  return shownActorName(row?.actorName ?? '') || (row?.statement ?? null);
};
