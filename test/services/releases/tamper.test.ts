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
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { utf8ToBytes } from '../../../shared/base/bytes.ts';
import { readContents } from '../../../shared/bundle/bundle-contents.ts';
import { checkNames, type CheckName } from '../../../shared/bundle/check.ts';
import { checkViewer } from '../../../shared/bundle/checks/derived.ts';
import type { Verification } from '../../../shared/bundle/verify.ts';
import type { Tlp } from '../../../shared/domain/vocabulary.ts';
import { signCheckpoint } from '../../../shared/ledger/checkpoint.ts';
import { merkleRoot } from '../../../shared/ledger/merkle.ts';
import { formatTlogProof, parseTlogProof } from '../../../shared/proofs/tlog-proof.ts';
import { leavesOf, makeLog, noteText } from '../../support/forked-log.ts';
import { valueOf } from '../../support/results.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { readViewerCode } from '../../../services/viewer-code.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import {
  changeFiles,
  codeOf,
  failuresIn,
  joinLines,
  linesAt,
  makeDemoRelease,
  makeShell,
  signAnew,
  snapshotOf,
  textAt,
  verifyFiles,
  verifyZip,
  writeFiles,
  type DemoRelease,
  type Release,
  type Shell,
} from '../../support/demo-release.ts';
import { makeSmallRelease } from '../../support/small-release.ts';

const folder = createTestFolder();
const editions = ['full', 'public'] as const;
const allFilesMilliseconds = 240_000;
let demo: DemoRelease;
/** What is tried on every file is tried on a small case: its bundles hold a file of every kind that those of the demonstration hold. */
let small: Release;
/** Another workstation, which trusts nobody of itself. */
let reader: Shell;

beforeAll(async () => {
  demo = await makeDemoRelease(folder);
  small = await makeSmallRelease(folder);
  reader = makeShell(join(folder, 'reader'));
}, 120_000);

/** The check that guards a file, and the place that it must name. */
const guardOf = (path: string): { readonly check: CheckName; readonly first: string } => {
  if (path === 'tagmanifest-sha256.txt') return { check: 'signature', first: 'signatures/demo-analyst.sshsig' };
  if (path.startsWith('signatures/')) return { check: 'signature', first: path };
  return { check: path.startsWith('data/') ? 'manifest' : 'tagmanifest', first: path };
};

/** Null if the verification names check and place; otherwise what it said instead. */
const missed = (verification: Verification, path: string, { check, first }: ReturnType<typeof guardOf>) => {
  const failures = failuresIn(verification);
  const isWhole = verification.checks.map(({ name }) => name).join(' ') === checkNames.join(' ');
  const isNamed = verification.verdict === 'failed' && !verification.ok && failures[check] === first && isWhole;
  return isNamed ? null : { path, check, first, verdict: verification.verdict, failures };
};

