import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { computeAssessment } from '../../shared/bundle/assessment-file.ts';
import { missingSkeleton } from '../../shared/bundle/edition-plan.ts';
import { tablesOfLines } from '../../shared/bundle/view-file.ts';
import { richToText } from '../../shared/report/blocks.ts';
import { makeReportSource } from '../../shared/report/make-source.ts';
import { toContext, type ReportSource } from '../../shared/report/report-source.ts';
import { withheldAnswer } from '../../shared/report/withheld-answer.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { profileTexts } from '../cases/assess.ts';

/** Whether what an edition of the case as it is now withholds would change its result, as its report will say it. */
export const answerOfEdition = (
  session: CaseSession,
  { lines, edition }: Pick<ReportSource, 'lines' | 'edition'>,
  deps: AppDeps,
): Result<string | null, Failure> => {
  const tables = tablesOfLines(lines);
  const profileText = profileTexts(session.tables, deps);
  const sections = computeAssessment(
    { tables, lines, edition, missing: missingSkeleton(lines), profileText },
    deps.crypto,
  );
  if (!sections.ok) return err({ ...sections.error, hint: '`plumbline score` shows the same error.' });
  const files = { origin: session.origin, lines, tables, edition, checkpoint: null, profileText };
  const source = makeReportSource({ ...files, sections: sections.value }, deps.crypto);
  if (!source.ok) return source;
  const answer = withheldAnswer(toContext(source.value));
  return ok(answer === null ? null : richToText(answer).trim());
};
