import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../../services/bundles/bundle-reader.ts';
import { writeZip, type ZipFile } from '../../../services/bundles/zip-writer.ts';
import { createTestFolder, goldenTopFolder, goldenZip, goldenZipPath } from '../../support/bundle-folder.ts';

const folder = createTestFolder();
let number = 0;
const freshFolder = (): string => {
  number += 1;
  const path = join(folder, String(number));
  mkdirSync(path);
  return path;
};

const unpackGolden = (): string => {
  const target = freshFolder();
  execFileSync('unzip', ['-q', goldenZipPath, '-d', target]);
  return join(target, goldenTopFolder);
};

const filesBelow = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the ZIP writer', () => {
  it('writes the golden ZIP, from memory or from files, in whatever order they are given', async () => {
    const root = unpackGolden();
    const target = freshFolder();
    const files = filesBelow(root).map((path, index): ZipFile => {
      const file = join(root, path);
      return { path, source: index % 2 === 0 ? { file } : { bytes: readFileSync(file) } };
    });
    const out = join(target, 'out.zip');
    const written = await writeZip(out, goldenTopFolder, files.toReversed());
    expect(readFileSync(out).equals(goldenZip)).toBe(true);
    expect(written).toMatchObject({ ok: true, value: { sizeBytes: goldenZip.length, sha256: sha256(goldenZip) } });
    if (!written.ok) return;
    for (const path of filesBelow(root)) {
      expect(written.value.sha256ByPath.get(path)).toBe(sha256(readFileSync(join(root, path))));
    }
  });

  it('leaves one file that only its owner can read', async () => {
    const target = freshFolder();
    await writeZip(join(target, 'out.zip'), 't', [{ path: 'a', source: { bytes: new Uint8Array(3) } }]);
    expect(readdirSync(target)).toEqual(['out.zip']);
    expect(statSync(join(target, 'out.zip')).mode & 0o777).toBe(0o600);
  });

  it('is accepted by unzip and by Python', async () => {
    const out = join(freshFolder(), 'out.zip');
    const bytes = randomBytes(3_000_000);
    const file = join(freshFolder(), 'large');
    writeFileSync(file, bytes);
    await writeZip(out, 't', [
      { path: 'a/large', source: { file } },
      { path: 'b', source: { bytes: new Uint8Array(0) } },
    ]);
    expect(execFileSync('unzip', ['-t', out], { encoding: 'utf8' })).toContain('No errors detected');
    const script = 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), *z.namelist())';
    expect(execFileSync('python3', ['-c', script, out], { encoding: 'utf8' })).toBe('None t/a/large t/b\n');
  });

  it('hashes in threads where there is much to hash, the files and the whole that they become, and writes the same', async () => {
    const source = freshFolder();
    const sizes = [15_000_000, ...Array.from({ length: 40 }, (_, index) => 1000 * index), 30_000_000, 30_000_001];
    const files = sizes.map((size, index): ZipFile => {
      const file = join(source, String(index));
      writeFileSync(file, randomBytes(size));
      const path = `data/evidence/${sha256(readFileSync(file))}`;
      return { path, source: { file, sha256: path.slice(-64), size } };
    });
    const out = join(freshFolder(), 'out.zip');
    const written = await writeZip(out, goldenTopFolder, files);
    expect(written).toMatchObject({ ok: true, value: { sha256: sha256(readFileSync(out)) } });
    const read = await readBundle(out);
    expect(read).toMatchObject({ ok: true, value: { problems: [] } });
    if (!read.ok) return;
    expect([...read.value.files].map(([path, { sha256: digest }]) => path.endsWith(digest))).toEqual(
      sizes.map(() => true),
    );
  });

  it('never replaces a file, nor a link that leads nowhere', async () => {
    const target = freshFolder();
    const out = join(target, 'out.zip');
    writeFileSync(out, 'precious');
    const files = [{ path: 'a', source: { bytes: new Uint8Array(3) } }];
    expect(await writeZip(out, 't', files)).toMatchObject({ ok: false, error: { code: 'OUTPUT_EXISTS', at: out } });
    expect(readFileSync(out, 'utf8')).toBe('precious');
    const link = join(target, 'link.zip');
    symlinkSync(join(target, 'nowhere'), link);
    expect(await writeZip(link, 't', files)).toMatchObject({ ok: false, error: { code: 'OUTPUT_EXISTS' } });
    expect(readdirSync(target)).toEqual(['link.zip', 'out.zip']);
  });

  it.each([
    ['another digest', { sha256: 'a'.repeat(64) }],
    ['another size', { size: 9 }],
  ])('refuses evidence that has %s than was recorded, and leaves nothing', async (_what, recorded) => {
    const file = join(freshFolder(), 'evidence');
    writeFileSync(file, 'evidence');
    const target = freshFolder();
    const result = await writeZip(join(target, 'out.zip'), 't', [{ path: 'a', source: { file, ...recorded } }]);
    expect(result).toMatchObject({ ok: false, error: { code: 'SOURCE_CHANGED', at: 'a' } });
    expect(readdirSync(target)).toEqual([]);
  });

  it('refuses a source that is a link or is missing, and leaves nothing', async () => {
    const source = freshFolder();
    symlinkSync('/etc/passwd', join(source, 'link'));
    const target = freshFolder();
    for (const name of ['link', 'missing']) {
      const files = [{ path: 'a', source: { file: join(source, name) } }];
      expect(await writeZip(join(target, 'out.zip'), 't', files)).toMatchObject({
        ok: false,
        error: { code: 'STORAGE_FAILED' },
      });
    }
    expect(readdirSync(target)).toEqual([]);
  });

  it('says that a folder is missing or is none', async () => {
    const files = [{ path: 'a', source: { bytes: new Uint8Array(3) } }];
    for (const out of [join(folder, 'no', 'out.zip'), '/dev/null/out.zip']) {
      expect(await writeZip(out, 't', files)).toMatchObject({ ok: false, error: { code: 'STORAGE_FAILED' } });
    }
  });

  it('stops when asked to, and leaves nothing', async () => {
    const file = join(freshFolder(), 'large');
    const descriptor = openSync(file, 'w');
    ftruncateSync(descriptor, 200_000_000);
    closeSync(descriptor);
    const target = freshFolder();
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    const files = [{ path: 'a', source: { file } }];
    const result = await writeZip(join(target, 'out.zip'), 't', files, { signal: controller.signal });
    expect(result).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(readdirSync(target)).toEqual([]);
  });

  it('leaves nothing when the disk takes no more', () => {
    const target = freshFolder();
    const out = join(target, 'out.zip');
    const module = new URL('../../../services/bundles/zip-writer.ts', import.meta.url).href;
    const script = `
      process.on('SIGXFSZ', () => {});
      const { writeZip } = await import(${JSON.stringify(module)});
      const files = [{ path: 'a', source: { bytes: new Uint8Array(1_000_000) } }];
      console.log(JSON.stringify(await writeZip(${JSON.stringify(out)}, 't', files)));`;
    // A limit on the size of a file stands in for a full disk: the write fails half way.
    const command = 'ulimit -f 100; exec "$0" --input-type=module -e "$1"';
    const { stdout } = spawnSync('bash', ['-c', command, process.execPath, script], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'STORAGE_FAILED' } });
    expect(readdirSync(target)).toEqual([]);
  });

  it('takes a path that no bundle may have for a bug', async () => {
    const bytes = new Uint8Array(3);
    const out = join(freshFolder(), 'out.zip');
    await expect(writeZip(out, 't', [{ path: '../a', source: { bytes } }])).rejects.toThrow('not a path');
    const twice = ['a', 'A'].map((path) => ({ path, source: { bytes } }));
    await expect(writeZip(out, 't', twice)).rejects.toThrow('one name');
  });
});
