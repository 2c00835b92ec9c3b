import { tmpdir } from 'node:os';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { RenderReport } from '../../shared/report/report.ts';
import { loadTypst } from '../evidence/sheet/typst-pdf.ts';
import { reportToData } from './report-data.ts';
import { loadReportFonts } from './report-fonts.ts';
import { reportTemplate } from './report-template.ts';

/**
 * Sets reports as PDF/A-2b. The same report gives the same bytes, whatever the machine, its fonts, zone and locale. Typesetter
 * and fonts are loaded once: they are the same for all.
 */
export const loadReportRenderer = (): Promise<Result<RenderReport, Failure<'NO_TYPESETTER'>>> => {
  loading ??= load();
  return loading;
};

let loading: ReturnType<typeof load> | undefined;

const load = async (): Promise<Result<RenderReport, Failure<'NO_TYPESETTER'>>> => {
  const typst = await loadTypst();
  if (typst === undefined) {
    return err({
      code: 'NO_TYPESETTER',
      message: 'The typesetter is not there for this machine, so no report can be made.',
      hint: 'Run `npm ci` again.',
    });
  }
  const fonts = loadReportFonts();
  const mainFileContent = reportTemplate({
    text: fonts.text.families,
    bold: fonts.bold.families,
    mono: fonts.mono.families,
  });
  // Its workspace is where files could be read from; the template reads none.
  const compiler = typst.NodeCompiler.create({
    workspace: tmpdir(),
    fontArgs: [{ fontBlobs: fonts.blobs.map((blob) => Buffer.from(blob)) }],
  });
  return ok((report) => {
    const inputs = { data: JSON.stringify(reportToData(report, fonts)) };
    const compiled = compiler.compile({ mainFileContent, inputs });
    const document = compiled.result;
    if (document === null) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics));
    const pdf = compiler.pdf(document, {
      pdfStandard: typst.PdfStandard.A_2b,
      creationTimestamp: Math.floor(Date.parse(report.time) / 1000),
    });
    // What was laid out is kept for the next time; of more than a few reports it need not be.
    compiler.evictCache(4);
    return Uint8Array.from(pdf);
  });
};
