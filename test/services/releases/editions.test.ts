import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Input } from '../../../shared/api/contract.ts';
import { ok } from '../../../shared/base/result.ts';
import { parseEditionFile } from '../../../shared/bundle/edition-file.ts';
import { createVerifierKey, formatVerifierKey } from '../../../shared/ledger/verifier-key.ts';
import { appendLines } from '../../../db/append.ts';
import { parseLintSection } from '../../../shared/lint/lint-section.ts';
import { createCaseStore } from '../../../db/case-store.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { openCase } from '../../../services/cases/case-session.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import {
  codeOf,
  failuresIn,
  linesAt,
  makeDemoRelease,
  releaseSize,
  makeShell,
  readFiles,
  scoredSectionsAt,
  textAt,
  type DemoRelease,
  type Files,
  type Shell,
} from '../../support/demo-release.ts';
import { draft } from '../../support/drafts.ts';
import { valueOf } from '../../support/results.ts';
import { overrideAll } from '../../support/overrides.ts';

const folder = createTestFolder();
let demo: DemoRelease;
/** Another workstation, which trusts nobody of itself. */
let reader: Shell;

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
  reader = makeShell(join(folder, 'reader'));
}, 120_000);

type AnchorFiles = NonNullable<Input<'bundle.verify'>['anchors']>;
const anchorFiles = (): AnchorFiles => ({ signers: demo.reply.anchors.signers, logKey: demo.reply.anchors.logKey });
const verify = async (path: string, anchors: AnchorFiles = anchorFiles()) => {
  const verification = await reader.call('bundle.verify', { path, anchors });
  return { ...verification, failures: failuresIn(verification) };
};
const statusOf = ({ checks }: Awaited<ReturnType<typeof verify>>, wanted: string) =>
  checks.find(({ name }) => name === wanted);
const signers = () => [demo.by('demo-analyst'), demo.by('demo-reviewer')];
const exportTo = async (
  name: string,
  edition: 'full' | 'public',
  by: Input<'release.export'>['signers'] = signers(),
) => {
  const out = join(folder, `${name}.zip`);
  const reply = await demo.call('release.export', { folder: demo.reply.case, out, edition, signers: by });
  return { ...reply, ...(await readFiles(out)) };
};
const inCase = () => ({ folder: demo.reply.case });
const release = async () => {
  const { request } = await demo.call('approval.request', {
    ...inCase(),
    act: { kind: 'release', overrides: await overrideAll(demo.call, demo.reply.case) },
    ...demo.by('demo-analyst'),
  });
  for (const { identity, passphrase } of signers())
    await demo.call('approval.give', { ...inCase(), request, identity, passphrase });
  return demo.call('release.freeze', { ...inCase(), ...demo.by('demo-analyst') });
};

