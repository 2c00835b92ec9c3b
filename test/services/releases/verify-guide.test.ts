import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  base64urlToBytes,
  bytesToBase64,
  bytesToBase64url,
  bytesToUtf8,
  concatBytes,
  utf8ToBytes,
} from '../../../shared/base/bytes.ts';
import { createIdentity } from '../../../services/identities/identity-store.ts';
import { unlock } from '../../../services/identities/unlock.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { formatVerifyGuide } from '../../../shared/bundle/verify-guide.ts';
import { disclosuresStep, evidenceStep } from '../../../shared/bundle/verify-guide-disclosures.ts';
import { beginningStep } from '../../../shared/bundle/verify-guide-files.ts';
import { chainStep, checkpointStep } from '../../../shared/bundle/verify-guide-ledger.ts';
import type { GuideStep } from '../../../shared/bundle/verify-guide-step.ts';
import { trustedKeyCommands, verifySteps } from '../../../shared/bundle/verify-guide-steps.ts';
import { timeStampsStep } from '../../../shared/bundle/verify-guide-timestamps.ts';
import { leafHash, merkleRoot } from '../../../shared/ledger/merkle.ts';
import { parseCertificates } from '../../../shared/timestamps/certificate.ts';
import type { Input } from '../../../shared/api/contract.ts';
import { makeTimeStampAuthority } from '../../support/time-stamp-authority.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import {
  changeFiles,
  codeOf,
  joinLines,
  linesAt,
  makeDemoRelease,
  readFiles,
  releaseSize,
  signAnew,
  textAt,
  verifyFiles,
  type Files,
  type Release,
} from '../../support/demo-release.ts';
import { valueOf } from '../../support/results.ts';
import { makeSmallRelease } from '../../support/small-release.ts';

const tools = ['bash', 'jq', 'xxd', 'openssl', 'ssh-keygen', 'sha256sum', 'awk', 'python3', 'unzip'];
const hasTools =
  process.platform === 'linux' &&
  spawnSync('bash', ['-c', `for tool in ${tools.join(' ')}; do command -v $tool || exit 1; done`]).status === 0;

const paths = {
  entries: 'data/ledger/entries.jsonl',
  checkpoint: 'data/ledger/checkpoint.txt',
  disclosures: 'data/disclosures.txt',
  edition: 'data/edition.json',
} as const;
const done = 'signatures, files, chain, root, log signature, disclosures and evidence hold';
const runMilliseconds = 60_000;
const severalRunsMilliseconds = 240_000;
const folder = createTestFolder();
// Each run of the commands hashes every disclosure, so what is tried over and over is tried on a small case.
let demo: Release;
let guideScript = '';
let handbookScript = '';

/** The lines of VERIFY.txt that begin with four spaces, as the text itself says. */
const commandsOf = (guide: string): string =>
  joinLines(guide.split('\n').flatMap((line) => (line.startsWith('    ') ? [line.slice(4)] : [])));

const handbookPage = readFileSync(new URL('../../../docs/handbook/verifying.md', import.meta.url), 'utf8');

beforeAll(async () => {
  if (!hasTools) return;
  demo = await makeSmallRelease(folder);
  guideScript = commandsOf(textAt(demo.bundles.full.files, 'VERIFY.txt'));
  handbookScript = /## With stock tools.*?```bash\n(.*?)```/su.exec(handbookPage)?.[1] ?? '';
}, 120_000);

/** The files in a fresh folder, with what the reader trusts beside it. */
const unpack = (files: Files, topFolder = 'bundle', { anchors } = demo.reply): string => {
  const parent = mkdtempSync(join(folder, 'reader-'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(parent, topFolder, path)), { recursive: true });
    writeFileSync(join(parent, topFolder, path), bytes);
  }
  cpSync(anchors.signers, join(parent, 'allowed_signers'));
  cpSync(anchors.logKey, join(parent, 'log.vkey'));
  cpSync(anchors.witness, join(parent, 'witnesses'));
  return join(parent, topFolder);
};

/** Runs a script in the folder; the outcome is `ok` with the last line, or the step that failed. */
const run = (script: string, bundle: string): { readonly status: number | null; readonly last: string } => {
  writeFileSync(join(bundle, '..', 'check.sh'), script);
  const { status, stdout } = spawnSync('bash', ['../check.sh'], { cwd: bundle, encoding: 'utf8' });
  return { status, last: stdout.trimEnd().split('\n').at(-1) ?? '' };
};

