import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/contract.ts';
import { casePaths } from '../../../services/cases/case-paths.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { codeOf, makeShell, textAt, readFiles, type Release, type Shell } from '../../support/demo-release.ts';
import { valueOf } from '../../support/results.ts';
import { tamper } from '../../support/small-case.ts';
import { makeSmallRelease } from '../../support/small-release.ts';
import { makeTimeStampAuthority } from '../../support/time-stamp-authority.ts';

const folder = createTestFolder();
const at = (name: string): string => join(folder, name);
const ageKey = join(import.meta.dirname, '..', '..', 'fixtures', 'age', 'key.txt');
let made: Release;
/** Another workstation. */
let reader: Shell;
/** The public bundle, opened. */
const opened = at('public.case');

type Anchors = NonNullable<Input<'bundle.open'>['anchors']>;
const anchors = (): Anchors => ({ signers: made.reply.anchors.signers, logKey: made.reply.anchors.logKey });
const open = (path: string, to: string) => reader.call('bundle.open', { path, folder: to, anchors: anchors() });
const again = (from: string, name: string, input: Partial<Input<'release.export'>> = {}) =>
  reader.send('release.export', { folder: from, out: at(name), edition: 'public', ...input });
const areSame = (left: string, right: string): boolean => readFileSync(left).equals(readFileSync(right));
/** What is in the folder of the test, without what the case of this test is named. */
const beside = (): readonly string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.zip') || name.startsWith('.'));

beforeAll(async () => {
  made = await makeSmallRelease(folder);
  reader = makeShell(at('reader'));
  await open(made.bundles.public.path, opened);
}, 120_000);

describe('a case opened from a bundle writes that bundle again', () => {
  it.each(['full', 'public'] as const)('byte for byte, of the %s edition, and records nothing', async (edition) => {
    const from = at(`${edition}-again.case`);
    const { path } = made.bundles[edition];
    const info = await open(path, from);
    const written = valueOf(await again(from, `${edition}-again.zip`, { edition }));
    expect(areSame(at(`${edition}-again.zip`), path)).toBe(true);
    const { files } = await readFiles(path);
    expect(written).toMatchObject({
      edition,
      files: files.size,
      signers: ['demo-analyst', 'demo-reviewer'],
      missingSignatures: [],
      recomputable: true,
    });
    expect(written.withheld > 0).toBe(edition === 'public');
    expect((await reader.call('case.info', { folder: from })).ledger).toEqual(info.ledger);
    const verified = await reader.call('bundle.verify', { path: at(`${edition}-again.zip`), anchors: anchors() });
    expect(verified).toMatchObject({ ok: true, verdict: 'verified' });
  });

  it('and that opened again writes it a third time', async () => {
    valueOf(await again(opened, 'second.zip'));
    await open(at('second.zip'), at('second.case'));
    valueOf(await again(at('second.case'), 'third.zip'));
    expect(areSame(at('third.zip'), made.bundles.public.path)).toBe(true);
  });

  it('from its unpacked folder too', async () => {
    const { files, topFolder } = made.bundles.public;
    for (const [path, bytes] of files) {
      const file = join(at('unpacked'), topFolder, path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, bytes);
    }
    await open(join(at('unpacked'), topFolder), at('unpacked.case'));
    valueOf(await again(at('unpacked.case'), 'unpacked.zip'));
    expect(areSame(at('unpacked.zip'), made.bundles.public.path)).toBe(true);
  });

  it.skipIf(spawnSync('openssl', ['version']).status !== 0)(
    'with the cosignature and the time stamp that it was given after it was exported',
    async () => {
      const path = at('given.zip');
      cpSync(made.bundles.public.path, path);
      await made.call('checkpoint.cosign', { path, ...made.by('demo-reviewer') });
      const authority = makeTimeStampAuthority(at('authority'), 'Test authority');
      const files = { query: at('query.tsq'), reply: at('reply.tsr') };
      await made.call('stamp.request', { path, out: files.query });
      authority.answer(files.query, files.reply);
      await made.call('stamp.import', { path, ...files, tsaRoots: [authority.root] });
      const given = [...(await readFiles(path)).files.keys()].filter((name) => /^timestamps\/|\.cosig$/u.test(name));
      expect(given).toHaveLength(4);
      await open(path, at('given.case'));
      valueOf(await again(at('given.case'), 'given-again.zip'));
      expect(areSame(at('given-again.zip'), path)).toBe(true);
    },
  );

  it('encrypted with age, the same ZIP within', async () => {
    const age = { recipients: ['age1rnxr2fksf5jnttjxwqkhhsjpa8ts9n6vsuy3ufsftupqwsazn5rs49028e'] };
    const written = valueOf(await again(opened, 'way.zip', { age }));
    expect(written).toMatchObject({ encrypted: true, out: at('way.zip.age') });
    expect(existsSync(at('way.zip'))).toBe(false);
    expect(readdirSync(casePaths.temporary(opened))).toEqual([]);
    await reader.call('bundle.open', {
      path: written.out,
      folder: at('way.case'),
      age: { identities: [ageKey] },
      anchors: anchors(),
    });
    valueOf(await again(at('way.case'), 'way-again.zip'));
    expect(areSame(at('way-again.zip'), made.bundles.public.path)).toBe(true);
  });
});

