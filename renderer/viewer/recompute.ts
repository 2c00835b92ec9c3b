import { parseAssessment, type Assessment } from '../../shared/attribution/assessment-shape.ts';
import type { Crypto } from '../../shared/base/crypto.ts';
import { runSteps, type Steps } from '../../shared/base/steps.ts';
import { assessmentInSteps, formatAssessmentFile, namesOfSections } from '../../shared/bundle/assessment-file.ts';
import { missingSkeleton } from '../../shared/bundle/edition-plan.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { CaseData } from './case-data.ts';
import { profileTextOf } from './page-report.ts';

/** What came of computing the numbers again from the ratings and grades in this page. */
export type Recomputed =
  /** The numbers as they were computed, read when somebody needs them: mostly the page shows those that are stated. */
  | { readonly status: 'same' | 'different'; readonly assessment: () => Assessment | undefined }
  | { readonly status: 'not_recomputable'; readonly missing: readonly string[]; readonly isSaid: boolean }
  | { readonly status: 'not_compared'; readonly reason: string };

/** By the code that scores a case on a workstation, from what this edition discloses and nothing else. */
export const recompute = (data: CaseData, tables: CaseTables, crypto: Crypto): Recomputed =>
  runSteps(recomputeInSteps(data, tables, crypto));

/** The same in steps: the page has one thread, and its reader does not wait for this. */
export function* recomputeInSteps(data: CaseData, tables: CaseTables, crypto: Crypto): Steps<Recomputed> {
  const names = namesOfSections(data.lines.at(-1)?.fields['sections']);
  if (names === undefined)
    return { status: 'not_compared', reason: 'the release records numbers of a kind that this page does not know' };
  const missing = missingSkeleton(data.lines);
  yield;
  const profileText = profileTextOf(data, crypto);
  const { lines, edition } = data;
  const computed = yield* assessmentInSteps({ tables, lines, edition, missing, profileText }, crypto);
  if (!computed.ok) return { status: 'not_compared', reason: computed.error.message };
  yield;
  const text = formatAssessmentFile(computed.value, names);
  yield;
  const isSame = text === data.assessmentText();
  if (missing.length > 0) return { status: 'not_recomputable', missing, isSaid: isSame };
  const assessment = (): Assessment | undefined => {
    const parsed = parseAssessment(computed.value);
    return parsed.ok ? parsed.value : undefined;
  };
  return { status: isSame ? 'same' : 'different', assessment };
}
