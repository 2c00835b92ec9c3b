import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBundle, readBundleWhile } from '../../../services/bundles/bundle-reader.ts';
import type { StoredBundle } from '../../../shared/bundle/stored-bundle.ts';
import { parseBagInfo, parseManifest, payloadOxum } from '../../../shared/bundle/bagit.ts';
import { bundlePart, requiredBundlePaths } from '../../../shared/bundle/layout.ts';
import { createTestFolder, goldenTopFolder, goldenZip, goldenZipPath, makeFifo } from '../../support/bundle-folder.ts';
import { valueOf } from '../../support/results.ts';

const folder = createTestFolder();
execFileSync('unzip', ['-q', goldenZipPath, '-d', folder]);
const goldenFolder = join(folder, goldenTopFolder);

const read = async (path: string): Promise<StoredBundle> => valueOf(await readBundle(path));
const textOf = (bundle: StoredBundle, path: string): string =>
  Buffer.from(bundle.files.get(path)?.bytes ?? []).toString();

let copies = 0;
const copyGolden = (): string => {
  copies += 1;
  const copy = join(folder, `copy-${copies}`);
  cpSync(goldenFolder, copy, { recursive: true });
  return copy;
};

describe.each([
  ['zip', goldenZipPath, goldenTopFolder],
  ['folder', goldenFolder, null],
] as const)('reading a sound bundle that is a %s', (form, path, topFolder) => {
  it('finds no problem and every file', async () => {
    const bundle = await read(path);
    expect(bundle).toMatchObject({ form, topFolder, problems: [], zipChecked: form === 'zip' });
    expect([...bundle.files.keys()]).toEqual([...bundle.files.keys()].toSorted());
    expect(requiredBundlePaths.filter((required) => !bundle.files.has(required))).toEqual([]);
  });

  it('gives the digests that the manifests hold, and the sum of bag-info.txt', async () => {
    const bundle = await read(path);
    for (const [manifest, part] of [
      ['manifest-sha256.txt', 'payload'],
      ['tagmanifest-sha256.txt', 'tag'],
    ] as const) {
      const listed = valueOf(parseManifest(textOf(bundle, manifest), manifest));
      const actual = [...bundle.files].filter(([file]) => bundlePart(file) === part);
      expect(listed).toEqual(actual.map(([file, { sha256 }]) => ({ path: file, sha256 })));
    }
    const info = valueOf(parseBagInfo(textOf(bundle, 'bag-info.txt')));
    const files = [...bundle.files].map(([file, { size }]) => ({ path: file, size }));
    expect(payloadOxum(files)).toEqual(info.payloadOxum);
  });

  it('keeps the bytes of what is parsed and of nothing else', async () => {
    const bundle = await read(path);
    const withoutBytes = [...bundle.files].filter(([, { bytes }]) => bytes === null).map(([file]) => file);
    expect(withoutBytes).toEqual([expect.stringMatching(/^data\/evidence\//u), 'data/report/assessment.pdf']);
    expect(textOf(bundle, 'data/ledger/entries.jsonl')).toBe('{"seq":0}\n');
  });
});

// So much evidence that other threads hash it.
const evidenceBytes = 2 ** 26 + 1;

describe.each(['zip', 'folder'] as const)('reading a large bundle that is a %s, and something besides', (form) => {
  const place = join(folder, `large-${form}`);
  const bag = join(place, goldenTopFolder);
  const evidence = `data/evidence/${'a'.repeat(64)}`;
  mkdirSync(place);
  cpSync(goldenFolder, bag, { recursive: true });
  writeFileSync(join(bag, evidence), '');
  truncateSync(join(bag, evidence), evidenceBytes);
  if (form === 'zip') execFileSync('zip', ['-q', '-0', '-r', '-X', '-D', 'large.zip', goldenTopFolder], { cwd: place });
  const path = form === 'zip' ? join(place, 'large.zip') : bag;

  it('knows every file but those of evidence meanwhile, and those as well in the end', async () => {
    const { snapshot, meanwhile } = valueOf(await readBundleWhile(path, ({ files }) => files));
    const others = [...snapshot.files].filter(([file]) => !file.startsWith('data/evidence/'));
    expect([...meanwhile]).toEqual(others);
    expect(snapshot.files.size).toBeGreaterThan(others.length);
    expect(snapshot.files.get(evidence)).toMatchObject({
      size: evidenceBytes,
      sha256: createHash('sha256').update(new Uint8Array(evidenceBytes)).digest('hex'),
    });
  });

  it('passes on what is thrown meanwhile', async () => {
    const reading = readBundleWhile(path, () => {
      throw new TypeError('a bug');
    });
    await expect(reading).rejects.toThrow('a bug');
  });
});

describe('reading what is not there or is no bundle', () => {
  it('says that there is nothing', async () => {
    for (const path of [join(folder, 'nothing'), join(goldenZipPath, 'x'), join(folder, 'x'.repeat(300))]) {
      expect(await readBundle(path)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', at: path } });
    }
    symlinkSync(join(folder, 'nothing'), join(folder, 'dangling'));
    expect(await readBundle(join(folder, 'dangling'))).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  it('follows a link that the reader named', async () => {
    symlinkSync(goldenZipPath, join(folder, 'link.zip'));
    expect(await read(join(folder, 'link.zip'))).toMatchObject({ problems: [] });
  });

  it.each([
    ['an empty file', ''],
    ['a text', 'plumbline\n'],
    ['one byte', 'P'],
    ['a signature alone', 'PK\u0003\u0004'],
    ['an empty ZIP', `PK\u0005\u0006${'\0'.repeat(18)}`],
    ['a long text', 'no ZIP at all '.repeat(200_000)],
  ])('has a zip problem and no files for %s', async (_what, content) => {
    const path = join(folder, 'no.zip');
    writeFileSync(path, content);
    const bundle = await read(path);
    expect(bundle.problems).toMatchObject([{ check: 'zip', at: null }]);
    expect(bundle.problems[0]?.message).toMatch(/^byte 0: /u);
    expect(bundle.files.size).toBe(0);
  });

  it('has a zip problem for a device and a FIFO, and does not wait for them', async () => {
    makeFifo(join(folder, 'fifo.zip'));
    for (const path of [join(folder, 'fifo.zip'), '/dev/zero']) {
      expect(await read(path)).toMatchObject({ problems: [{ check: 'zip' }], topFolder: null });
    }
  });

  it('finds nothing wrong with the form of an empty folder: what is missing is for the verifier', async () => {
    mkdirSync(join(folder, 'empty'));
    expect((await read(join(folder, 'empty'))).files.size).toBe(0);
  });
});

describe('reading a bundle with something wrong in it', () => {
  it('goes on after an unknown path and gives its digest', async () => {
    const copy = copyGolden();
    writeFileSync(join(copy, 'data', 'case.db'), 'SQLite format 3');
    const bundle = await read(copy);
    expect(bundle.problems).toMatchObject([{ check: 'bag', at: 'data/case.db' }]);
    expect(bundle.files.get('data/case.db')).toMatchObject({
      bytes: null,
      sha256: createHash('sha256').update('SQLite format 3').digest('hex'),
    });
    expect(bundle.files.size).toBe(22);
  });

  it('does not keep a small file that is too large', async () => {
    const copy = copyGolden();
    truncateSync(join(copy, 'bagit.txt'), 100_000);
    const bundle = await read(copy);
    expect(bundle.problems).toMatchObject([{ check: 'bag', at: 'bagit.txt' }]);
    expect(bundle.files.get('bagit.txt')).toMatchObject({ bytes: null, size: 100_000 });
  });

  it('names a top folder that is not a bundle name', async () => {
    const path = join(folder, 'renamed.zip');
    writeFileSync(path, goldenZip.toString('latin1').replaceAll('plumbline-7f', 'operation-7f'), 'latin1');
    const bundle = await read(path);
    expect(bundle.problems).toMatchObject([{ check: 'bag', at: null }]);
    expect(bundle.problems[0]?.message).toContain('operation-7f');
  });

  it('keeps reading a ZIP whose record was changed', async () => {
    const path = join(folder, 'flag.zip');
    const changed = Buffer.from(goldenZip);
    changed.writeUInt16LE(0x0800, 6);
    writeFileSync(path, changed);
    const bundle = await read(path);
    expect(bundle.files.size).toBe(21);
    expect(bundle.problems).toMatchObject([{ check: 'zip', at: 'README.txt' }]);
    expect(bundle.problems[0]?.message).toMatch(/^byte 7: flags .* is 0x08, the profile has 0x00/u);
  });

  it('keeps what a truncated ZIP still holds', async () => {
    const path = join(folder, 'short.zip');
    writeFileSync(path, goldenZip.subarray(0, 2000));
    const bundle = await read(path);
    expect(bundle.problems.at(-1)?.message).toMatch(/the file ends within/u);
    expect(bundle.files.size).toBeGreaterThan(5);
  });
});
