import type { Failure, Result } from '../../base/result.ts';
import type { CasePolicy } from '../../consequence/case-policy.ts';
import { reviewsRequired, tripwireReached } from '../../consequence/measure-due.ts';
import { asItStands, asRenewed, asRunning, gateMeasure, type Gated } from '../../consequence/measure-gate.ts';
import { asksForReview } from '../../consequence/measure-late.ts';
import { renewalFacts } from '../../consequence/measure-renewal.ts';
import { refuseAct } from '../../consequence/measure-rules.ts';
import { readAct, type ActOf, type Measure, type MeasureAct } from '../../consequence/measure.ts';
import type { leadsOf } from '../../consequence/named-leads.ts';
import { clearedRefusal } from '../../consequence/redress-rules.ts';
import type { CaseTables } from '../../domain/case-tables.ts';
import { readFields } from '../../domain/line-fields.ts';
import { canonicalJson, type Json } from '../../ledger/canonical-json.ts';
import type { MeasureGate } from '../../ledger/measure-line-types.ts';
import type { RevealedLine } from '../../ledger/reveal.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';
import type { ComputedCase } from './computed-case.ts';

/** The case as it was before a line. */
export type LineBefore = {
  readonly tables: CaseTables;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly profileOf: (sha256: string) => CasePolicy | undefined;
  readonly policy: () => Result<CasePolicy>;
  readonly computed: () => Result<ComputedCase>;
  /** Leads of each release that two people approved, by its line; null where nothing was computed of it. */
  readonly leadsByRelease: ReadonlyMap<number, ReturnType<typeof leadsOf> | null>;
};

/** What became of one line. `isGivenUp`: it is not told, although nothing that it follows from is withheld. */
export type Judged = Outcome & { readonly isGivenUp?: boolean };

/** Of a line for which nothing was computed. With bad input of a score nobody can have computed anything. */
export const uncomputed = ({ code, message }: Failure): Judged =>
  code === 'SCORING_LIMIT' || code === 'PROFILE_MISSING'
    ? { ...notChecked(message), isGivenUp: true }
    : fails(`nothing could be computed of the case then: ${message}`);

export const judgeMeasureLine = (line: RevealedLine, before: LineBefore): Judged =>
  line.type === 'measure.draft' || line.type === 'measure.amend' ? judgeFacts(line) : judgeAct(line, before);

const judgeAct = (line: RevealedLine, before: LineBefore): Judged => {
  const measure = before.measures.get(readFields(line).string('measure') ?? '');
  const act = readAct(line);
  if (measure === undefined || act === undefined || act.kind === 'draft')
    return fails('it is about no measure that there was');
  const profile = before.policy();
  if (!profile.ok) return uncomputed(profile.error);
  if (act.kind === 'observe') return judgeObservation(act, profile.value);
  const gated = gatedBy(act, measure, line.day);
  const isFound = act.kind === 'move' && act.automatic && act.codes.length > 0;
  const computed = gated === null && !isFound ? null : before.computed();
  if (computed?.ok === false) return uncomputed(computed.error);
  const numbers = computed?.value.numbers ?? null;
  if (computed !== null && numbers === null) return fails('nothing could be computed of the case then');
  const expected = gated === null || numbers === null ? null : gateMeasure(gated, numbers, profile.value);
  const other = differing('gate' in act ? act.gate : null, expected);
  if (other !== undefined) return fails(`the gates of the measure are not those of the case then: ${other}`);
  const cleared = act.kind === 'gate' ? undefined : clearedRefusal(before.tables, expected);
  if (cleared !== undefined) return fails(cleared.message);
  if (act.kind === 'move' && act.to === 'renewed') return judgeRenewal(line, act, measure, before);
  const isDue =
    !isFound ||
    reviewsRequired(measure, before.tables, numbers, profile.value).some(
      ({ trigger, codes }) => trigger === act.trigger && codes.join() === act.codes.join(),
    );
  return isDue ? holds('') : fails('the measure did not fail what the program is said to have found');
};

/** What a renewal rests on beside its gates; what is refused for another reason counts for nothing, and is named elsewhere. */
const judgeRenewal = (
  { seq, day }: RevealedLine,
  act: ActOf<'move'>,
  measure: Measure,
  { tables, profileOf }: LineBefore,
): Outcome => {
  const when = { seq, day };
  const renewal = renewalFacts(tables, measure);
  if (refuseAct({ profileOf })(measure, act, when) === undefined) {
    const refusal = refuseAct({ profileOf, renewal })(measure, act, when);
    if (refusal !== undefined) return fails(refusal.message);
  }
  if (asksForReview(act.gate, { profileOf }) && act.gate?.review !== 'concur')
    return notChecked('the renewal rests on no review that concurs with the case as it then was');
  const since = measure.term?.seq ?? measure.line;
  if (tables.rows('review').some((review) => review.seq > since && review.reviewer === null))
    return notChecked('who reviewed the case is withheld');
  return act.externalReview === renewal.externalReview
    ? holds('')
    : fails('the review from outside that the renewal names is not the latest that there was');
};

