import { ok, type Failure, type Result } from '../../shared/base/result.ts';
import { makeReportSource, type ReportFiles } from '../../shared/report/make-source.ts';
import { reportOf } from '../../shared/report/report.ts';
import { templateOfEdition } from '../../shared/report/templates.ts';
import type { AppDeps } from '../app-deps.ts';
import { loadReportRenderer } from './render-report.ts';

/** The report that goes into a bundle; null where the release was frozen with sections that are too few for one. */
export const setReport = async (
  files: ReportFiles & { readonly edition: { readonly edition: keyof typeof templateOfEdition } },
  { crypto }: Pick<AppDeps, 'crypto'>,
): Promise<Result<Uint8Array | null, Failure>> => {
  const source = makeReportSource(files, crypto);
  if (!source.ok) return source.error.code === 'BAD_ASSESSMENT' ? ok(null) : source;
  const render = await loadReportRenderer();
  if (!render.ok) return render;
  return ok(render.value(reportOf(source.value, templateOfEdition[files.edition.edition])));
};