const runOn = (script: string, files: Files, { reply } = demo) => {
  const bundle = unpack(files, 'bundle', reply);
  const outcome = run(script, bundle);
  rmSync(dirname(bundle), { recursive: true });
  return outcome;
};

/** What later steps call. */
const isFunction = (line: string): boolean => /^\w+\(\) \{/u.test(line);

/**
 * The commands of the handbook with only these steps, because all of them start hundreds of processes. The steps before can only
 * end the commands earlier: what a step refuses without them it refuses behind them, where they hold.
 */
const only = (...steps: readonly GuideStep[]): string =>
  verifySteps
    .filter((step) => step !== beginningStep && !steps.includes(step))
    .reduce((script, step) => {
      expect(script).toContain(step.commands);
      const kept = step === chainStep ? step.commands.split('\n').filter(isFunction) : [];
      return script.replace(step.commands, () => kept.join('\n'));
    }, handbookScript);

const failed = (why: string) => ({ status: 1, last: `FAILED: ${why}` });
const full = (): Files => demo.bundles.full.files;

const flipLastBit = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};
const flipIn = (path: string): Files => {
  const bytes = full().get(path) ?? new Uint8Array();
  return changeFiles(full(), { [path]: flipLastBit(bytes, Math.min(40, bytes.length - 1)) });
};

const evidencePath = (): string => [...full().keys()].find((path) => path.startsWith('data/evidence/')) ?? '';

/** A change by somebody whose keys the reader trusts: manifests and signatures are made again. */
const byInsiders = (changes: Readonly<Record<string, string | Uint8Array | null>>, files = full()): Files =>
  signAnew(changeFiles(files, changes), [demo.people.analyst, demo.people.reviewer]);

const withLine = (lines: readonly string[], index: number, change: (line: string) => string): string => {
  const changed = lines.map((line, at) => (at === index ? change(line) : line));
  expect(changed).not.toEqual(lines);
  return joinLines(changed);
};

