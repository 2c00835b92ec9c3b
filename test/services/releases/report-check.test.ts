import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatBagInfo, parseBagInfo } from '../../../shared/bundle/bagit.ts';
import type { Check } from '../../../shared/bundle/check.ts';
import { reportPath } from '../../../shared/bundle/checks/report.ts';
import type { VerifyOptions } from '../../../shared/bundle/verify.ts';
import { loadReportRenderer } from '../../../services/report/render-report.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import {
  changeFiles,
  codeOf,
  makeDemoRelease,
  signAnew,
  textAt,
  verifyFiles,
  type DemoRelease,
  type Files,
} from '../../support/demo-release.ts';
import { readPdf } from '../../support/pdf-text.ts';
import { valueOf } from '../../support/results.ts';

const folder = createTestFolder();
const typesetter = { render: { report: valueOf(await loadReportRenderer()) } };
let demo: DemoRelease;

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
}, 120_000);

const pdfOf = (edition: 'full' | 'public'): Uint8Array => {
  const pdf = demo.bundles[edition].files.get(reportPath);
  if (pdf === undefined) throw new Error('the bundle has its report');
  return pdf;
};
/** The verdict where the real signers have signed for whatever it is. */
const checked = (files: Files, options: VerifyOptions = typesetter): Check | undefined => {
  const signed = signAnew(files, [demo.people.analyst, demo.people.reviewer]);
  return verifyFiles(signed, demo.anchors, options).checks.find(({ name }) => name === 'report');
};

describe('the report in a bundle', () => {
  it('is set again with the same bytes, in each edition', () => {
    for (const edition of ['full', 'public'] as const) {
      const verification = verifyFiles(demo.bundles[edition].files, demo.anchors, typesetter);
      expect(verification.verdict).toBe('verified');
      expect(verification.checks.find(({ name }) => name === 'report')).toMatchObject({ status: 'ok', first: null });
    }
    expect(Buffer.compare(pdfOf('full'), pdfOf('public'))).not.toBe(0);
  });

  it('fails with one other byte, though the signers have signed for it', () => {
    const changed = Uint8Array.from(pdfOf('public'));
    changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;
    const files = changeFiles(demo.bundles.public.files, { [reportPath]: changed });
    expect(checked(files)).toMatchObject({ status: 'failed', first: reportPath });
  });

  it('fails where it is the report of another edition, or no report at all', () => {
    for (const content of [pdfOf('full'), 'planted']) {
      const files = changeFiles(demo.bundles.public.files, { [reportPath]: content });
      expect(checked(files)).toMatchObject({ status: 'failed', first: reportPath });
    }
  });

  it('fails where what it says is not what the bundle says any more', () => {
    const was = textAt(demo.bundles.full.files, 'data/edition.json');
    const files = changeFiles(demo.bundles.full.files, {
      'data/edition.json': was.replace('"tlp":"RED"', '"tlp":"CLEAR"'),
    });
    expect(checked(files)).toMatchObject({ status: 'failed', first: reportPath });
  });

  it('is not checked where another version set it, where nothing can set it, and where it is absent', () => {
    const { files } = demo.bundles.public;
    const info = valueOf(parseBagInfo(textAt(files, 'bag-info.txt')));
    const other = changeFiles(files, { 'bag-info.txt': formatBagInfo({ ...info, softwareVersion: '0.0.9' }) });
    expect(checked(other)).toMatchObject({ status: 'not checked', detail: 'rendered by 0.0.9' });
    expect(checked(files, {})).toMatchObject({
      status: 'not checked',
      detail: 'there is no typesetter here to set it again',
    });
    expect(checked(changeFiles(files, { [reportPath]: null }))).toMatchObject({
      status: 'not checked',
      detail: 'absent',
    });
  });
});

describe('the report of a case', () => {
  it('is the one in the bundle, by the command line too, in another time zone and locale', () => {
    const out = join(folder, 'other.pdf');
    execFileSync(
      process.execPath,
      [fileURLToPath(new URL('../../../cli/main.ts', import.meta.url)), 'report', demo.reply.case, out, '--json'],
      {
        env: {
          ...process.env,
          TZ: 'Pacific/Apia',
          LC_ALL: 'tr_TR.UTF-8',
          LANG: 'ar_EG.UTF-8',
          PLUMBLINE_HOME: join(demo.folder, 'profile'),
        },
      },
    );
    expect(Buffer.compare(readFileSync(out), pdfOf('public'))).toBe(0);
  });

  it('as it stands now is a draft without a checkpoint, on every page', async () => {
    const out = join(folder, 'draft.pdf');
    const input = { folder: demo.reply.case, out, edition: 'full', template: 'board', draft: true } as const;
    expect(await demo.call('report.write', input)).toMatchObject({ checkpoint: null, template: 'board', withheld: 0 });
    const { text, pages } = readPdf(readFileSync(out));
    expect(text.split('The case is not frozen: there is no checkpoint.').length - 1).toBeGreaterThanOrEqual(pages);
    expect(codeOf(await demo.send('report.write', input))).toBe('OUTPUT_EXISTS');
  });
});
