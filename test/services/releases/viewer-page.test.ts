import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCaseData, type CaseData } from '../../../renderer/viewer/case-data.ts';
import { createCaseModel } from '../../../renderer/viewer/case-model.ts';
import { nobleCrypto } from '../../../renderer/viewer/noble-crypto.ts';
import { readFolderFiles, readZipBytes } from '../../../renderer/viewer/read-dropped.ts';
import { recompute } from '../../../renderer/viewer/recompute.ts';
import { createClient } from '../../../shared/api/client.ts';
import { copyBytes } from '../../../shared/base/bytes.ts';
import { verifyBundle } from '../../../shared/bundle/verify.ts';
import { createApp } from '../../../services/create-app.ts';
import { readViewerCode } from '../../../services/viewer-code.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import {
  changeFiles,
  codeOf,
  makeDemoRelease,
  makeShell,
  releaseSize,
  textAt,
  verifyFiles,
  verifyZip,
  type DemoRelease,
} from '../../support/demo-release.ts';

const folder = createTestFolder();
let demo: DemoRelease;

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
}, 120_000);

/** What the page of an edition holds, with its text changed before the page reads it. */
const dataOf = (edition: 'full' | 'public', change: (text: string) => string = (text) => text): CaseData => {
  const page = textAt(demo.bundles[edition].files, 'viewer.html');
  const data = page.split('id="case-data">')[1]?.split('</script>')[0] ?? '';
  const read = readCaseData(change(data));
  if (read === undefined) throw new Error('the data of the page cannot be read');
  return read;
};
const recomputed = (data: CaseData) => recompute(data, createCaseModel(data).tables, nobleCrypto);
const reading = { crypto: nobleCrypto, onRead: () => Promise.resolve() };

describe('the numbers in the page', () => {
  it('come out the same in both editions, in the public one with texts withheld', () => {
    for (const edition of ['full', 'public'] as const) {
      const data = dataOf(edition);
      expect(recomputed(data).status).toBe('same');
      expect(data.lines).toHaveLength(releaseSize(demo));
    }
    expect(dataOf('public').lines.flatMap(({ withheld }) => withheld)).toHaveLength(
      dataOf('public').edition.withheld.length,
    );
    expect(dataOf('public').edition.withheld.length).toBeGreaterThan(100);
  });

  it('come out otherwise where a rating or a stated number was changed', () => {
    const rating = /("ratings":\{"hy-[0-9a-z]{26}":")(C|I)"/u;
    expect(recomputed(dataOf('public', (text) => text.replace(rating, '$1CC"'))).status).toBe('different');
    const number = /("posterior":\{"hy-[0-9a-z]{26}":"0\.)(\d)/u;
    const raised = dataOf('public', (text) =>
      text.replace(number, (_all, before: string, digit: string) => `${before}${digit === '9' ? '8' : '9'}`),
    );
    expect(recomputed(raised).status).toBe('different');
  });

  it('are not compared under a scoring profile that is not the one of the ledger, nor in a release of a later program', () => {
    const other = dataOf('public', (text) => text.replaceAll(/("[0-9a-f]{64}":")\{/gu, '$1 {'));
    expect(recomputed(other).status).toBe('not_compared');
    const later = dataOf('public', (text) => text.replace('"sections":{"challenges":1', '"sections":{"challenges":2'));
    expect(recomputed(later)).toMatchObject({ status: 'not_compared' });
  });

  it('are none where part of the skeleton is withheld, and the page says whether the bundle states some all the same', () => {
    const grade = /"grade":\{[^{}]*\}/u;
    const hidden = dataOf('public', (text) => text.replace(grade, `"grade":{"withheld":"${'A'.repeat(43)}"}`));
    expect(recomputed(hidden)).toMatchObject({
      status: 'not_recomputable',
      isSaid: false,
      missing: [expect.stringMatching(/^\d+\.grade$/u)],
    });
  });

  it('are not read from a page that is damaged', () => {
    for (const text of ['', '{', '[]', '{"v":1}', '{"view":{"v":1,"origin":"x","lines":[]}}'])
      expect(readCaseData(text)).toBeUndefined();
  });
});

describe('a bundle checked in the page', () => {
  const verifyIn = (snapshot: Awaited<ReturnType<typeof readZipBytes>>) =>
    verifyBundle(snapshot, demo.anchors, nobleCrypto, { viewerCode: readViewerCode() });

  it('gets the verdict and the words that a workstation gives it, sound or altered', async () => {
    const { path } = demo.bundles.public;
    const zip = new Uint8Array(readFileSync(path));
    expect(verifyIn(await readZipBytes(zip, reading))).toEqual(await verifyZip(path, demo.anchors));
    const altered = Uint8Array.from(zip);
    altered[zip.length >> 1] = (altered[zip.length >> 1] ?? 0) ^ 1;
    const failed = verifyIn(await readZipBytes(altered, reading));
    expect(failed.verdict).toBe('failed');
    expect(failed.checks[0]).toMatchObject({ name: 'zip', status: 'failed' });
  });

  it('is read from the files of a folder as well, and names what no bundle may have', async () => {
    const files = changeFiles(demo.bundles.full.files, { '.hidden': 'x', 'readme.TXT': 'x', 'data/more.txt': 'x' });
    const dropped = (all: typeof files) =>
      [...all].map(([path, bytes]) => ({ path, size: bytes.length, read: () => Promise.resolve(copyBytes(bytes)) }));
    expect(verifyIn(await readFolderFiles(dropped(demo.bundles.full.files), reading))).toEqual(
      verifyFiles(demo.bundles.full.files, demo.anchors),
    );
    const { problems } = await readFolderFiles(dropped(files), reading);
    expect(problems.map(({ at }) => at)).toEqual(expect.arrayContaining(['.hidden', 'readme.TXT', 'data/more.txt']));
  });
});

it('is asked for before anything is exported: without its code nothing is written', async () => {
  const { deps } = makeShell(`${folder}/bare`);
  const send = createClient(createApp({ ...deps, profile: demo.deps.profile, viewerCode: () => undefined }));
  const out = `${folder}/none.zip`;
  const refused = await send('release.export', { folder: demo.reply.case, out, edition: 'full', signers: [] });
  expect(codeOf(refused)).toBe('VIEWER_NOT_BUILT');
  expect(() => readFileSync(out)).toThrow(/ENOENT/u);
  const { checks } = await demo.call('bundle.verify', { path: demo.bundles.full.path });
  expect(checks.find(({ name }) => name === 'viewer')).toMatchObject({ status: 'ok' });
});
