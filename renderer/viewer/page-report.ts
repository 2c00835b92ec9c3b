import type { Crypto } from '../../shared/base/crypto.ts';
import { makeReportSource } from '../../shared/report/make-source.ts';
import type { Rich } from '../../shared/report/blocks.ts';
import { toContext } from '../../shared/report/report-source.ts';
import { reportOf, type Report } from '../../shared/report/report.ts';
import { templateOfEdition } from '../../shared/report/templates.ts';
import { withheldAnswer } from '../../shared/report/withheld-answer.ts';
import type { CaseData } from './case-data.ts';
import type { CaseModel } from './case-model.ts';

/** What is made of the whole bundle, when it is first asked for. */
export type PageReport = {
  readonly report: Report;
  /** Whether what is withheld would change the result, in the words of the report; null where nothing of that kind is. */
  readonly withheldAnswer: Rich | null;
};

/**
 * The report that `data/report/assessment.pdf` prints, from the same files of the bundle; null where the release states too
 * little for one. Where there was a release before, its numbers are computed again, which takes as long as these.
 */
export const reportOfPage = (
  { data, tables }: Pick<CaseModel, 'data' | 'tables'>,
  crypto: Crypto,
): PageReport | null => {
  const { origin, lines, edition, checkpoint, sections } = data;
  const source = makeReportSource(
    { origin, lines, tables, edition, checkpoint, sections, profileText: profileTextOf(data, crypto) },
    crypto,
  );
  return source.ok
    ? {
        report: reportOf(source.value, templateOfEdition[edition.edition]),
        withheldAnswer: withheldAnswer(toContext(source.value)),
      }
    : null;
};

/** A profile by its hash, where the text in the page has that hash. */
export const profileTextOf =
  ({ profiles }: Pick<CaseData, 'profiles'>, crypto: Crypto) =>
  (sha256: string): string | undefined => {
    const text = profiles.get(sha256);
    return text === undefined || crypto.sha256Hex(text) !== sha256 ? undefined : text;
  };
