import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportOf } from '../shared/report/report.ts';
import { runDemo } from '../services/demo/run-demo.ts';
import { loadTypst } from '../services/evidence/sheet/typst-pdf.ts';
import { loadReportRenderer } from '../services/report/render-report.ts';
import { reportSourceOf } from '../test/support/bundle-report.ts';
import { makeDeps } from './bench-deps.ts';
import type { Benchmark } from './measure.ts';

/** P16: the technical report of the demonstration, from its tables to the bytes of the PDF. */
export const reportBenchmarks = async (): Promise<readonly Benchmark[]> => {
  const home = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const deps = makeDeps(home);
  const made = await runDemo({ ...deps, folder: join(home, 'demo') });
  if (!made.ok) throw new Error(made.error.message);
  const [typst, render] = [await loadTypst(), await loadReportRenderer()];
  if (typst === undefined || !render.ok) throw new Error('the report cannot be set here');
  const source = await reportSourceOf(made.value.bundles.full);
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
        render.value(reportOf(source, 'technical'));
        return performance.now() - start;
      },
      theirs: null,
      end: () => rmSync(home, { recursive: true, force: true }),
    },
  ];
};