describe('two editions of one release', () => {
  it('have ledger, checkpoint, profiles and log key in the same bytes, and the public one a part of the rest', () => {
    const { full, public: open } = demo.bundles;
    const profiles = [...full.files.keys()].filter((path) => path.startsWith('data/profiles/'));
    const same = [
      'data/ledger/entries.jsonl',
      'data/ledger/checkpoint.txt',
      'keys/log.vkey',
      'keys/allowed_signers',
      ...profiles,
    ];
    for (const path of same) expect(open.files.get(path), path).toEqual(full.files.get(path));
    const all = linesAt(full.files, 'data/disclosures.txt');
    const shown = linesAt(open.files, 'data/disclosures.txt');
    let from = 0;
    for (const line of shown) {
      const at = all.indexOf(line, from);
      expect(at).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
    expect(shown.length).toBeLessThan(all.length);
    const evidence = (paths: Iterable<string>) => [...paths].filter((path) => path.startsWith('data/evidence/'));
    expect(evidence(full.files.keys())).toEqual(expect.arrayContaining(evidence(open.files.keys())));
    expect(evidence(open.files.keys()).length).toBeLessThan(evidence(full.files.keys()).length);
  });

  it('state the same numbers, recomputed from the skeleton alone', async () => {
    const { full, public: open } = demo.bundles;
    expect(scoredSectionsAt(open.files)).toEqual(scoredSectionsAt(full.files));
    expect(statusOf(await verify(open.path), 'assessment')).toMatchObject({
      status: 'ok',
      detail: 'every number was recomputed',
    });
    const edition = valueOf(parseEditionFile(textAt(open.files, 'data/edition.json')));
    expect(edition).toMatchObject({ recomputable: true, missing: [] });
    expect(edition.withheld.length).toBeGreaterThan(0);
  });

  it('say of each rule of export what they hold, and nothing of what reads what they withhold', () => {
    const [full, open] = [lintAt(demo.bundles.full.files), lintAt(demo.bundles.public.files)];
    expect(Object.values(full).map(({ status }) => status)).not.toContain('not_recomputable');
    expect([full['MARK-PUB']?.status, open['MARK-PUB']?.status]).toEqual(['not_applicable', 'holds']);
    const unknown = Object.values(open).filter(({ status }) => status === 'not_recomputable');
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('are the same bytes when they are exported again', async () => {
    for (const edition of ['full', 'public'] as const) {
      const again = await exportTo(`again-${edition}`, edition);
      expect(readFileSync(again.path).equals(readFileSync(demo.bundles[edition].path))).toBe(true);
    }
  });
});

describe('whom the reader trusts', () => {
  it('decides: without anchors nothing is verified, and nothing is called failed either', async () => {
    const verification = await verify(demo.bundles.full.path, {});
    expect(verification).toMatchObject({ ok: false, verdict: 'not anchored', failures: {} });
    expect(statusOf(verification, 'log-signature')?.status).toBe('not checked');
    expect(verification.notProven).toContain('no outside checkpoint: completeness is not proven');
  });

  it('is asked for every required signer and for the log key, which an anchored signature vouches for', async () => {
    const { signers: file = '', logKey = '' } = anchorFiles();
    expect(await verify(demo.bundles.full.path, { signers: file })).toMatchObject({ verdict: 'verified' });
    expect(await verify(demo.bundles.full.path, { logKey })).toMatchObject({ verdict: 'not anchored' });
    const [analyst = '', reviewer = ''] = readFileSync(file, 'utf8').split('\n');
    const withSigners = async (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return verify(demo.bundles.full.path, { signers: join(folder, name), logKey });
    };
    expect(await withSigners('one-signer', `${analyst}\n`)).toMatchObject({ verdict: 'not anchored' });
    const keyOf = (line: string) => line.slice(line.indexOf(' '));
    const swapped = `demo-analyst${keyOf(reviewer)}\ndemo-reviewer${keyOf(analyst)}\n`;
    expect(await withSigners('swapped-signers', swapped)).toMatchObject({ verdict: 'not anchored' });
  });

  it('may be a witness, who then stands for completeness', async () => {
    const witnesses = [demo.reply.anchors.witness];
    const required = { ...anchorFiles(), witnesses, requiredWitnesses: ['demo-witness'] };
    const verification = await verify(demo.bundles.full.path, required);
    expect(verification).toMatchObject({ verdict: 'verified', failures: {} });
    expect(statusOf(verification, 'witness')?.status).toBe('ok');
    expect(verification.notProven).not.toContain('no outside checkpoint: completeness is not proven');
    const other = await verify(demo.bundles.full.path, { ...anchorFiles(), requiredWitnesses: ['demo-reviewer'] });
    expect(other.failures).toEqual({ witness: null });
  });
});

describe('signatures that come later', () => {
  it('turn a bundle that lacks one into the very bundle that has both', async () => {
    const one = [demo.by('demo-analyst'), { identity: 'demo-reviewer', passphrase: null }];
    const { path, missingSignatures } = await exportTo('later', 'full', one);
    expect(missingSignatures).toEqual(['demo-reviewer']);
    expect((await verify(path)).failures).toEqual({ signature: 'signatures/demo-reviewer.sshsig' });
    const added = await demo.call('bundle.sign', { path, ...demo.by('demo-reviewer') });
    expect(added.file).toBe('signatures/demo-reviewer.sshsig');
    const verification = await verify(path);
    expect(verification).toMatchObject({ verdict: 'verified', failures: {} });
    expect(statusOf(verification, 'zip')?.status).toBe('ok');
    expect(readFileSync(path).equals(readFileSync(demo.bundles.full.path))).toBe(true);
    expect(codeOf(await demo.send('bundle.sign', { path, ...demo.by('demo-reviewer') }))).toBe('ALREADY_SIGNED');
  });

  it('are refused for a bundle that does not hold, which stays as it was', async () => {
    const path = join(folder, 'unsound.zip');
    const zip = readFileSync(demo.bundles.public.path);
    zip[zip.length >> 1] = (zip[zip.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, zip);
    expect(codeOf(await demo.send('bundle.sign', { path, ...demo.by('demo-witness') }))).toBe('BUNDLE_UNSOUND');
    expect(codeOf(await demo.send('checkpoint.cosign', { path, ...demo.by('demo-reviewer') }))).toBe('BUNDLE_UNSOUND');
    expect(readFileSync(path).equals(zip)).toBe(true);
  });

  it('may be cosignatures, of which an anchored one counts', async () => {
    const path = join(folder, 'cosigned.zip');
    cpSync(demo.bundles.public.path, path);
    const cosign = (at: string, who: string) => demo.send('checkpoint.cosign', { path: at, ...demo.by(who) });
    expect(codeOf(await cosign(path, 'demo-witness'))).toBe('ALREADY_COSIGNED');
    expect(valueOf(await cosign(path, 'demo-reviewer')).file).toBe('signatures/demo-reviewer.cosig');
    const vkey = join(folder, 'reviewer.vkey');
    const name = 'plumbline.local/person/demo-reviewer';
    const key = createVerifierKey(name, 4, demo.people.reviewer.publicKey, nodeCrypto);
    writeFileSync(vkey, `${formatVerifierKey(key)}\n`);
    const anchors = { ...anchorFiles(), witnesses: [vkey], requiredWitnesses: ['demo-reviewer'] };
    expect(await verify(path, anchors)).toMatchObject({ verdict: 'verified', failures: {} });
    expect(codeOf(await cosign(path, 'demo-reviewer'))).toBe('ALREADY_SIGNED');
    expect(codeOf(await cosign(demo.reply.case, 'demo-reviewer'))).toBe('CHECKPOINT_CLOSED');
  });
});

const lintAt = (files: Files) => {
  const { sections } = z
    .object({ sections: z.object({ lint: z.unknown() }) })
    .parse(JSON.parse(textAt(files, 'data/assessment.json')));
  const section = valueOf(parseLintSection(sections.lint));
  return 'rules' in section ? section.rules : {};
};

describe('a case opened from a bundle', () => {
  it('has the numbers of the bundle, says that it is read only, and refuses to be written', async () => {
    const opened = join(folder, 'opened.case');
    const { path, files } = demo.bundles.public;
    const info = await reader.call('bundle.open', { path, folder: opened, anchors: anchorFiles() });
    expect(info).toMatchObject({ stage: 'read-only', readOnly: { code: 'CASE_READ_ONLY' }, mark: 'demonstration' });
    const { sections } = await reader.call('score.case', { folder: opened });
    expect(sections).toEqual(scoredSectionsAt(files));
    const writing = [
      await reader.send('source.add', { folder: opened, name: 'A vendor', reliability: 'B' }),
      await reader.send('assumption.set', { folder: opened, statement: 'None.', critical: false }),
      await reader.send('intake.take', { folder: opened, paths: [path] }),
      await reader.send('checkpoint.write', { folder: opened }),
    ];
    expect(writing.map(codeOf)).toEqual(writing.map(() => 'CASE_READ_ONLY'));
    expect(await reader.call('case.verify', { folder: opened, readAll: true })).toMatchObject({ ok: true });
  });

  it('is not made from what is not anchored or does not hold, nor over what is there', async () => {
    const target = join(folder, 'never.case');
    const { path } = demo.bundles.full;
    const open = (from: string, to: string, anchors = anchorFiles()) =>
      reader.send('bundle.open', { path: from, folder: to, anchors });
    expect(codeOf(await open(path, target, {}))).toBe('NOT_ANCHORED');
    const unsound = join(folder, 'unsound-open.zip');
    writeFileSync(unsound, Buffer.concat([readFileSync(path), Buffer.from('x')]));
    expect(codeOf(await open(unsound, target))).toBe('BUNDLE_UNSOUND');
    expect(existsSync(target)).toBe(false);
    expect(codeOf(await open(path, demo.folder))).toBe('OUTPUT_EXISTS');
    expect(readdirSync(folder).filter((name) => name.startsWith('.plumbline-'))).toEqual([]);
  });
});

it('calls a release of one person a draft, and a draft is never verified', async () => {
  const draftCase = join(folder, 'draft.case');
  await demo.call('case.create', { folder: draftCase, title: 'Draft', identity: 'demo-analyst' });
  const frozen = await demo.call('release.freeze', { folder: draftCase, ...demo.by('demo-analyst') });
  expect(frozen.draft).toBe(true);
  const path = join(folder, 'draft.zip');
  await demo.call('release.export', { folder: draftCase, out: path, edition: 'full' });
  expect(await verify(path)).toMatchObject({
    verdict: 'failed',
    failures: { signature: 'data/edition.json', 'two-person': 'line 2' },
  });
  const signed = join(folder, 'draft-signed.zip');
  await demo.call('release.export', {
    folder: draftCase,
    out: signed,
    edition: 'full',
    signers: [demo.by('demo-analyst')],
  });
  expect((await verify(signed)).failures).toEqual({ 'two-person': 'line 2' });
});

describe('later releases', () => {
  let older: string;
  let newer: string;
  let copyBefore: string;

  beforeAll(async () => {
    copyBefore = join(folder, 'before.case');
    cpSync(demo.reply.case, copyBefore, { recursive: true });
    const session = valueOf(openCase(demo.reply.case, demo.deps));
    // One with a file: its bytes stay in the edition, although nothing shown there names the item.
    const item =
      session.tables.rows('evidence').find(({ sha256, exhibit }) => sha256 !== null && exhibit === 'EX-0001')?.key ??
      '';
    session.close();
    const reason = 'The grade itself tells too much.';
    await demo.call('evidence.correct', { ...inCase(), evidence: item, grade: { marking: 'AMBER' }, reason });
    await release();
    await demo.call('checkpoint.cosign', { path: demo.reply.case, ...demo.by('demo-witness') });
    older = demo.bundles.full.path;
    newer = (await exportTo('newer-full', 'full')).path;
  }, 180_000);

  it('state no number where the skeleton of one item is raised above the edition', async () => {
    const { path, files, recomputable } = await exportTo('raised', 'public');
    expect(recomputable).toBe(false);
    const edition = valueOf(parseEditionFile(textAt(files, 'data/edition.json')));
    expect(edition.recomputable).toBe(false);
    expect(edition.missing.length).toBeGreaterThan(2);
    const section = { missing: edition.missing, status: 'not_recomputable', v: 1 };
    const sections = {
      challenges: section,
      confidence: section,
      gates: section,
      harm: section,
      measures: section,
      redress: section,
      scores: section,
      sensitivity: section,
      stated: section,
      words: section,
    };
    expect(JSON.parse(textAt(files, 'data/assessment.json'))).toEqual({
      sections: { ...sections, lint: section },
      v: 1,
    });
    const verification = await verify(path);
    expect(verification.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(verification.verdict).toBe('verified');
    const opened = join(folder, 'raised.case');
    await reader.call('bundle.open', { path, folder: opened, anchors: anchorFiles() });
    expect((await reader.call('score.case', { folder: opened })).sections).toEqual(sections);
    // Gates, measures and redress tell of every level at once, so who asks for one has none.
    const { gates: _, measures: __, redress: ___, ...others } = sections;
    expect((await reader.call('score.case', { folder: opened, level: 2 })).sections).toEqual(others);
    const delta = await reader.call('case.delta', { folder: opened, since: 40 });
    expect(delta).toMatchObject({ missing: edition.missing, levels: [] });
    expect(JSON.stringify(delta)).not.toMatch(/0\.\d{6}/u);
    expect(textAt((await readFiles(newer)).files, 'data/assessment.json')).toMatch(/"lead":"hy-/u);
  });

  it('carry the cosignature made on the case before the first export', async () => {
    const witnesses = [demo.reply.anchors.witness];
    const anchors = { ...anchorFiles(), witnesses, requiredWitnesses: ['demo-witness'] };
    expect(await verify(newer, anchors)).toMatchObject({ verdict: 'verified', failures: {} });
  });

  it('are extensions of what a reader retained, and an older one is then called shorter', async () => {
    const keeper = makeShell(join(folder, 'keeper'));
    const look = (path: string) => keeper.call('bundle.verify', { path, anchors: { ...anchorFiles(), retain: true } });
    const retainedIn = ({ checks }: Awaited<ReturnType<typeof look>>) => checks.find(({ name }) => name === 'retained');
    expect(await look(older)).toMatchObject({ verdict: 'verified' });
    const second = await look(newer);
    expect(second.verdict).toBe('verified');
    expect(retainedIn(second)?.status).toBe('ok');
    const back = await look(older);
    expect(back).toMatchObject({ ok: false, verdict: 'failed' });
    expect(failuresIn(back)).toEqual({ retained: `line ${releaseSize(demo)}` });
    expect(retainedIn(back)?.detail).toContain('the history is shorter');
  });

  it('are held against a checkpoint that somebody handed over', async () => {
    const write = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const later = join(folder, 'later.note');
    await demo.call('checkpoint.write', { ...inCase(), out: later });
    const shorter = await verify(newer, { ...anchorFiles(), retained: [later] });
    expect(statusOf(shorter, 'retained')).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('shorter'),
    });
    const text = textAt((await readFiles(older)).files, 'data/ledger/checkpoint.txt');
    const own = write('own.note', text);
    const held = await verify(newer, { ...anchorFiles(), retained: [own] });
    expect(held).toMatchObject({ verdict: 'verified', failures: {} });
    const lines = text.split('\n');
    const root = lines[2] ?? '';
    const forged = write(
      'forged.note',
      lines.with(2, `${root.startsWith('A') ? 'B' : 'A'}${root.slice(1)}`).join('\n'),
    );
    const rewritten = await verify(newer, { ...anchorFiles(), retained: [forged] });
    expect(rewritten.failures).toEqual({ retained: `line ${releaseSize(demo) - 1}` });
    expect(statusOf(rewritten, 'retained')?.detail).toContain('the history was rewritten');
  });

  it('cannot be made on an older copy put in the place of the case, nor on one with other lines', async () => {
    const aside = join(folder, 'aside.case');
    renameSync(demo.reply.case, aside);
    cpSync(copyBefore, demo.reply.case, { recursive: true });
    const add = () => demo.send('source.add', { ...inCase(), name: 'A vendor', reliability: 'B' });
    expect(codeOf(await add())).toBe('CASE_ROLLED_BACK');
    const now = await demo.call('case.info', inCase());
    expect(now.readOnly?.code).toBe('CASE_ROLLED_BACK');
    const { size } = (await demo.call('case.info', { folder: aside })).ledger;
    const store = createCaseStore(valueOf(openDatabase(join(demo.reply.case, 'case.db'), 'write')));
    const drafts = Array.from({ length: size + 3 - now.ledger.size }, (_, number) =>
      draft('correction', { reason: `Other history ${number}.` }),
    );
    valueOf(appendLines(store, demo.deps, () => ok({ drafts })));
    store.close();
    expect(codeOf(await add())).toBe('CASE_REWRITTEN');
  });
});