describe.skipIf(!hasTools)('the commands of VERIFY.txt', () => {
  // Of its editions the one that withholds: a full one is read below.
  it('hold on the public edition of the demonstration', { timeout: severalRunsMilliseconds }, async () => {
    const large = await makeDemoRelease(folder);
    const { files } = large.bundles.public;
    const last = expect.stringContaining(done) as unknown;
    expect(runOn(commandsOf(textAt(files, 'VERIFY.txt')), files, large)).toEqual({ status: 0, last });
  });

  it('say whether the key of a witness is one that the reader holds', { timeout: severalRunsMilliseconds }, () => {
    const bundle = unpack(full());
    const script = only(checkpointStep, timeStampsStep);
    const output = () => spawnSync('bash', ['-c', script], { cwd: bundle, encoding: 'utf8' }).stdout;
    expect(output()).toMatch(/^cosigned by plumbline.local\/person\/demo-witness at \S+Z with a key that you hold$/mu);
    rmSync(join(bundle, '..', 'witnesses'));
    rmSync(join(bundle, '..', 'log.vkey'));
    expect(output()).toMatch(/with a key out of the bundle, for which nobody vouches\n.*hold\n$/u);
  });

  it('read a full edition in any locale of the reader', { timeout: runMilliseconds }, () => {
    const bundle = unpack(full());
    const env = { ...process.env, LANG: 'tr_TR.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'Asia/Kathmandu' };
    expect(spawnSync('bash', ['-c', guideScript], { cwd: bundle, env, encoding: 'utf8' }).status).toBe(0);
  });

  it.each([
    ['an evidence file', evidencePath, 'a file is not the one that manifest-sha256.txt names'],
    ['the ledger', () => paths.entries, 'a file is not the one that manifest-sha256.txt names'],
    ['the checkpoint', () => paths.checkpoint, 'another checkpoint'],
    ['the disclosures', () => paths.disclosures, 'a file is not the one that manifest-sha256.txt names'],
    ['the manifest', () => 'manifest-sha256.txt', 'a file is not the one that tagmanifest-sha256.txt names'],
    ['the tag manifest', () => 'tagmanifest-sha256.txt', 'the bundle signature of demo-analyst'],
    ['README.txt', () => 'README.txt', 'a file is not the one that tagmanifest-sha256.txt names'],
  ])('refuse one bit changed in %s', { timeout: runMilliseconds }, (_what, path, why) => {
    expect(runOn(guideScript, flipIn(path()))).toEqual(failed(why));
  });

  it('refuse a file too many, in any place', { timeout: severalRunsMilliseconds }, () => {
    const why = 'files are missing or not listed';
    expect(runOn(guideScript, changeFiles(full(), { 'data/extra.txt': 'x' }))).toEqual(failed(why));
    expect(runOn(guideScript, changeFiles(full(), { 'extra.txt': 'x' }))).toEqual(failed(why));
    const inSignatures = changeFiles(full(), { 'signatures/extra.txt': 'x' });
    expect(runOn(guideScript, inSignatures)).toEqual(failed('signatures/extra.txt is no signature'));
    const hidden = changeFiles(full(), { 'data/.hidden': 'x' });
    expect(runOn(guideScript, hidden)).toEqual(failed('there is a link, an odd file, an odd name or an empty folder'));
    const odd = changeFiles(full(), { 'timestamps/a.txt': 'x' });
    expect(runOn(only(timeStampsStep), odd)).toEqual(failed('timestamps/a.txt is of no time stamp'));
  });

  it('refuse a missing file', { timeout: severalRunsMilliseconds }, () => {
    const evidence = changeFiles(full(), { [evidencePath()]: null });
    expect(runOn(guideScript, evidence)).toEqual(failed('a file is not the one that manifest-sha256.txt names'));
    const ledger = changeFiles(full(), { [paths.entries]: null });
    expect(runOn(guideScript, ledger)).toEqual(failed(`${paths.entries} is missing`));
    const signature = changeFiles(full(), { 'signatures/demo-reviewer.sshsig': null });
    expect(runOn(guideScript, signature)).toEqual(failed('the bundle signature of demo-reviewer'));
  });

  it('refuse a link, even to a file of the right bytes', { timeout: runMilliseconds }, () => {
    const bundle = unpack(full());
    cpSync(join(bundle, 'README.txt'), join(bundle, '..', 'README.txt'));
    rmSync(join(bundle, 'README.txt'));
    symlinkSync('../README.txt', join(bundle, 'README.txt'));
    expect(run(guideScript, bundle)).toEqual(failed('there is a link, an odd file, an odd name or an empty folder'));
  });

  it('refuse a ledger without its last line', { timeout: runMilliseconds }, () => {
    const shorter = changeFiles(full(), { [paths.entries]: joinLines(linesAt(full(), paths.entries).slice(0, -1)) });
    expect(runOn(guideScript, shorter)).toEqual(failed('a file is not the one that manifest-sha256.txt names'));
  });

  it('refuse the signature of somebody whom the reader does not trust', { timeout: runMilliseconds }, async () => {
    const profile = { ...demo.deps.profile, folder: join(folder, 'stranger') };
    valueOf(
      await createIdentity(profile, {
        principal: 'demo-analyst',
        person: 'Stranger',
        passphrase: Buffer.from('a long enough passphrase'),
      }),
    );
    const stranger = valueOf(await unlock({ ...demo.deps, profile }, 'demo-analyst', 'a long enough passphrase'));
    const forged = signAnew(full(), [stranger, demo.people.reviewer]);
    expect(runOn(guideScript, forged)).toEqual(failed('the bundle signature of demo-analyst'));
  });

  it('refuse a log key other than the one that the reader holds', { timeout: runMilliseconds }, () => {
    const bundle = unpack(full());
    cpSync(demo.reply.anchors.witness, join(bundle, '..', 'log.vkey'));
    expect(run(only(checkpointStep), bundle)).toEqual(failed('another log key than yours'));
  });
});

describe.skipIf(!hasTools)('against insiders who sign again, the commands', () => {
  it('hold when nothing was changed', { timeout: runMilliseconds }, () => {
    expect(runOn(handbookScript, byInsiders({})).status).toBe(0);
  });

  it('refuse an altered line of the ledger at the chain', { timeout: severalRunsMilliseconds }, () => {
    const lines = linesAt(full(), paths.entries);
    const altered = withLine(lines, 5, (line) => line.replace(/"day":"\d{4}/u, '"day":"1999'));
    expect(runOn(handbookScript, byInsiders({ [paths.entries]: altered }))).toEqual(failed('the chain'));
    const shorter = joinLines(lines.slice(0, -1));
    expect(runOn(handbookScript, byInsiders({ [paths.entries]: shorter }))).toEqual(failed('the chain'));
    const spaced = withLine(lines, 5, (line) => line.replace('{', '{ '));
    const why = 'a line of the ledger is not in its canonical form';
    expect(runOn(handbookScript, byInsiders({ [paths.entries]: spaced }))).toEqual(failed(why));
  });

  it(
    'refuse an altered last line at the root, and a new root at the signature of the log',
    () => {
      const lines = linesAt(full(), paths.entries);
      const altered = withLine(lines, lines.length - 1, (line) => line.replace(/"day":"\d{4}/u, '"day":"1999'));
      const why = 'the lines have another root than the checkpoint';
      expect(runOn(handbookScript, byInsiders({ [paths.entries]: altered }))).toEqual(failed(why));

      const leaves = altered
        .split('\n')
        .slice(0, -1)
        .map((line) => leafHash(line, nodeCrypto));
      const [, , oldRoot = ''] = textAt(full(), paths.checkpoint).split('\n');
      const newRoot = bytesToBase64(merkleRoot(leaves, nodeCrypto));
      const replaced = {
        [paths.entries]: altered,
        [paths.checkpoint]: textAt(full(), paths.checkpoint).replace(oldRoot, newRoot),
        [paths.edition]: textAt(full(), paths.edition).replace(oldRoot, newRoot),
      };
      expect(runOn(handbookScript, byInsiders(replaced))).toEqual(failed("the log's signature"));
      expect(runOn(guideScript, byInsiders(replaced))).toEqual(failed('another checkpoint'));
    },
    severalRunsMilliseconds,
  );

  it(
    'refuse an altered cosignature, and an edition about another checkpoint',
    { timeout: severalRunsMilliseconds },
    () => {
      const note = textAt(full(), paths.checkpoint);
      const cosigned = note.replace(/(person\/demo-witness \S{40})(.)/u, (_all, kept: string, at: string) =>
        kept.concat(at === 'A' ? 'B' : 'A'),
      );
      expect(runOn(only(checkpointStep), byInsiders({ [paths.checkpoint]: cosigned }))).toEqual(
        failed('cosignature 1'),
      );
      const [, size = ''] = note.split('\n');
      const edition = textAt(full(), paths.edition).replace(`\\n${size}\\n`, `\\n${Number(size) - 1}\\n`);
      const why = 'data/edition.json is about another checkpoint';
      expect(runOn(only(checkpointStep), byInsiders({ [paths.edition]: edition }))).toEqual(failed(why));
    },
  );

  it('refuse an altered, a missing and a repeated disclosure', { timeout: severalRunsMilliseconds }, () => {
    const lines = linesAt(full(), paths.disclosures);
    const textOf = (line: string): string => bytesToUtf8(base64urlToBytes(line) ?? new Uint8Array()) ?? '';
    const word = lines.findIndex((line) => textOf(line).endsWith('"]'));
    const altered = withLine(lines, word, (line) =>
      bytesToBase64url(utf8ToBytes(textOf(line).replace(/"\]$/u, 'x"]'))),
    );
    expect(runOn(only(disclosuresStep), byInsiders({ [paths.disclosures]: altered }))).toEqual(
      failed('the disclosures'),
    );
    const missing = joinLines(lines.filter((_line, index) => index !== lines.length - 1));
    const listed = 'what is withheld is not what data/edition.json lists';
    expect(runOn(only(disclosuresStep), byInsiders({ [paths.disclosures]: missing }))).toEqual(failed(listed));
    const twice = joinLines([...lines, lines[0] ?? '']);
    expect(runOn(only(disclosuresStep), byInsiders({ [paths.disclosures]: twice }))).toEqual(failed('the disclosures'));
    const bits = withLine(
      lines,
      lines.findIndex((line) => line.length % 4 === 2),
      (line) => `${line.slice(0, -1)}B`,
    );
    const why = 'a disclosure is not base64url';
    expect(runOn(only(disclosuresStep), byInsiders({ [paths.disclosures]: bits }))).toEqual(failed(why));
  });

  it('refuse a privilege log that leaves out, adds or moves a field', { timeout: severalRunsMilliseconds }, () => {
    const { files } = demo.bundles.public;
    const text = textAt(files, paths.edition);
    const [first = ''] = /\{"digest":[^}]*\},/u.exec(text) ?? [];
    expect(first).not.toBe('');
    const why = 'what is withheld is not what data/edition.json lists';
    const left = text.replace(first, '');
    const moved = text.replace(first, first.replace(/"seq":\d+/u, '"seq":0'));
    const added = text.replace(first, first + first.replace(/"digest":"./u, '"digest":"0'));
    for (const changed of [left, moved, added])
      expect(runOn(only(disclosuresStep), byInsiders({ [paths.edition]: changed }, files))).toEqual(failed(why));
  });

  it(
    'refuse evidence that was swapped, under the old name and under its own',
    { timeout: severalRunsMilliseconds },
    () => {
      const script = only(disclosuresStep, evidenceStep);
      const swapped = byInsiders({ [evidencePath()]: 'another text' });
      expect(runOn(script, swapped)).toEqual(failed('a file has another content than its name says'));
      const name = `data/evidence/${nodeCrypto.sha256Hex('another text')}`;
      const why = 'the files are not those that the disclosures name';
      expect(runOn(script, byInsiders({ [evidencePath()]: null, [name]: 'another text' }))).toEqual(failed(why));
      expect(runOn(script, byInsiders({ [evidencePath()]: null }))).toEqual(failed(why));
      expect(runOn(script, byInsiders({ [name]: 'another text' }))).toEqual(failed(why));
    },
  );
});

const readBag = `
import hashlib, os, re, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as bag:
    assert bag.testzip() is None
    names = bag.namelist()
    top = names[0].split('/')[0]
    assert all(name.startswith(top + '/') for name in names) and len(set(names)) == len(names)
    files = {name[len(top) + 1:]: bag.read(name) for name in names}
assert files['bagit.txt'] == b'BagIt-Version: 1.0\\nTag-File-Character-Encoding: UTF-8\\n'
def listed(name):
    rows = [re.fullmatch(r'([0-9a-f]{64})  (\\S+)', row).groups() for row in files[name].decode('utf-8').splitlines()]
    for digest, path in rows:
        assert hashlib.sha256(files[path]).hexdigest() == digest, path
    return {path for _, path in rows}
payload = {name for name in files if name.startswith('data/')}
assert listed('manifest-sha256.txt') == payload
outside = {name for name in files if name.startswith('signatures/')} | {'tagmanifest-sha256.txt'}
assert listed('tagmanifest-sha256.txt') == set(files) - payload - outside
info = dict(row.split(': ', 1) for row in files['bag-info.txt'].decode('utf-8').splitlines())
assert info['Payload-Oxum'] == f'{sum(len(files[name]) for name in payload)}.{len(payload)}'
print(len(files))
`;

describe.skipIf(!hasTools)('the ZIP of an edition', () => {
  it.each(['full', 'public'] as const)('is read by unzip and by Python as a complete bag: %s', (edition) => {
    const { path, files } = demo.bundles[edition];
    expect(spawnSync('unzip', ['-t', path], { encoding: 'utf8' }).stdout).toContain('No errors detected');
    const { stdout, stderr } = spawnSync('python3', ['-c', readBag, path], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: `${files.size}\n`, stderr: '' });
  });

  it('unpacks with unzip into a folder that the commands accept', { timeout: runMilliseconds }, () => {
    const parent = dirname(unpack(new Map([['left.txt', new Uint8Array()]]), 'aside'));
    expect(spawnSync('unzip', ['-q', demo.bundles.public.path, '-d', parent]).status).toBe(0);
    const bundle = join(parent, demo.bundles.public.topFolder);
    expect(run(handbookScript, bundle).status).toBe(0);
  });

  it('has the ledger and the checkpoint of every other edition', () => {
    const [left, right] = [unpack(full(), 'full'), unpack(demo.bundles.public.files, 'public')];
    for (const path of [paths.entries, paths.checkpoint])
      expect(spawnSync('cmp', [join(left, path), join(right, path)]).status).toBe(0);
    expect(spawnSync('cmp', [join(left, paths.disclosures), join(right, paths.disclosures)]).status).toBe(1);
  });
});

describe('the text of VERIFY.txt', () => {
  const values = {
    origin: 'plumbline.local/7f3c9a2e51d84b06',
    size: 7,
    edition: 'full',
    tlp: 'RED',
    checkpoint: 'plumbline.local/7f3c9a2e51d84b06\n7\n+X7ovWAkgwMo2eUlwPj97mTrE9v5pKzcCn4NEGZNGMM=\n',
    signers: ['a.lovelace', 'b-noether'],
    witnesses: [],
    withheldCount: 0,
    recomputable: true,
    hasViewer: true,
    mark: 'none',
    hasReport: false,
  } as const;

  it('sets the values of the bundle and nothing else before the commands that are in every bundle', () => {
    const steps = verifySteps.map(({ commands }) => `${commands}\n`).join('');
    expect(commandsOf(formatVerifyGuide(values))).toBe(`origin='plumbline.local/7f3c9a2e51d84b06'
size=7
root='+X7ovWAkgwMo2eUlwPj97mTrE9v5pKzcCn4NEGZNGMM='
signers='a.lovelace b-noether'
${trustedKeyCommands}
${steps}`);
  });

  it('is wide as a terminal and ends each line without a space', () => {
    for (const line of formatVerifyGuide(values).split('\n')) expect(line).toMatch(/^.{0,124}(?<! )$/u);
  });

  it('lets no value of a hostile bundle become a command', () => {
    const hostile = "x'; touch hacked; '";
    const guide = formatVerifyGuide({
      ...values,
      origin: hostile,
      checkpoint: `${hostile}\n7\n$(touch hacked)\n`,
      signers: [hostile, '$(touch hacked)', 'ada\ntouch hacked', 'ada'],
    });
    expect(guide).not.toContain('hacked');
    expect(guide).toContain("    signers='ada'\n");
  });

  it('gives the commands of the handbook, word for word', () => {
    for (const { commands } of verifySteps) expect(handbookPage).toContain(`\n${commands}\n`);
  });
});

describe.skipIf(!hasTools)('time stamps of an authority of openssl', () => {
  const at = (name: string): string => join(folder, name);

  it('go out of a case as a query, come back, and travel in its bundles', { timeout: runMilliseconds }, async () => {
    const { call, send, reply, anchors } = demo;
    const authority = makeTimeStampAuthority(at('authority'), 'A Time Root');
    const stranger = makeTimeStampAuthority(at('other-authority'), 'Another Time Root');
    const files = { reply: at('case.tsr'), query: at('case.tsq') };
    const asked = await call('stamp.request', { path: reply.case, out: files.query });
    expect(asked.size).toBe(releaseSize(demo));
    authority.answer(files.query, files.reply);
    const take = (path: string, input: Partial<Input<'stamp.import'>> = {}) =>
      send('stamp.import', { path, ...files, tsaRoots: [authority.root], ...input });

    expect(codeOf(await take(reply.case, { tsaRoots: [] }))).toBe('NO_TIME_STAMP_ROOT');
    expect(codeOf(await take(reply.case, { tsaRoots: [stranger.root] }))).toBe('BAD_TIME_STAMP');
    expect(codeOf(await take(reply.case, { reply: files.query }))).toBe('BAD_TIME_STAMP');
    expect(codeOf(await take(reply.case, { query: at('absent') }))).toBe('NOT_FOUND');
    const { authority: name, size } = valueOf(await take(reply.case));
    expect({ name, size }).toEqual({ name: 'A Time Root', size: asked.size });
    expect(codeOf(await take(reply.case))).toBe('ALREADY_STAMPED');
    const [release] = (await call('release.list', { folder: reply.case })).releases.slice(-1);
    expect(release?.timeStamps).toMatchObject([{ authority: 'A Time Root' }]);
    expect((await call('case.verify', { folder: reply.case })).checks).toContainEqual(
      expect.objectContaining({ name: 'checkpoints', status: 'ok', detail: expect.stringContaining('1 time stamp') }),
    );

    const signers = [demo.by('demo-analyst'), demo.by('demo-reviewer')];
    const bundle = at('stamped.zip');
    await call('release.export', { folder: reply.case, out: bundle, edition: 'public', signers });
    const stamped = (await readFiles(bundle)).files;
    const timeOf = (roots: readonly string[], changed = stamped) => {
      const timeStampRoots = roots.flatMap((file) => valueOf(parseCertificates(readFileSync(file, 'utf8'))));
      const { verdict, checks } = verifyFiles(changed, { ...anchors, timeStampRoots });
      const check = checks.find(({ name: one }) => one === 'timestamps');
      return { verdict, status: check?.status, detail: check?.detail, first: check?.first };
    };
    expect(timeOf([authority.root])).toMatchObject({ verdict: 'verified', status: 'ok' });
    expect(timeOf([authority.root]).detail).toContain(`${size} lines existed at`);
    expect(timeOf([stranger.root])).toMatchObject({ verdict: 'verified', status: 'not checked' });

    const [stem = ''] = [...stamped.keys()].flatMap((path) => /^timestamps\/.*(?=\.tsr$)/u.exec(path) ?? []);
    const changes: readonly (readonly [string, Record<string, string | Uint8Array | null>])[] = [
      [`${stem}.tsq`, { [`${stem}.tsq`]: null }],
      [`${stem}.pem`, { [`${stem}.pem`]: readFileSync(stranger.root) }],
      [
        `${stem}.tsr`,
        { [`${stem}.tsr`]: concatBytes(stamped.get(`${stem}.tsr`) ?? new Uint8Array(), Uint8Array.of(0)) },
      ],
    ];
    for (const [first, change] of changes)
      expect(timeOf([authority.root], changeFiles(stamped, change))).toMatchObject({ status: 'failed', first });

    const reader = unpack(stamped);
    writeFileSync(join(reader, '..', 'check.sh'), handbookScript);
    cpSync(authority.root, join(reader, '..', 'time-roots.pem'));
    const checked = spawnSync('bash', ['../check.sh'], { cwd: reader, encoding: 'utf8' });
    expect(checked.stdout).toMatch(new RegExp(`^${size} lines existed at \\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z$`, 'mu'));
    writeFileSync(join(reader, `${stem}.pem`), readFileSync(stranger.root));
    expect(run(only(timeStampsStep), reader)).toEqual(failed(`${stem}.tsr`));

    // A later one is added beside a bundle that is signed already, and the signatures still hold.
    const later = { query: at('later.tsq'), reply: at('later.tsr') };
    await call('stamp.request', { path: bundle, out: later.query });
    authority.answer(later.query, later.reply);
    expect(valueOf(await take(bundle, later)).files).toHaveLength(3);
    const both = (await readFiles(bundle)).files;
    expect(timeOf([authority.root], both)).toMatchObject({ verdict: 'verified', status: 'ok' });
    expect([...both.keys()].filter((path) => path.startsWith('timestamps/'))).toHaveLength(6);

    const note = { note: at('now.txt'), query: at('now.tsq'), reply: at('now.tsr') };
    await call('checkpoint.write', { folder: reply.case, out: note.note });
    await call('stamp.request', { path: note.note, out: note.query });
    authority.answer(note.query, note.reply);
    expect(codeOf(await take(bundle, { query: note.query, reply: note.reply }))).toBe('OTHER_CHECKPOINT');
    expect(codeOf(await take(reply.case, { query: note.query, reply: note.reply }))).toBe('NOT REFUSED');
  });
});

describe.skipIf(!hasTools)('the commands of the handbook for one exhibit', () => {
  it('hold on what the program made, and on nothing that was changed in it', { timeout: runMilliseconds }, async () => {
    const page = readFileSync(new URL('../../../docs/handbook/proofs.md', import.meta.url), 'utf8');
    const script = /```bash\n(.*?)```/su.exec(page)?.[1] ?? '';
    const out = join(folder, 'one', 'exhibit');
    const { sha256 } = await demo.call('proof.exhibit', { folder: demo.reply.case, evidence: 'EX-0001', out });
    cpSync(demo.reply.anchors.logKey, join(out, '..', 'log.vkey'));
    expect(run(script, out)).toEqual({ status: 0, last: `${sha256}: OK` });
    const name = readdirSync(out).find((file) => file.endsWith('.tlog-proof')) ?? '';
    const proof = readFileSync(join(out, name), 'utf8');
    const changed = (text: string) => {
      expect(text).not.toBe(proof);
      writeFileSync(join(out, name), text);
      return run(script, out);
    };
    const lines = proof.split('\n');
    const swapped = [...lines.slice(0, 3), lines[4], lines[3], ...lines.slice(5)].join('\n');
    expect(changed(swapped)).toEqual(failed(`${name} does not lead to the root`));
    const size = `\n${releaseSize(demo)}\n`;
    expect(changed(proof.replace(size, size.replace('\n', '\n1')))).toEqual(failed(`the log's signature in ${name}`));
    writeFileSync(join(out, name), proof);
    writeFileSync(join(out, sha256), 'another file');
    expect(run(script, out)).toEqual(failed('the file'));
  });
});
