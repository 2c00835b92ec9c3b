import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { policiesOfCase, policyOfCase, type CasePolicy } from '../../shared/consequence/case-policy.ts';
import { sectionsToNumbers, type CaseNumbers } from '../../shared/consequence/measure-gate.ts';
import { renewalFacts } from '../../shared/consequence/measure-renewal.ts';
import { refuseNow } from '../../shared/consequence/measure-late.ts';
import { refuseAct } from '../../shared/consequence/measure-rules.ts';
import { measuresOfCase, type Measure, type Refuse } from '../../shared/consequence/measure.ts';
import type { Json } from '../../shared/ledger/canonical-json.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { assess, missingOf, profileTexts } from '../cases/assess.ts';
import { readHead } from '../../db/ledger.ts';

/** What every call about measures reads of a case. */
export type CaseMeasures = {
  readonly profile: CasePolicy;
  readonly measures: readonly Measure[];
  readonly today: string;
  /** Rules for what is to be written now. */
  readonly refuse: (measure: Measure) => Refuse;
};

/** The measures of the tables as their lines leave them, and the rules by which others may follow. */
export const readCaseMeasures = (tables: CaseTables, deps: Pick<AppDeps, 'crypto' | 'clock'>): Result<CaseMeasures> => {
  const { sha256Hex } = deps.crypto;
  const profile = policyOfCase({ tables, profileText: profileTexts(tables, deps), sha256Hex });
  if (!profile.ok) return profile;
  const profileOf = policiesOfCase(tables, sha256Hex);
  return ok({
    profile: profile.value,
    measures: measuresOfCase(tables, refuseAct({ profileOf })),
    today: deps.clock().slice(0, 10),
    refuse: (measure) => refuseNow({ profileOf, renewal: renewalFacts(tables, measure) }),
  });
};

/** A measure by its identifier or any unique beginning of it. */
export const findMeasure = (measures: readonly Measure[], reference: string): Result<Measure, Failure> => {
  const exact = measures.find(({ id }) => id === reference);
  if (exact !== undefined) return ok(exact);
  const found = measures.filter(({ id }) => id.startsWith(reference));
  const [only] = found;
  if (found.length === 1 && only !== undefined) return ok(only);
  return err({
    code: found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
    message:
      found.length === 0
        ? `There is no measure ${reference} in the case.`
        : `${reference} stands for ${found.length} of them: it is no unique measure.`,
    hint: 'Run `plumbline measure list DIR` for those that there are.',
    at: reference,
  });
};

export type NumbersNow = {
  /** Null: nothing is computed, since what it follows from is withheld. */
  readonly numbers: CaseNumbers | null;
  readonly sections: Readonly<Record<string, Json>>;
  /** Lines of the ledger that they were computed of. */
  readonly size: number;
};

/** Scores, harm and gates of the case as it is. */
export const readNumbers = (session: CaseSession, deps: AppDeps): Result<NumbersNow> => {
  const size = readHead(session.store.db)?.size ?? 0;
  const sections = assess(session.tables, missingOf(session, deps), deps);
  return sections.ok ? ok({ numbers: sectionsToNumbers(sections.value), sections: sections.value, size }) : sections;
};

/** The numbers for an act that rests on them; it is refused where there are none. */
export const needNumbers = (
  session: CaseSession,
  deps: AppDeps,
): Result<{ readonly numbers: CaseNumbers; readonly size: number }> => {
  const now = readNumbers(session, deps);
  if (!now.ok) return now;
  const { numbers, size } = now.value;
  return numbers === null
    ? err({
        code: 'NOT_RECOMPUTABLE',
        message: 'The numbers of the case cannot be computed: what they follow from is withheld.',
        hint: 'Act in the case itself.',
      })
    : ok({ numbers, size });
};

export const movedMeanwhile: Failure = {
  code: 'CHANGED_MEANWHILE',
  message: 'A line was added while the gates were being computed; nothing was recorded.',
  hint: 'Do it again: the gates are computed anew.',
};