/** As what the gates read the measure for an act; null: the act asks for none. */
const gatedBy = (act: MeasureAct, measure: Measure, day: string): Gated | null => {
  switch (act.kind) {
    case 'gate':
      return act.renewal === null ? asItStands(measure) : asRenewed(measure, act.renewal, day);
    case 'decide':
      return asItStands(measure);
    case 'move':
      return movedBy(act, measure, day);
    case 'amend':
    case 'review':
    case 'approve':
    case 'observe':
    case 'consequence':
      return null;
  }
};

const movedBy = ({ to, end, facts }: ActOf<'move'>, measure: Measure, day: string): Gated | null => {
  switch (to) {
    case 'active':
      return asRunning(measure);
    case 'renewed':
      return asRenewed(measure, end, day);
    case 'narrowed':
      return { ...asRunning(measure), facts: facts ?? measure.facts };
    case 'review_required':
    case 'suspended':
    case 'lapsed':
    case 'revoked':
    case 'closed':
      return null;
  }
};

/** Which members of a gate are others than expected; undefined: none. */
const differing = (stated: MeasureGate | null, expected: MeasureGate | null): string | undefined => {
  if (stated === null || expected === null)
    return stated === expected ? undefined : stated === null ? 'none are stated' : 'none are asked for';
  const of = (gate: MeasureGate): ReadonlyMap<string, Json> => new Map(Object.entries(gate));
  const known = of(expected);
  const names = [...of(stated)].filter(
    ([name, value]) => canonicalJson(value) !== canonicalJson(known.get(name) ?? null),
  );
  return names.length === 0 ? undefined : names.map(([name]) => name).join(', ');
};

/** Half of the last place is less than what rounding the number to six places can have added. */
const rounding = 0.000_001;

const judgeObservation = (
  { indicator, value, hit }: Extract<MeasureAct, { readonly kind: 'observe' }>,
  { policy }: CasePolicy,
): Outcome => {
  const asked = policy.monitoring.indicators.find(({ id }) => id === indicator);
  const isReached = value !== null && tripwireReached(asked?.tripwire ?? '', Number(value) - rounding);
  return isReached && !hit
    ? fails(`the number ${value} reaches the tripwire of ${indicator}, and it is said not to be hit`)
    : holds('');
};

/** What the gates read of the prose is only whether it is there: where the prose is shown, it must be. */
const judgeFacts = (line: RevealedLine): Outcome => {
  const act = readAct(line);
  if (act?.kind !== 'draft' && act?.kind !== 'amend') return fails('it holds no record of a measure');
  const { facts } = act;
  const isSaid = (name: string): boolean | undefined => {
    const value = line.fields[name];
    return value === undefined ? undefined : typeof value !== 'string' || value.trim() !== '';
  };
  const count = (name: string): number | undefined => {
    const value = line.fields[name];
    return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
  };
  const claimed: readonly (readonly [string, boolean, boolean | undefined])[] = [
    ['question', facts.question, isSaid('question')],
    ['rationale', facts.rationale, every(['proportionate', 'necessary', 'now'].map(isSaid))],
    ['emergency', facts.emergencyJustified, isSaid('emergency')],
    ['redress', facts.redress, isSaid('redress')],
    // Counsel may have seen words that were not taken for reviewed.
    ['legal basis', facts.legal, facts.legal ? isSaid('legalBasis') : undefined],
    ['options', true, sameCount(facts.options.length, count('options'))],
    ['safeguards', true, sameCount(Object.keys(facts.safeguards).length, count('safeguards'))],
  ];
  const hidden = claimed.filter(([, , found]) => found === undefined);
  const wrong = claimed.find(([, said, found]) => found !== undefined && said !== found);
  if (wrong !== undefined) return fails(`what the gates read of the record is not what it says: ${wrong[0]}`);
  const isUntold = hidden.some(([name]) => name !== 'legal basis' || facts.legal);
  return isUntold ? notChecked('words of its record are withheld') : holds('');
};

const sameCount = (left: number, right: number | undefined): boolean | undefined =>
  right === undefined ? undefined : left === right;

/** Undefined where one is withheld and none is known to be missing. */
const every = (said: readonly (boolean | undefined)[]): boolean | undefined =>
  said.includes(false) ? false : said.includes(undefined) ? undefined : true;
