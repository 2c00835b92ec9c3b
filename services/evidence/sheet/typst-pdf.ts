import { tmpdir } from 'node:os';
import { err, ok, type Failure, type Result } from '../../../shared/base/result.ts';

/**
 * Sets a template of ours with data of anybody's as PDF/A. The data reaches Typst as one JSON string, never as source.
 * The compiler is loaded when the first sheet is printed: it is large, and it comes for the machine it runs on.
 */
export const setPdf = async (template: string, data: unknown, madeAt: string): Promise<Result<Uint8Array, Failure>> => {
  const typst = await loadTypst();
  if (typst === undefined) {
    return err({
      code: 'NO_TYPESETTER',
      message: 'The typesetter is not there for this machine, so no PDF can be made.',
      hint: 'Run `npm ci` again. The custody record as text needs no typesetter: `plumbline custody DIR EVIDENCE --record`.',
    });
  }
  // Its workspace is where files could be read from; the template reads none.
  const compiler = typst.NodeCompiler.create({ workspace: tmpdir(), inputs: { data: JSON.stringify(data) } });
  const compiled = compiler.compile({ mainFileContent: template });
  const document = compiled.result;
  if (document === null) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics));
  return ok(
    compiler.pdf(document, {
      pdfStandard: typst.PdfStandard.A_2b,
      creationTimestamp: Math.floor(Date.parse(madeAt) / 1000),
    }),
  );
};

export const loadTypst = async () => {
  try {
    return await import('@myriaddreamin/typst-ts-node-compiler');
  } catch {
    // A platform without a compiled one, or an installation that left optional packages out.
    return undefined;
  }
};
