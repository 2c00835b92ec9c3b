import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newId } from '../shared/base/ids.ts';
import { ok } from '../shared/base/result.ts';
import type { LineDraft } from '../shared/ledger/line.ts';
import { openCase } from '../services/cases/case-session.ts';
import { runDemo } from '../services/demo/run-demo.ts';
import { readViewerCode } from '../services/viewer-code.ts';
import { readFiles } from '../test/support/demo-release.ts';
import { draft, grade, handling, item, origin } from '../test/support/drafts.ts';
import { openWorkstation, type Workstation } from '../test/support/workstation.ts';
import type { Benchmark } from './measure.ts';
import { openPlainChromium } from './plain-chromium.ts';

const largeItems = 5000;
const person = { identity: 'anna', passphrase: 'correct horse battery staple' };

/** P15: the page of a bundle, from the disk of the reader to what can be used, in a real Chromium. */
export const viewerBenchmarks = async (): Promise<readonly Benchmark[]> => {
  const home = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const workstation = openWorkstation(join(home, 'profile'));
  const demo = await runDemo({ ...workstation.deps, folder: join(home, 'demo') });
  if (!demo.ok) throw new Error(demo.error.message);
  const small = await takePage(demo.value.bundles.public, join(home, 'small.html'));
  const large = await takePage(await makeLargeBundle(workstation, home), join(home, 'large.html'));
  const code = readViewerCode();
  const browser = await openPlainChromium(join(home, 'chromium'));
  const measureIn = async (url: string, script: string, expression: string): Promise<number> => {
    const tab = await browser.newTab();
    await tab.open(url, script);
    const milliseconds = await tab.waitForNumber(expression);
    await tab.close();
    return milliseconds;
  };
  const open = (url: string): Promise<number> =>
    measureIn(url, markUsable, "performance.getEntriesByName('usable')[0]?.startTime");
  /** The longest that the page does not answer while it computes the numbers again. */
  const longestSilence = (url: string): Promise<number> => measureIn(url, timeSilence, 'longestSilence');
  const row = { id: 'P15', peer: '–', theirs: null };
  return [
    { ...row, what: 'viewer page of the demonstration, open to shown', goal: 500, ours: () => open(small) },
    { ...row, what: `the same of a case of ${largeItems} items`, goal: 2000, ours: () => open(large) },
    { ...row, what: 'its longest silence while it computes the numbers', goal: 200, ours: () => longestSilence(large) },
    {
      ...row,
      what: 'its code',
      goal: 1,
      unit: 'MB',
      ours: () => ((code?.script.length ?? Number.NaN) + (code?.style.length ?? Number.NaN)) / 1e6,
      end: async () => {
        await browser.close();
        rmSync(home, { recursive: true, force: true });
      },
    },
  ];
};

/** The first paint is of the words that a page without JavaScript shows: what counts is the frame after the heading is there. */
const markUsable = `new MutationObserver((_, watch) => {
  if (document.querySelector('h1') === null) return;
  watch.disconnect();
  requestAnimationFrame(() => setTimeout(() => performance.mark('usable')));
}).observe(document, { childList: true, subtree: true });`;

/** From the frame that shows the heading, until the page says that its numbers came out the same. */
const timeSilence = `var longestSilence;
new MutationObserver((_, watch) => {
  if (document.querySelector('h1') === null) return;
  watch.disconnect();
  let [longest, last] = [0, performance.now()];
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (document.querySelector('.always').textContent.includes('came out the same')) longestSilence = longest;
    else setTimeout(look);
  };
  requestAnimationFrame(() => setTimeout(() => {
    last = performance.now();
    look();
  }));
}).observe(document, { childList: true, subtree: true });`;

const takePage = async (bundle: string, file: string): Promise<string> => {
  const { files } = await readFiles(bundle);
  writeFileSync(file, files.get('viewer.html') ?? '');
  return pathToFileURL(file).href;
};

/** Items without files, each rated against six hypotheses; frozen by one person, so a draft. */
const makeLargeBundle = async ({ call, deps }: Workstation, home: string): Promise<string> => {
  const folder = join(home, 'large.case');
  const out = join(home, 'large.zip');
  await call('identity.create', { principal: person.identity, person: 'Anna', passphrase: person.passphrase });
  await call('case.create', { folder, title: `A case of ${largeItems} items`, identity: person.identity });
  const hypotheses: string[] = [];
  for (let group = 1; group <= 6; group += 1) {
    const kind = group === 6 ? 'catch_all' : 'specific';
    hypotheses.push((await call('hypothesis.add', { folder, statement: `Group ${group}`, level: 2, kind })).id);
  }
  const ratings = ['CC', 'C', 'N', 'I', 'II'];
  const drafts = Array.from({ length: largeItems }, (_, index): readonly LineDraft[] => {
    const id = newId('evidence', deps.random);
    const exhibit = `EX-${String(index + 1).padStart(4, '0')}`;
    const common = { actor: person.identity };
    return [
      draft('evidence.add', {
        ...common,
        id,
        item: { ...item, exhibit, title: `Record ${index + 1} of the relay’s log` },
        content: null,
        origin: { ...origin, derivedFrom: [], intake: null, source: null },
        handling: { ...handling },
        grade: { ...grade, group: null, credibility: String(1 + (index % 5)) },
      }),
      draft('rating.set', {
        ...common,
        item: id,
        ratings: Object.fromEntries(
          hypotheses.map((one, column) => [one, ratings[(index * 7 + column * 3) % 5] ?? 'N']),
        ),
        rationales: Object.fromEntries(hypotheses.map((one) => [one, 'As the log shows.'])),
      }),
    ];
  }).flat();
  const session = openCase(folder, deps);
  if (!session.ok) throw new Error(session.error.message);
  const appended = session.value.append(() => ok({ drafts }));
  session.value.close();
  if (!appended.ok) throw new Error(appended.error.message);
  await call('release.freeze', { folder, ...person });
  await call('release.export', { folder, out, edition: 'full', signers: [] });
  return out;
};