const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe.each(editions)('the %s edition', (edition) => {
  it('verifies before anything is changed, as a ZIP and as a folder', async () => {
    for (const { bundles, anchors } of [demo, small]) {
      const { path, files } = bundles[edition];
      expect(failuresIn(await verifyZip(path, anchors))).toEqual({});
      expect((await verifyZip(path, anchors)).verdict).toBe('verified');
      expect(verifyFiles(files, anchors).verdict).toBe('verified');
    }
    const kinds = (release: Release) =>
      new Set([...release.bundles[edition].files.keys()].map((path) => path.replace(/[0-9a-f]{64}/u, '')));
    expect(kinds(small)).toEqual(kinds(demo));
  });

  it(
    'fails at zip and at the guarding check when one byte of any file is flipped in the ZIP',
    async () => {
      const { path, files } = small.bundles[edition];
      const zip = readFileSync(path);
      const file = join(folder, `flipped-${edition}.zip`);
      const escaped: unknown[] = [];
      for (const [name, bytes] of files) {
        const dataOffset = zip.indexOf(bytes);
        writeFileSync(file, flipped(zip, dataOffset + Math.floor(bytes.length / 2)));
        const verification = await verifyZip(file, small.anchors);
        escaped.push(
          missed(verification, name, guardOf(name)),
          missed(verification, name, { check: 'zip', first: name }),
        );
      }
      expect(escaped.filter((one) => one !== null)).toEqual([]);
      expect(escaped.length).toBeGreaterThan(50);
    },
    allFilesMilliseconds,
  );

  it(
    'fails at the guarding check when any file of the folder is changed at its end or taken away',
    () => {
      const { files } = small.bundles[edition];
      const escaped: unknown[] = [];
      for (const [name, bytes] of files) {
        const changed = verifyFiles(changeFiles(files, { [name]: flipped(bytes, bytes.length - 1) }), small.anchors);
        escaped.push(missed(changed, name, guardOf(name)));
        const without = verifyFiles(changeFiles(files, { [name]: null }), small.anchors);
        // Without the tag manifest there is nothing left that a signature could be over.
        escaped.push(missed(without, name, guardOf(name)));
      }
      expect(escaped.filter((one) => one !== null)).toEqual([]);
    },
    allFilesMilliseconds,
  );

  it('fails at the place where the ledger was touched', () => {
    const { files } = demo.bundles[edition];
    const path = 'data/ledger/entries.jsonl';
    const lines = linesAt(files, path);
    const after = (changed: readonly string[]) =>
      failuresIn(verifyFiles(changeFiles(files, { [path]: joinLines(changed) }), demo.anchors));
    const edited = (at: number, edit: (line: string) => string) =>
      after(lines.map((line, seq) => (seq === at ? edit(line) : line)));
    const numbered = edited(41, (line) => line.replace('"seq":41,', '"seq":40,'));
    expect(numbered).toMatchObject({ manifest: path, chain: 'line 41' });
    expect(edited(41, (line) => line.replace('"v":1', '"v": 1'))).toMatchObject({ chain: 'line 41' });
    // The line itself is still sound; the next one no longer continues it.
    const dated = edited(41, (line) => line.replace(/"day":"20\d\d/u, '"day":"1999'));
    expect(dated).toMatchObject({ chain: 'line 42', merkle: 'data/ledger/checkpoint.txt', disclosures: 'line 41' });
    expect(after(lines.toSpliced(57, 1))).toMatchObject({ chain: 'line 57', merkle: 'data/ledger/checkpoint.txt' });
    expect(after(lines.slice(0, -1))).toMatchObject({ chain: `line ${lines.length - 1}` });
    expect(after([...lines, lines.at(-1) ?? ''])).toMatchObject({ chain: `line ${lines.length}` });
    expect(after(lines.toSpliced(30, 2, lines[31] ?? '', lines[30] ?? ''))).toMatchObject({ chain: 'line 30' });
  });

  it('fails at the disclosure that was touched', () => {
    const { files } = demo.bundles[edition];
    const path = 'data/disclosures.txt';
    const lines = linesAt(files, path);
    const after = (changed: readonly string[]) =>
      failuresIn(verifyFiles(changeFiles(files, { [path]: joinLines(changed) }), demo.anchors));
    for (const at of [0, 77, 500, lines.length - 1]) {
      const line = lines[at] ?? '';
      const altered = `${line.slice(0, 30)}${line[30] === 'A' ? 'B' : 'A'}${line.slice(31)}`;
      expect(after(lines.with(at, altered))).toMatchObject({ manifest: path, disclosures: `disclosure ${at}` });
      const doubled = after(lines.toSpliced(at, 0, line));
      expect(doubled).toMatchObject({ disclosures: `disclosure ${at + 1}` });
      const dropped = after(lines.toSpliced(at, 1));
      expect(dropped.disclosures).toMatch(at === lines.length - 1 ? /^line \d+$/u : /^(?:disclosure \d+|line \d+)$/u);
    }
    expect(after(lines.toSpliced(77, 2, lines[78] ?? '', lines[77] ?? '')).disclosures).toMatch(/^disclosure 7[78]$/u);
    expect(after([])).toHaveProperty('disclosures');
  });

  it.each<readonly [string, CheckName, ...CheckName[]]>([
    ['unknown.txt', 'bag', 'tagmanifest'],
    ['data/unknown.txt', 'bag', 'manifest'],
    ['data/exports/other.json', 'bag', 'manifest'],
    ['keys/extra.vkey', 'bag', 'tagmanifest'],
    ['signatures/extra.txt', 'bag'],
    ['signatures/Extra.sshsig', 'bag'],
    [`data/evidence/${'a'.repeat(64)}`, 'manifest', 'evidence'],
    [`data/profiles/${'a'.repeat(64)}.json`, 'manifest', 'assessment'],
    ['data/ledger/history/00000007.txt', 'manifest', 'merkle'],
    ['data/proofs/00000007.tlog-proof', 'manifest', 'merkle'],
    ['data/exports/stix-2.1.json', 'manifest', 'exports'],
    ['data/report/assessment.pdf', 'manifest'],
    ['keys/witness-2.vkey', 'tagmanifest', 'witness'],
    ['signatures/demo-witness.sshsig', 'signature'],
    ['signatures/checkpoint.demo-analyst.sshsig', 'signature'],
    ['signatures/demo-reviewer.cosig', 'witness'],
    ['timestamps/checkpoint.tsr', 'timestamps'],
    ['timestamps/checkpoint.der', 'bag'],
  ])('fails when %s is added, and names it', (path, ...checks) => {
    const failures = failuresIn(verifyFiles(changeFiles(small.bundles[edition].files, { [path]: 'x' }), small.anchors));
    for (const check of checks) expect(failures).toMatchObject({ [check]: path });
  });

  it('fails in a canonical ZIP too when a file is left out or added, and when the top folder is another', async () => {
    const { topFolder, files } = small.bundles[edition];
    const write = async (name: string, top: string, changed: typeof files) => {
      const path = join(folder, `${name}-${edition}.zip`);
      await writeFiles(path, { topFolder: top, files: changed });
      return failuresIn(await verifyZip(path, small.anchors));
    };
    const report = 'data/view.json';
    expect(await write('less', topFolder, changeFiles(files, { [report]: null }))).toMatchObject({ manifest: report });
    const more = await write('more', topFolder, changeFiles(files, { 'data/more.txt': 'x' }));
    expect(more).toMatchObject({ bag: 'data/more.txt', manifest: 'data/more.txt' });
    const other = topFolder.replace(/-[a-z]+$/u, '-restricted');
    expect(await write('other', other, files)).toEqual({ bag: other });
  });

  it('fails at zip when a byte follows the end, precedes the start, or one of a header is another', async () => {
    const zip = readFileSync(small.bundles[edition].path);
    const path = join(folder, `header-${edition}.zip`);
    const broken = [
      Buffer.concat([zip, Buffer.from('x')]),
      Buffer.concat([Buffer.from('x'), zip]),
      zip.subarray(0, -1),
    ];
    const directory = zip.lastIndexOf(Buffer.from('504b0102', 'hex'));
    for (const offset of [4, 6, 8, 10, 12, 14, 18, 22, 26, 28, directory + 4, directory + 38, zip.length - 12])
      broken.push(Buffer.from(flipped(zip, offset)));
    for (const bytes of broken) {
      writeFileSync(path, bytes);
      expect(failuresIn(await verifyZip(path, small.anchors))).toHaveProperty('zip');
    }
  });
});

describe.each(editions)('the viewer page of the %s edition', (edition) => {
  const viewer = 'viewer.html';
  const checkOf = ({ checks }: Verification) => checks.find(({ name }) => name === 'viewer');
  /** By insiders who hold every key that the bundle needs. */
  const signed = (changes: Parameters<typeof changeFiles>[1]) => {
    const files = changeFiles(demo.bundles[edition].files, changes);
    return verifyFiles(signAnew(files, [demo.people.analyst, demo.people.reviewer]), demo.anchors);
  };
  const own = () => demo.bundles[edition].files.get(viewer) ?? new Uint8Array();

  it('fails where insiders sign one with another byte, one of the other edition, or one with other code', () => {
    const { files } = demo.bundles[edition];
    const text = textAt(files, viewer);
    const other = demo.bundles[edition === 'full' ? 'public' : 'full'].files.get(viewer) ?? new Uint8Array();
    const failed = { status: 'failed', first: viewer };
    for (const page of [
      flipped(own(), own().length >> 1),
      flipped(own(), own().length - 1),
      other,
      utf8ToBytes(text.replace('Ukraine', 'Somewhere')),
      utf8ToBytes(text.replace("default-src 'none'", 'default-src *')),
      utf8ToBytes(text.replace('</body>', '<script src="x.js"></script></body>')),
      utf8ToBytes(`${text}<!-- -->`),
      new Uint8Array(),
    ]) {
      const contents = readContents(snapshotOf(changeFiles(files, { [viewer]: page })), nodeCrypto);
      expect(checkViewer(contents, readViewerCode(), nodeCrypto)).toMatchObject(failed);
    }
    expect(failuresIn(signed({ [viewer]: other }))).toEqual({ viewer });
  });

  it('cannot be checked without code to make it again, and is then not passed over in silence', () => {
    const contents = readContents(snapshotOf(demo.bundles[edition].files), nodeCrypto);
    expect(checkViewer(contents, readViewerCode(), nodeCrypto)).toMatchObject({ status: 'ok' });
    expect(checkViewer(contents, undefined, nodeCrypto)).toMatchObject({ status: 'not checked' });
  });

  it('is held to be of the program that the bundle names: of another version it cannot be checked', () => {
    const info = textAt(demo.bundles[edition].files, 'bag-info.txt').replace(/plumbline\/\S+/u, 'plumbline/0.0.1');
    const verification = signed({ 'bag-info.txt': info, [viewer]: 'x' });
    expect(failuresIn(verification)).toEqual({});
    expect(checkOf(verification)).toMatchObject({ status: 'not checked', detail: 'rendered by 0.0.1' });
  });

  it('is not checked where there is none, and a guide of this version that promises one fails', () => {
    const verification = signed({ [viewer]: null });
    expect(checkOf(verification)).toMatchObject({ status: 'not checked', detail: 'absent' });
    expect(failuresIn(verification)).toEqual({ bag: 'README.txt' });
  });

  it('is the same code in every edition, and less than a megabyte of it', () => {
    // The code holds the frame of the page as well, but no unescaped end of a script.
    const codeOf = (text: string) => text.slice(text.indexOf('</script>\n<script>'));
    const styleOf = (text: string) => /<style>.*?<\/style>/su.exec(text)?.[0] ?? '';
    const pages = editions.map((one) => textAt(demo.bundles[one].files, viewer));
    expect(new Set(pages.map(codeOf)).size).toBe(1);
    expect(new Set(pages.map(styleOf)).size).toBe(1);
    const size = codeOf(pages[0] ?? '').length + styleOf(pages[0] ?? '').length;
    expect(size).toBeGreaterThan(100_000);
    expect(size).toBeLessThan(1_000_000);
  });
});

it('reads a folder on disk as it reads the ZIP, and refuses a link, a hidden file and a case clash in it', async () => {
  const root = join(folder, 'unpacked');
  for (const [path, bytes] of demo.bundles.public.files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  expect((await verifyZip(root, demo.anchors)).verdict).toBe('verified');
  const spoil = async (act: (copy: string) => void) => {
    const copy = join(folder, 'spoilt');
    rmSync(copy, { recursive: true, force: true });
    cpSync(root, copy, { recursive: true });
    act(copy);
    return failuresIn(await verifyZip(copy, demo.anchors));
  };
  const linked = await spoil((copy) => {
    rmSync(join(copy, 'data/view.json'));
    symlinkSync(join(root, 'data/view.json'), join(copy, 'data/view.json'));
  });
  expect(linked).toMatchObject({ bag: 'data/view.json', manifest: 'data/view.json' });
  expect(await spoil((copy) => writeFileSync(join(copy, '.hidden'), ''))).toMatchObject({ bag: '.hidden' });
  expect(await spoil((copy) => writeFileSync(join(copy, 'readme.TXT'), ''))).toMatchObject({ bag: 'readme.TXT' });
  expect(await spoil((copy) => mkdirSync(join(copy, 'more')))).toMatchObject({ bag: 'more/' });
});

it('fails at signature when one edition carries the signatures of the other', () => {
  const { full, public: open } = demo.bundles;
  const path = 'signatures/demo-analyst.sshsig';
  const signature = open.files.get(path) ?? null;
  expect(failuresIn(verifyFiles(changeFiles(full.files, { [path]: signature }), demo.anchors))).toEqual({
    signature: path,
  });
});

it('fails at timestamps where so many are added that checking them would take for ever', () => {
  const many = Array.from({ length: 101 }, (_, at) => `timestamps/stamp-${String(at).padStart(16, '0')}.tsr`);
  const files = changeFiles(demo.bundles.full.files, Object.fromEntries(many.map((path) => [path, 'x'])));
  expect(failuresIn(verifyFiles(files, demo.anchors))).toEqual({ timestamps: many.at(-1) });
});

describe('an exhibit that is proven alone', () => {
  const prove = (evidence: string, out: string, tlp: Tlp = 'CLEAR') =>
    demo.send('proof.exhibit', { folder: demo.reply.case, evidence, out: join(folder, out), tlp });
  const check = async (path: string, logKey: string | undefined = demo.reply.anchors.logKey) => {
    const witnesses = [demo.reply.anchors.witness];
    const { verdict, checks } = await reader.call('proof.verify', { path, logKey, witnesses });
    return { verdict, failed: checks.flatMap(({ name, status }) => (status === 'failed' ? [name] : [])) };
  };

  it('is verified by a stranger from its folder, and each of its proofs alone', async () => {
    const { out, sha256, lines } = valueOf(await prove('EX-0004', 'exhibit'));
    expect(nodeCrypto.sha256Hex(readFileSync(join(out, sha256)))).toBe(sha256);
    expect(readdirSync(out)).toHaveLength(lines + 1);
    expect(await check(out)).toEqual({ verdict: 'verified', failed: [] });
    const { verdict } = await reader.call('proof.verify', { path: out });
    expect(verdict).toBe('not anchored');
    const proof = readdirSync(out).find((name) => name.endsWith('.tlog-proof')) ?? '';
    expect(await check(join(out, proof))).toEqual({ verdict: 'verified', failed: [] });
    const seq = Number(proof.slice(0, 8));
    expect(readFileSync(join(out, proof), 'utf8')).toContain(`\nindex ${seq}\n`);
    const plain = parseTlogProof(readFileSync(join(out, proof), 'utf8'));
    const path = `data/proofs/${proof}`;
    const inBundle = (extra: Uint8Array | null) =>
      failuresIn(
        verifyFiles(
          signAnew(changeFiles(demo.bundles.full.files, { [path]: formatTlogProof({ ...valueOf(plain), extra }) }), [
            demo.people.analyst,
            demo.people.reviewer,
          ]),
          demo.anchors,
        ),
      );
    expect(inBundle(null)).toEqual({});
    expect(inBundle(new Uint8Array())).toEqual({ merkle: path });
  });

  it('is not proven by another file, an altered proof, proofs of two items, or what lies there beside', async () => {
    const { out, sha256 } = valueOf(await prove('EX-0004', 'altered'));
    const other = valueOf(await prove('EX-0005', 'other'));
    const proof = readdirSync(out).find((name) => name.endsWith('.tlog-proof')) ?? '';
    const stranger = readdirSync(other.out).find((name) => name.endsWith('.tlog-proof')) ?? '';
    const text = readFileSync(join(out, proof), 'utf8');
    const extra = /^extra (.*)$/mu.exec(text)?.[1] ?? '';
    const changed = (name: string, from: string, to: string) => {
      const inner = Buffer.from(extra, 'base64').toString();
      expect(inner).toContain(from);
      writeFileSync(join(folder, name), text.replace(extra, Buffer.from(inner.replace(from, to)).toString('base64')));
      return check(join(folder, name));
    };
    const bad = { verdict: 'failed', failed: ['proof'] };
    expect(await changed('00000001.tlog-proof', 'evidence.add', 'evidence.bad')).toEqual(bad);
    expect(await changed('00000002.tlog-proof', '"disclosures":["', '"disclosures":["A')).toEqual(bad);
    // A line that reads as well as before: only the path can tell.
    const [previous = '', digit = ''] = /"prev\\":\\"([0-9a-f])/u.exec(Buffer.from(extra, 'base64').toString()) ?? [];
    const another = `${previous.slice(0, -1)}${digit === '0' ? '1' : '0'}`;
    expect(await changed('00000004.tlog-proof', previous, another)).toEqual(bad);
    expect(await changed('00000003.tlog-proof', '"v":1', '"v":2')).toEqual(bad);
    writeFileSync(join(folder, 'index.tlog-proof'), text.replace(/^index \d+$/mu, 'index 0'));
    expect(await check(join(folder, 'index.tlog-proof'))).toEqual(bad);
    const forged = makeLog('forger', demo.reply.checkpoint.split('\n')[0]);
    writeFileSync(join(folder, 'forged.vkey'), forged.keyFile);
    expect(await check(out, join(folder, 'forged.vkey'))).toEqual({ verdict: 'failed', failed: ['log-signature'] });

    renameSync(join(other.out, other.sha256), join(out, 'x'));
    expect(codeOf(await reader.send('proof.verify', { path: out }))).toBe('BAD_PROOF_FOLDER');
    rmSync(join(out, sha256), { force: true });
    renameSync(join(out, 'x'), join(out, sha256));
    expect(await check(out)).toEqual({ verdict: 'failed', failed: ['file'] });
    rmSync(join(out, sha256), { force: true });
    symlinkSync('/etc/hostname', join(out, sha256));
    expect(codeOf(await reader.send('proof.verify', { path: out }))).toBe('BAD_PROOF_FOLDER');
    rmSync(join(out, sha256));
    renameSync(join(other.out, stranger), join(out, stranger));
    expect(await check(out)).toEqual(bad);
  });

  it('discloses no more than the marking asked for, and only what was released', async () => {
    const rows = await demo.call('evidence.page', { folder: demo.reply.case, filter: {}, count: 200 });
    const marked = rows.rows.find(({ tlp, sha256 }) => tlp === 'AMBER' && sha256 !== null);
    if (marked !== undefined) {
      expect(codeOf(await prove(marked.id, 'marked'))).toBe('EXHIBIT_WITHHELD');
      expect(codeOf(await prove(marked.id, 'marked', 'AMBER'))).toBe('NOT REFUSED');
    }
    expect(codeOf(await prove('EX-0004', 'exhibit'))).toBe('OUTPUT_EXISTS');
    expect(codeOf(await prove('EX-9999', 'absent'))).toBe('NOT_FOUND');
  });
});

describe('two histories under one log key', () => {
  it('are proven from two bundles, of which one was signed for other lines', async () => {
    const lines = linesAt(demo.bundles.full.files, 'data/ledger/entries.jsonl');
    const [origin = ''] = demo.reply.checkpoint.split('\n');
    const earlier = [...lines.slice(0, 9), 'a line that was taken out again'];
    const root = merkleRoot(leavesOf(earlier), nodeCrypto);
    const note = signCheckpoint({ checkpoint: { origin, size: 10, root }, signer: demo.logSigner }, nodeCrypto);
    const first = join(folder, 'seen.txt');
    writeFileSync(first, noteText(note));
    const out = join(folder, 'fork.json');
    const second = demo.bundles.public.path;
    expect(valueOf(await reader.send('proof.fork', { first, second, out })).sizes).toEqual([10, lines.length]);
    const { logKey } = demo.reply.anchors;
    expect(await reader.call('proof.verify', { path: out, logKey })).toMatchObject({
      kind: 'fork',
      verdict: 'verified',
    });
    expect(await reader.call('proof.verify', { path: out })).toMatchObject({ ok: false, verdict: 'not anchored' });
    const honest = { first: second, second: demo.bundles.full.path, out: join(folder, 'none.json') };
    expect(codeOf(await reader.send('proof.fork', honest))).toBe('NO_FORK');
    expect(existsSync(honest.out)).toBe(false);
  });
});
