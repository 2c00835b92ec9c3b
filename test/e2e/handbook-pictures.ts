// Takes the pictures of the handbook from the running application: `npm run pictures`, or those that are named after `--`.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Demonstration } from '../../services/demo/demonstrate.ts';
import { runDemo } from '../../services/demo/run-demo.ts';
import { wholeRecord } from '../support/measures.ts';
import { answersTo } from '../support/reviews.ts';
import { openWorkstation } from '../support/workstation.ts';
import { chooseFile } from './support/file-dialog.ts';
import { closeBrowser, openWindow } from './support/open-window.ts';
import { settle, showScreen, type ScreenId } from './support/screens.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'handbook', 'pictures');
const pictures: readonly (readonly [ScreenId, string])[] = [
  ['start', ''],
  ['overview', ''],
  ['evidence', ''],
  ['search', ''],
  ['sources', ''],
  ['hypotheses', ''],
  ['matrix', ''],
  ['sensitivity', ''],
  ['report', ''],
  ['releases', ''],
  ['ledger', ''],
  ['verify', ''],
  ['settings', ''],
];
/** Taken once something follows from the case: a measure, who was told, a claim. */
const consequencePictures: readonly ScreenId[] = ['harm', 'services', 'response', 'notifications', 'redress'];
const darkToo: ReadonlySet<ScreenId> = new Set(['overview', 'matrix']);