describe('what is not that bundle', () => {
  it('is refused: another edition, marking, redaction or signer, with what can be written', async () => {
    const redact = at('none.json');
    writeFileSync(redact, '{"reason":"privilege","withhold":[{"evidence":"EX-0001"}]}');
    const before = beside();
    const others: readonly Partial<Input<'release.export'>>[] = [
      { edition: 'full' },
      { edition: 'restricted' },
      { tlp: 'AMBER' },
      { redact },
      { signers: [{ identity: 'demo-analyst', passphrase: null }] },
    ];
    for (const other of others) {
      const reply = await again(opened, 'other.zip', other);
      expect([codeOf(reply), other]).toEqual(['OTHER_EDITION', other]);
    }
    expect(beside()).toEqual(before);
  });

  it('is never put over a file that is there', async () => {
    writeFileSync(at('taken.zip'), 'mine');
    expect(codeOf(await again(opened, 'taken.zip'))).toBe('OUTPUT_EXISTS');
    expect(readFileSync(at('taken.zip'), 'utf8')).toBe('mine');
  });
});

const alterations: readonly (readonly [string, string, (from: string) => void])[] = [
  [
    'the report',
    'data/report/assessment.pdf',
    (from) => append(casePaths.bundleFile(from, 'data/report/assessment.pdf')),
  ],
  ['the page', 'viewer.html', (from) => append(casePaths.bundleFile(from, 'viewer.html'))],
  ['a signature', 'signatures/demo-analyst.sshsig', (from) => rmSync(signatureIn(from))],
  [
    'a signature by a link to itself',
    'signatures/demo-analyst.sshsig',
    (from) => {
      renameSync(signatureIn(from), join(from, 'elsewhere'));
      symlinkSync(join(from, 'elsewhere'), signatureIn(from));
    },
  ],
  [
    'a line of the ledger',
    'data/ledger/entries.jsonl',
    (from) => tamper(from, `update ledger_line set text = replace(text, '2026', '2025') where seq = 3`),
  ],
  [
    'a disclosure, taken away',
    'data/disclosures.txt',
    (from) => tamper(from, 'delete from disclosure where seq = (select max(seq) from disclosure)'),
  ],
  [
    'what it says of its edition',
    'case.db',
    (from) =>
      tamper(
        from,
        `update setting set value = replace(value, '"tlp":"CLEAR"', '"tlp":"GREEN"') where name = 'opened-from'`,
      ),
  ],
  [
    'the list of files, by one that leads out of the case',
    'case.db',
    (from) =>
      tamper(from, `update setting set value = replace(value, 'README.txt', '../../READ') where name = 'opened-files'`),
  ],
  [
    'the list of files, by one that no bundle has',
    'NOTICE.txt',
    (from) =>
      tamper(from, `update setting set value = replace(value, 'README.txt', 'NOTICE.txt') where name = 'opened-files'`),
  ],
];
const signatureIn = (from: string): string => casePaths.bundleFile(from, 'signatures/demo-analyst.sshsig');
const append = (file: string): void => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('x')]));
describe('a case that no longer holds its bundle as it was opened', () => {
  it.each(alterations)('writes none and names it: %s', async (name, place, alter) => {
    const from = at(`altered ${name}.case`);
    cpSync(opened, from, { recursive: true });
    alter(from);
    const before = beside();
    const reply = await again(from, 'altered.zip');
    expect(reply).toMatchObject({ ok: false, error: { code: 'BUNDLE_ALTERED' } });
    expect(reply.ok ? '' : reply.error.at).toContain(place);
    expect(beside()).toEqual(before);
    const { ok, checks } = await reader.call('case.verify', { folder: from });
    expect(ok).toBe(false);
    const found = checks.find(({ name: one }) => one === 'bundle');
    expect(found?.status).toBe('failed');
    expect(found?.first).toContain(place);
  });

  it('writes none where evidence was altered, which reading every byte of it shows', async () => {
    const from = at('altered-evidence.case');
    cpSync(opened, from, { recursive: true });
    const path = [...made.bundles.public.files.keys()].find((name) => name.startsWith('data/evidence/')) ?? '';
    const file = casePaths.evidenceFile(from, path.slice('data/evidence/'.length));
    const bytes = readFileSync(file);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    rmSync(file);
    writeFileSync(file, bytes);
    expect(await again(from, 'altered.zip')).toMatchObject({ ok: false, error: { code: 'BUNDLE_ALTERED', at: path } });
    expect(existsSync(at('altered.zip'))).toBe(false);
    const checks = (await reader.call('case.verify', { folder: from, readAll: true })).checks;
    expect(checks.filter(({ status }) => status === 'failed').map(({ name }) => name)).toEqual(['evidence']);
  });

  it('says what to do where an earlier version opened it, and is not called altered', async () => {
    const from = at('earlier.case');
    cpSync(opened, from, { recursive: true });
    rmSync(join(from, 'bundle'), { recursive: true });
    tamper(from, `delete from setting where name = 'opened-files'`);
    const reply = await again(from, 'earlier.zip');
    expect(reply).toMatchObject({ ok: false, error: { code: 'BUNDLE_NOT_KEPT' } });
    expect(reply.ok ? '' : reply.error.hint).toContain('plumbline open');
    const { ok, checks } = await reader.call('case.verify', { folder: from });
    expect(ok).toBe(true);
    expect(checks.find(({ name }) => name === 'bundle')?.status).toBe('not checked');
  });
});

it('has the files of the release in its form beside the evidence, and none that is not in the bundle', () => {
  const root = join(opened, 'bundle');
  const kept = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const inBundle = [...made.bundles.public.files.keys()].filter(
    (path) => !/^data\/(?:evidence\/|disclosures\.txt|ledger\/entries)/u.test(path),
  );
  expect(kept.sort()).toEqual(inBundle.sort());
  expect(readFileSync(join(root, 'data', 'edition.json'), 'utf8')).toBe(
    textAt(made.bundles.public.files, 'data/edition.json'),
  );
});
