import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isJsonObject, parseJson } from '../shared/ledger/canonical-json.ts';
import { readContents, textOf } from '../shared/bundle/bundle-contents.ts';
import { profilePath } from '../shared/bundle/checks/derived.ts';
import { makeReportSource } from '../shared/report/make-source.ts';
import { reportOf } from '../shared/report/report.ts';
import { readBundle } from '../services/bundles/bundle-reader.ts';
import { runDemo } from '../services/demo/run-demo.ts';
import { loadTypst } from '../services/evidence/sheet/typst-pdf.ts';
import { loadReportRenderer } from '../services/report/render-report.ts';
import { makeDeps } from './bench-deps.ts';
import type { Benchmark } from './measure.ts';

/** P16: the technical report of the demonstration, from its tables to the bytes of the PDF. */
export const reportBenchmarks = async (): Promise<readonly Benchmark[]> => {
  const home = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const deps = makeDeps(home);
  const made = await runDemo({ ...deps, folder: join(home, 'demo') });
  if (!made.ok) throw new Error(made.error.message);
  const read = await readBundle(made.value.bundles.full);
  const [typst, render] = [await loadTypst(), await loadReportRenderer()];
  if (!read.ok || typst === undefined || !render.ok) throw new Error('the report cannot be set here');
  const { snapshot, note, edition, revealed, tables } = readContents(read.value, deps.crypto);
  const assessment = parseJson(textOf(snapshot, 'data/assessment.json') ?? '');
  if (!note.ok || !edition.ok || !assessment.ok || !isJsonObject(assessment.value)) throw new Error('no bundle');
  const source = makeReportSource(
    {
      origin: note.value.checkpoint.origin,
      lines: revealed.lines,
      tables,
      edition: edition.value,
      checkpoint: note.value.body,
      sections: assessment.value['sections'],
      profileText: (sha256) => textOf(snapshot, profilePath(sha256)),
    },
    deps.crypto,
  );
  if (!source.ok) throw new Error(source.error.message);
  const cache = typst.NodeCompiler.create({ workspace: home });
  return [
    {
      id: 'P16',
      what: 'report of the demonstration as PDF/A, some 17 pages with figures',
      peer: '–',
      goal: 500,
      ours: () => {
        // What was laid out before would be taken again, and nothing be measured.
        cache.evictCache(0);
        const start = performance.now();
        render.value(reportOf(source.value, 'technical'));
        return performance.now() - start;
      },
      theirs: null,
      end: () => rmSync(home, { recursive: true, force: true }),
    },
  ];
};
