import type { Failure } from '../base/result.ts';
import { approversOf, isSamePerson, type Enrolment } from '../bundle/two-persons.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { isUpheld, type RedressOutcome, type RedressRemedy } from '../domain/redress-vocabulary.ts';
import type { MeasureGate } from '../ledger/measure-line-types.ts';
import { clearingClaim, type Claim } from './redress.ts';

/** What writes the assessment: whose actor has written it. */
const writing: ReadonlySet<string> = new Set(['sentence.write', 'sentence.change', 'rating.set', 'judgement.record']);

/** Kinds of lines about a measure: whose actor has a part in what was decided. */
const partInMeasure: ReadonlySet<string> = new Set(['draft', 'amend', 'review', 'approve', 'decide']);

type About = { readonly releases: readonly number[]; readonly measures: readonly string[] };

/**
 * Why somebody may not decide a claim; undefined where they may. Whoever approved a release that it is about, drafted,
 * reviewed, approved or decided a measure that it is about, or wrote or rated in the case, would judge their own work.
 * `name` is a principal of the case or a person’s name.
 */
export const deciderRefusal = (
  name: string,
  { releases, measures }: About,
  tables: CaseTables,
): Failure<'NOT_INDEPENDENT'> | undefined => {
  const identities = tables.rows('identity');
  const own = identities.find((one) => plain(one.principal) === plain(name));
  const decider: Enrolment = own ?? { principal: name, person: name, publicKey: `none: ${name}` };
  const isDecider = (other: Enrolment): boolean =>
    isSamePerson(decider, other) || plain(other.person) === plain(name) || plain(other.principal) === plain(name);
  const approved = tables
    .rows('release')
    .filter(({ seq }) => releases.includes(seq))
    .find(({ request }) => {
      const asked = request === null ? undefined : tables.get('request', request);
      return asked !== undefined && approversOf(asked, tables).some(isDecider);
    });
  if (approved !== undefined) return refused(name, `approved the release of line ${approved.seq}`);
  const isActor = (actor: string | null): boolean => {
    if (actor === null) return false;
    const known = identities.find(({ principal }) => principal === actor);
    const person = actor.replace(/ \(unsigned\)$/u, '');
    return isDecider(known ?? { principal: person, person, publicKey: `none: ${actor}` });
  };
  const acted = tables
    .rows('measure_event')
    .find(
      ({ measure, kind, actor }) =>
        measure !== null && measures.includes(measure) && partInMeasure.has(kind) && isActor(actor),
    );
  if (acted !== undefined) return refused(name, `had a part in the measure that it is about, in line ${acted.seq}`);
  const wrote = tables.rows('line_index').find(({ type, actor }) => writing.has(type) && isActor(actor));
  return wrote === undefined ? undefined : refused(name, `wrote the assessment, in line ${wrote.seq}`);
};

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();

const refused = (name: string, why: string): Failure<'NOT_INDEPENDENT'> => ({
  code: 'NOT_INDEPENDENT',
  message: `${name} cannot decide this claim: the same person ${why}.`,
  hint: 'Have somebody decide who neither approved nor wrote what is complained of.',
  at: name,
});

/** Why a measure cannot go on by such numbers: they name whom an upheld claim clears. Null: it asks for none. */
export const clearedRefusal = (
  tables: CaseTables,
  gate: Pick<MeasureGate, 'attribution'> | null,
): Failure<'MISATTRIBUTION_UPHELD'> | undefined => {
  const claim = clearingClaim(tables, gate?.attribution?.subject ?? null);
  return claim === undefined
    ? undefined
    : {
        code: 'MISATTRIBUTION_UPHELD',
        message: `The measure would rest on whom the decision of line ${claim.decision?.line ?? ''} clears.`,
        hint: 'Correct the case and release it again, or narrow, suspend or revoke the measure.',
        at: claim.row.key,
      };
};

/** A day after today, or before another day that must come first. */
export const dayRefusal = (
  on: string,
  { today, notBefore, of }: { readonly today: string; readonly notBefore: string | null; readonly of: string },
): Failure<'DATES_OUT_OF_ORDER'> | undefined => {
  const fault =
    on > today
      ? `${on} is later than today, ${today}`
      : notBefore !== null && on < notBefore
        ? `${on} is before ${of}, ${notBefore}`
        : undefined;
  return fault === undefined
    ? undefined
    : { code: 'DATES_OUT_OF_ORDER', message: `The day was refused: ${fault}.`, hint: 'Give the day on which it was.' };
};

type Asked = { readonly outcome: RedressOutcome; readonly remedies: readonly RedressRemedy[] };

/** Why a claim cannot be decided so; undefined where it can. */
export const decisionRefusal = (
  { decision, row }: Claim,
  { outcome, remedies }: Asked,
): Failure<'DECIDED_BEFORE' | 'BAD_DECISION'> | undefined => {
  if (decision !== null) {
    return {
      code: 'DECIDED_BEFORE',
      message: `The claim ${row.key} was decided in line ${decision.line}.`,
      hint: 'What is claimed anew is a claim of its own.',
      at: row.key,
    };
  }
  const fault =
    isUpheld(outcome) && remedies.length === 0
      ? 'a claim that is upheld owes at least one remedy'
      : !isUpheld(outcome) && remedies.length > 0
        ? 'a claim that is not upheld owes no remedy'
        : row.ground === 'misattribution' && isUpheld(outcome) && !remedies.some((one) => corrects.has(one))
          ? 'an upheld misattribution owes correction or retraction'
          : undefined;
  return fault === undefined
    ? undefined
    : {
        code: 'BAD_DECISION',
        message: `The decision was refused: ${fault}.`,
        hint: 'Name the remedies that are owed.',
      };
};
const corrects: ReadonlySet<RedressRemedy> = new Set(['correction', 'retraction']);
