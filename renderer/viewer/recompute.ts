import { parseAssessment, type Assessment } from '../../shared/attribution/assessment-shape.ts';
import type { Crypto } from '../../shared/base/crypto.ts';
import { computeAssessment, formatAssessmentFile, namesOfSections } from '../../shared/bundle/assessment-file.ts';
import { missingSkeleton } from '../../shared/bundle/edition-plan.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { CaseData } from './case-data.ts';
import { profileTextOf } from './page-report.ts';

/** What came of computing the numbers again from the ratings and grades in this page. */
export type Recomputed =
  | { readonly status: 'same' | 'different'; readonly assessment: Assessment | undefined }
  | { readonly status: 'not_recomputable'; readonly missing: readonly string[]; readonly isSaid: boolean }
  | { readonly status: 'not_compared'; readonly reason: string };

/** By the code that scores a case on a workstation, from what this edition discloses and nothing else. */
export const recompute = (data: CaseData, tables: CaseTables, crypto: Crypto): Recomputed => {
  const names = namesOfSections(data.lines.at(-1)?.fields['sections']);
  if (names === undefined)
    return { status: 'not_compared', reason: 'the release records numbers of a kind that this page does not know' };
  const missing = missingSkeleton(data.lines);
  const profileText = profileTextOf(data, crypto);
  const { lines, edition } = data;
  const computed = computeAssessment({ tables, lines, edition, missing, profileText }, crypto);
  if (!computed.ok) return { status: 'not_compared', reason: computed.error.message };
  const isSame = formatAssessmentFile(computed.value, names) === data.assessmentText;
  if (missing.length > 0) return { status: 'not_recomputable', missing, isSaid: isSame };
  const assessment = parseAssessment(computed.value);
  return { status: isSame ? 'same' : 'different', assessment: assessment.ok ? assessment.value : undefined };
};