const named = new Set(process.argv.slice(2));
const isWanted = (name: string): boolean => named.size === 0 || named.has(name);
// Scores may take long where much else is computed.
const patienceMilliseconds = 180_000;
const home = mkdtempSync(join(tmpdir(), 'plumbline-pictures-'));
try {
  mkdirSync(folder, { recursive: true });
  const { deps } = openWorkstation(join(home, 'profile'));
  const made = await runDemo({ ...deps, folder: join(home, 'demonstration') });
  if (!made.ok) throw new Error(made.error.message);
  const profile = join(home, 'demonstration', 'profile');
  await openWorkstation(profile).call('settings.write', { tourClosed: true });
  await makeTables(profile);
  for (const theme of ['light', 'dark'] as const) {
    const own = pictures.filter(([screen]) => isWanted(screen) && (theme === 'light' || darkToo.has(screen)));
    const withImport = theme === 'light' && isWanted('import');
    if (own.length === 0 && !withImport) continue;
    const { page, close } = await openWindow(home, { theme, profile, caseFolder: made.value.case });
    page.setDefaultTimeout(patienceMilliseconds);
    for (const [screen, search] of own) {
      await showScreen(page, screen, made.value.case, search);
      if (screen === 'evidence') {
        await page.getByRole('grid').first().focus();
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
      }
      if (screen === 'search') {
        await page.locator('#screen-search').fill('electrum OR industroy*');
        await page.getByRole('button', { name: 'Read them now' }).click();
        await page.getByText('Not searched yet').waitFor({ state: 'hidden' });
      }
      await settle(page);
      await page.screenshot({ path: join(folder, `${screen}-${theme}.png`) });
    }
    if (withImport) {
      await showScreen(page, 'evidence', made.value.case, '');
      await page.getByRole('button', { name: 'Import a file…' }).click();
      await chooseFile(page, ['breakers.csv']);
      await page.getByRole('button', { name: /^Import \d/u }).waitFor();
      await settle(page);
      await page.screenshot({ path: join(folder, 'import-light.png') });
    }
    await close();
  }
  const acted = await actOn(profile, made.value.case);
  const { page, close } = await openWindow(home, { theme: 'light', profile, caseFolder: made.value.case });
  page.setDefaultTimeout(patienceMilliseconds);
  for (const screen of consequencePictures.filter(isWanted)) {
    await showScreen(page, screen, made.value.case);
    await page.screenshot({ path: join(folder, `${screen}-light.png`) });
  }
  if (isWanted('measure')) {
    await showScreen(page, 'response', made.value.case);
    await page.getByRole('button', { name: acted.title }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Measure', exact: true }).waitFor();
    await settle(page);
    await page.screenshot({ path: join(folder, 'measure-light.png') });
  }
  if (isWanted('exercise')) {
    await showScreen(page, 'exercise', acted.drill);
    await page.screenshot({ path: join(folder, 'exercise-light.png') });
  }
  // Last, since a dissent holds back what the pictures before show.
  if (isWanted('review')) {
    await takeReview(profile, made.value);
    await showScreen(page, 'review', made.value.case);
    await page.screenshot({ path: join(folder, 'review-light.png') });
  }
  await close();
  await closeBrowser();
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** A table whose first row another case met before, so that the dialog has something to offer. */
async function makeTables(profile: string): Promise<void> {
  const { call } = openWorkstation(profile);
  const other = join(home, 'other.case');
  await call('case.create', { folder: other, title: 'Invented substation' });
  const first = join(home, 'first.csv');
  writeFileSync(first, 'day,clock,unit,state\n2016-12-17,23:53:00,Q1,open\n');
  const columns = { date: 'day', time: 'clock', title: 'state', key: 'unit' };
  await call('import.run', { folder: other, what: { kind: 'file', path: first }, columns, remember: true });
  const rows = Array.from({ length: 12 }, (_, at) => `2016-12-17,23:${53 + (at % 7)}:0${at % 10},Q${at + 1},open`);
  writeFileSync(join(home, 'breakers.csv'), `day,clock,unit,state\n${rows.join('\n')}\n,,Q13,unknown,odd\n`);
}

/** A measure that runs, partners who were told, a claim and a task in the case, and an exercise beside it: all of it invented. */
async function actOn(profile: string, caseFolder: string): Promise<{ readonly title: string; readonly drill: string }> {
  const now = Date.now();
  const clock = (): string => instantIn(0, now);
  const { call } = openWorkstation(profile, { clock, userName: userInfo().username });
  const passphrase = readFileSync(join(profile, 'passphrases', 'demo-reviewer'), 'utf8').trimEnd();
  const reviewer = { identity: 'demo-reviewer', passphrase };
  const day = (days: number): string => instantIn(days * 24, now).slice(0, 10);
  const title = 'Advisory for operators of substations';
  const reviews = [day(60)];
  const record = wholeRecord({ title, start: day(0), end: day(180), reviews });
  const { id: measure } = await call('measure.draft', { folder: caseFolder, record });
  const it = { folder: caseFolder, measure };
  await call('measure.gate', it);
  await call('measure.review', { ...it, conclusion: 'concur', opinion: 'Sound, and it names nobody.', ...reviewer });
  await call('measure.approve', { ...it, role: 'case_lead', ...reviewer });
  await call('measure.decide', { ...it, reason: 'It helps those who may be next, and burdens nobody.' });
  await call('measure.move', { ...it, move: { to: 'active' }, reason: 'The text is ready.' });
  const consultation = wholeRecord({
    title: 'Consultation',
    instrument: 'I07',
    start: day(0),
    end: day(60),
    reviews: [],
  });
  await call('measure.draft', { folder: caseFolder, record: consultation });
  const inCase = { folder: caseFolder };
  const moment = instantIn(-30, now);
  const { clock: running } = await call('clock.start', {
    ...inCase,
    preset: 'nis2-art23',
    moment,
    why: 'The operator called: a substation was switched off from outside.',
  });
  await call('notification.record', {
    ...inCase,
    channel: 'offline_file',
    recipients: ['CERT-UA <cert@example.org>', 'Ministry of energy'],
    sentAt: instantIn(-28, now),
    answers: { clock: running, step: 'early warning' },
    statement: 'An attack on a transmission substation was found. Supply is restored.',
    containmentAsk: 'Look for the protocol in your own networks.',
  });
  const release = (await call('release.list', inCase)).releases.at(-1)?.line ?? 0;
  const claim = { ...inCase, claimant: 'organisation', ground: 'procedure', release } as const;
  await call('redress.receive', { ...claim, name: 'An operator', words: 'We were not heard before it was published.' });
  await call('remediation.add', {
    ...inCase,
    what: 'Rebuild the workstations of the control room.',
    service: 'Substation North',
    owner: 'The operator',
    due: day(30),
  });
  const drill = join(home, 'drill.case');
  await call('case.create', { folder: drill, title: 'Drill of a water works (invented)', mark: 'exercise' });
  const plan = async (minutes: number, name: string, text: string, expected: string): Promise<string> =>
    (await call('inject.plan', { folder: drill, offset: minutes, title: name, text, expected })).id;
  const dark = await plan(
    5,
    'Screens go dark',
    'The screens of the control room go dark.',
    'Isolate; write down the time.',
  );
  await plan(40, 'Chlorine alarm', 'A sensor reports too much chlorine.', 'Measure by hand before anything is shut.');
  await plan(65, 'A journalist calls', 'She asks whether the water is safe.', 'Refer her to the press office.');
  await call('exercise.start', { folder: drill, moment: instantIn(-1, now) });
  await call('inject.mark', { folder: drill, inject: dark, status: 'played', moment: instantIn(-0.9, now) });
  const done = 'Isolated after 12 minutes; nobody wrote down the time.';
  await call('inject.mark', { folder: drill, inject: dark, status: 'done', note: done, moment: instantIn(-0.7, now) });
  return { title, drill };
}

/** A review that somebody on a workstation of their own gave and signed: invented as well. */
async function takeReview(profile: string, { case: caseFolder, bundles, anchors }: Demonstration): Promise<void> {
  const away = openWorkstation(join(home, 'away', 'profile'));
  const dora = { identity: 'dora', passphrase: 'passphrase of dora' };
  const { allowedSignersLine } = await away.call('identity.create', {
    principal: dora.identity,
    person: 'Dora D. (invented)',
    passphrase: dora.passphrase,
  });
  const draft = join(home, 'away', 'review.json');
  const trusted = { signers: anchors.signers, logKey: anchors.logKey };
  const begun = await away.call('review.begin', {
    path: bundles.public,
    draft,
    identity: dora.identity,
    anchors: trusted,
  });
  await away.call('review.answer', { draft, answers: answersTo(begun.draft), closeRatings: true });
  const { out } = await away.call('review.sign', { draft, ...dora });
  const key = join(home, 'dora.pub');
  writeFileSync(key, `${allowedSignersLine}\n`);
  const { call } = openWorkstation(profile, { clock: () => instantIn(0, Date.now()), userName: userInfo().username });
  await call('identity.trust', { file: key });
  await call('review.import', { folder: caseFolder, file: out });
}

function instantIn(hours: number, now: number): string {
  return `${new Date(now + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
}
