import { decimalString } from '../../shared/attribution/decimal-string.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { tripwireReached } from '../../shared/consequence/measure-due.ts';
import { asRenewed, asRunning } from '../../shared/consequence/measure-gate.ts';
import { renewalFacts } from '../../shared/consequence/measure-renewal.ts';
import type { MeasureFacts } from '../../shared/ledger/measure-line-types.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';
import { movedTo, moveLine, plainMove, recorded, write, writeGated } from './measure-writing.ts';

/** Starts, resumes, renews, narrows, suspends, revokes or closes a measure, or requires its review. */
export const moveMeasure = (
  session: CaseSession,
  { measure, move, reason, tlp }: Checked<'measure.move'>,
  deps: AppDeps,
): Result<Output<'measure.move'>> => {
  const common = commonFields(session, deps, tlp);
  switch (move.to) {
    case 'active':
      return movedTo(
        writeGated(session, measure, deps, (found, _, compute) =>
          ok(moveLine(found, { ...plainMove('active'), gate: compute(asRunning(found)) }, common, reason)),
        ),
      );
    case 'renewed':
      return movedTo(
        writeGated(session, measure, deps, (found, { today }, compute) => {
          const end = found.gate?.renewal ?? null;
          const { externalReview } = renewalFacts(session.tables, found);
          const gate = compute(asRenewed(found, end, today));
          return ok(moveLine(found, { ...plainMove('renewed'), gate, end, externalReview }, common, reason));
        }),
      );
    case 'narrowed':
      return movedTo(
        writeGated(session, measure, deps, (found, _, compute) => {
          const facts = narrowed(found.facts, move);
          if (facts === undefined) return err(nothingNarrowed);
          const gate = compute({ ...asRunning(found), facts });
          return ok(moveLine(found, { ...plainMove('narrowed'), gate, facts }, common, reason));
        }),
      );
    case 'review_required':
      return movedTo(
        write(session, measure, deps, (found) =>
          ok(moveLine(found, { ...plainMove('review_required'), trigger: move.trigger }, common, reason)),
        ),
      );
    case 'suspended':
    case 'revoked':
    case 'closed':
      return movedTo(write(session, measure, deps, (found) => ok(moveLine(found, plainMove(move.to), common, reason))));
  }
};

const nothingNarrowed: Failure = {
  code: 'NOT_NARROWER',
  message: 'Nothing of the measure would be narrower.',
  hint: 'Give a lower level that it names, less collateral, that it spares civilian services, or an earlier end.',
};

const narrowed = (
  facts: MeasureFacts,
  change: Extract<Checked<'measure.move'>['move'], { readonly to: 'narrowed' }>,
): MeasureFacts | undefined => {
  const { targetLevel, collateral, hitsEssentialCivilianService, end } = change;
  const next: MeasureFacts = {
    ...facts,
    targetLevel: targetLevel ?? facts.targetLevel,
    collateral: collateral ?? facts.collateral,
    hitsEssentialCivilianService: hitsEssentialCivilianService ?? facts.hitsEssentialCivilianService,
    end: end ?? facts.end,
    reviews: facts.reviews.filter((day) => end === undefined || day <= end),
  };
  return JSON.stringify(next) === JSON.stringify(facts) ? undefined : next;
};

/** A tripwire that is hit forces a review: the same transaction records it. */
export const observeMeasure = (
  session: CaseSession,
  { measure, indicator, value, hit: claimed, note, tlp }: Checked<'measure.observe'>,
  deps: AppDeps,
): Result<Output<'measure.observe'>> => {
  let hit = claimed;
  const common = commonFields(session, deps, tlp);
  const written = write(session, measure, deps, (found, { profile, refuse, today }) => {
    const asked = profile.policy.monitoring.indicators.find(({ id }) => id === indicator);
    hit = claimed || (value !== undefined && tripwireReached(asked?.tripwire ?? '', value));
    const shown = value === undefined ? null : decimalString(value, 6);
    const act = { kind: 'observe', indicator, value: shown, hit } as const;
    const fields = { ...common, measure: found.id, indicator, value: shown, hit, note };
    const line = { type: 'measure.observe', fields };
    const forced = { ...plainMove('review_required', true), trigger: 'tripwire', codes: [] } as const;
    const isForced = hit && refuse(found)(found, forced, { seq: 0, day: today }) === undefined;
    if (!isForced) return ok({ act, lines: [line] });
    const moved = moveLine(found, forced, common, `The tripwire of ${indicator} is hit: ${asked?.tripwire ?? ''}.`);
    return ok({ act, follows: moved.act, lines: [line, ...moved.lines] });
  });
  return written.ok ? ok({ line: written.value.line, hit, state: written.value.after.state }) : written;
};

export const logConsequence = (
  session: CaseSession,
  { measure, what, done, cites, tlp }: Checked<'measure.consequence'>,
  deps: AppDeps,
): Result<Output<'measure.consequence'>> => {
  const items = new Set<string>();
  for (const reference of cites) {
    const item = findRow(session.tables, 'evidence', reference);
    if (!item.ok) return item;
    items.add(item.value.key);
  }
  return recorded(
    write(session, measure, deps, ({ id }) => {
      const fields = { ...commonFields(session, deps, tlp), measure: id, what, done, cites: [...items] };
      return ok({ act: { kind: 'consequence' }, lines: [{ type: 'measure.consequence', fields }] });
    }),
  );
};
