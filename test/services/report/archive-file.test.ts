import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reportTemplates } from '../../../shared/domain/report-vocabulary.ts';
import { reportOf } from '../../../shared/report/report.ts';
import { loadReportRenderer } from '../../../services/report/render-report.ts';
import { brokenRequirements } from '../../support/archive-checks.ts';
import { sourceOf } from '../../support/report-source.ts';
import { valueOf } from '../../support/results.ts';
import { fixtureInput } from '../../support/scoring-inputs.ts';

const render = valueOf(await loadReportRenderer());
const source = sourceOf(fixtureInput('k5'));

describe('a printed report as a file for an archive', () => {
  it.each(reportTemplates)('breaks no requirement of PDF/A-2b that is looked up, by the template %s', (template) => {
    expect(brokenRequirements(render(reportOf(source, template)))).toEqual([]);
  });

  const whole = Buffer.from(render(reportOf(source, 'board'))).toString('latin1');
  // What stands in its place has the same length, so that nothing else is broken by it.
  it.each([
    ['6.1.2', '%PDF-1.7', '%PDF-1.9'],
    ['6.1.3', '/ID [(', '/Id [('],
    ['6.1.4', ' 00000 n', ' 00000 f'],
    ['6.1.7.1', '/Length 1', '/Length 9'],
    ['6.1.7.2', '/Filter /FlateDecode', '/Filter /RunLengthDe'],
    ['6.1.13', '/MediaBox [0 0 5', '/MediaBox [0 0 .'],
    ['6.2.3', '/GTS_PDFA1', '/GTS_PDFX1'],
    ['6.2.4.3', '/Direction /L2R', '/CS /DeviceCMYK'],
    ['6.2.5', '/Direction /L2R', '/BM /Glow %/L2R'],
    ['6.2.8', '/Subtype /Form', '/Subtype /PS  '],
    ['6.2.11.3', '/CIDToGIDMap /Identity', '/CIDToGIDMap /Identical'.slice(0, 22)],
    ['6.2.11.3', '/FontFile2 ', '/FontFileX '],
    ['6.3.2', '\n  /F 4\n', '\n  /F 2\n'],
    ['6.4', '/S /GoTo\n', '/S /URI \n'],
    ['6.6.2', '<pdfaid:part>2', '<pdfaid:part>4'],
    ['6.6.2', '<xmp:CreateDate>2', '<xmp:CreateDate>3'],
    ['6.8', '/Direction /L2R', '/OCProperties 1'],
  ])('is found to break %s where %j reads %j', (clause, before, after) => {
    expect(after).toHaveLength(before.length);
    expect(whole).toContain(before);
    const broken = brokenRequirements(
      Buffer.from(
        whole.replace(before, () => after),
        'latin1',
      ),
    );
    expect(broken.map((one) => one.split(':')[0] ?? '').filter((one) => one.startsWith(clause))).not.toEqual([]);
  });

  it('is found to draw a character that its face lacks', () => {
    let isChanged = false;
    const changed = whole.replaceAll(/(?<=\nstream\r?\n)[\s\S]*?(?=\n?endstream)/gu, (packed) => {
      if (isChanged || packed.charCodeAt(0) !== 0x78) return packed;
      const drawing = inflateSync(Buffer.from(packed, 'latin1'), { finishFlush: 2 }).toString('latin1');
      if (!drawing.includes(' Tf\n')) return packed;
      isChanged = true;
      const without = drawing.replace(/\((?:[^\\()]|\\[\s\S])*\)/u, () => String.raw`(\000\000)`);
      return deflateSync(Buffer.from(without, 'latin1')).toString('latin1');
    });
    expect(isChanged).toBe(true);
    expect(brokenRequirements(Buffer.from(changed, 'latin1')).join('\n')).toContain('6.2.11.8');
  });
});
