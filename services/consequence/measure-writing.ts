import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { clearedRefusal } from '../../shared/consequence/redress-rules.ts';
import { gateMeasure, type Gated } from '../../shared/consequence/measure-gate.ts';
import { afterAct, type ActOf, type Measure, type MeasureAct } from '../../shared/consequence/measure.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import type { MeasureGate } from '../../shared/ledger/measure-line-types.ts';
import type { AppendView } from '../../db/append.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import type { commonFields } from '../cases/common-fields.ts';
import { findMeasure, movedMeanwhile, needNumbers, readCaseMeasures, type CaseMeasures } from './case-measures.ts';

type Planned = {
  readonly act: MeasureAct;
  /** What follows on it by itself. */
  readonly follows?: MeasureAct;
  readonly lines: readonly LineDraft[];
};
type Plan = (measure: Measure, known: CaseMeasures) => Result<Planned>;
type Written = Result<{ readonly line: number; readonly after: Measure; readonly profile: CaseMeasures['profile'] }>;

/** Decides inside the transaction, on what the case then holds; what the rules refuse is not written. */
export const write = (
  session: CaseSession,
  reference: string,
  deps: AppDeps,
  plan: Plan,
  check: (view: AppendView) => Failure | undefined = () => undefined,
): Written => {
  let reply: { readonly after: Measure; readonly profile: CaseMeasures['profile'] } | undefined;
  const appended = session.append((view) => {
    const fault = check(view);
    if (fault !== undefined) return err(fault);
    const known = readCaseMeasures(view.tables, deps);
    if (!known.ok) return known;
    const found = findMeasure(known.value.measures, reference);
    if (!found.ok) return found;
    const planned = plan(found.value, known.value);
    if (!planned.ok) return planned;
    const when = { seq: view.head?.size ?? 0, day: known.value.today };
    const { act, follows, lines } = planned.value;
    const refusal = known.value.refuse(found.value)(found.value, act, when);
    if (refusal !== undefined) return err(refusal);
    const cleared = clearedRefusal(view.tables, goesOn(act) ? act.gate : null);
    if (cleared !== undefined) return err(cleared);
    const after = afterAct(found.value, act, when);
    reply = { after: follows === undefined ? after : afterAct(after, follows, when), profile: known.value.profile };
    return ok({ drafts: lines });
  });
  if (!appended.ok) return appended;
  if (reply === undefined) throw new Error('the decision gave no reply');
  return ok({ line: appended.value.first, ...reply });
};

const goesOn = (act: MeasureAct) => act.kind === 'decide' || act.kind === 'move';

/** The same for what rests on numbers: they are computed before, and nothing is written where the case has moved since. */
export const writeGated = (
  session: CaseSession,
  reference: string,
  deps: AppDeps,
  plan: (measure: Measure, known: CaseMeasures, compute: (gated: Gated) => MeasureGate) => Result<Planned>,
): Written => {
  if (session.readOnly !== null) return err(session.readOnly);
  const now = needNumbers(session, deps);
  if (!now.ok) return now;
  const { numbers, size } = now.value;
  return write(
    session,
    reference,
    deps,
    (found, known) => plan(found, known, (gated) => gateMeasure(gated, numbers, known.profile)),
    ({ head }) => (head?.size === size ? undefined : movedMeanwhile),
  );
};

export const recorded = (written: Written): Result<{ line: number }> =>
  written.ok ? ok({ line: written.value.line }) : written;
export const movedTo = (written: Written): Result<{ line: number; state: Measure['state'] }> =>
  written.ok ? ok({ line: written.value.line, state: written.value.after.state }) : written;

type Common = ReturnType<typeof commonFields>;
export const plainMove = (to: ActOf<'move'>['to'], automatic = false): ActOf<'move'> => ({
  kind: 'move',
  to,
  automatic,
  trigger: null,
  codes: [],
  gate: null,
  facts: null,
  end: null,
  externalReview: null,
});

export const moveLine = (
  { id }: Measure,
  act: ActOf<'move'>,
  common: Common,
  reason: string,
): { readonly act: ActOf<'move'>; readonly lines: readonly LineDraft[] } => {
  const { to, automatic, trigger, codes, gate, facts, end, externalReview } = act;
  const said = { to, automatic, trigger, codes: [...codes], gate, facts, end, externalReview };
  return { act, lines: [{ type: 'measure.move', fields: { ...common, measure: id, ...said, reason } }] };
};
