import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../../services/bundles/bundle-reader.ts';
import { extractBundle } from '../../../services/bundles/extract.ts';
import type { StoredBundle } from '../../../shared/bundle/stored-bundle.ts';
import { createTestFolder, goldenTopFolder, goldenZip, goldenZipPath } from '../../support/bundle-folder.ts';

const folder = createTestFolder();
execFileSync('unzip', ['-q', goldenZipPath, '-d', folder]);
const goldenFolder = join(folder, goldenTopFolder);

const snapshotOf = async (path: string): Promise<StoredBundle> => {
  const read = await readBundle(path);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
};

describe('unpacking a verified bundle', () => {
  it.each([
    ['a ZIP', goldenZipPath, 'from-zip'],
    ['a folder', goldenFolder, 'from-folder'],
  ])('makes a private folder with the same files from %s', async (_what, path, name) => {
    const destinationFolder = join(folder, name);
    const snapshot = await snapshotOf(path);
    expect(await extractBundle({ path, snapshot, destinationFolder })).toEqual({ ok: true, value: null });
    for (const [file, { sha256 }] of snapshot.files) {
      const copy = join(destinationFolder, file);
      expect(createHash('sha256').update(readFileSync(copy)).digest('hex')).toBe(sha256);
      expect(statSync(copy).mode & 0o777).toBe(0o600);
    }
    expect(statSync(destinationFolder).mode & 0o777).toBe(0o700);
    expect(statSync(join(destinationFolder, 'data')).mode & 0o777).toBe(0o700);
    const found = readdirSync(destinationFolder, { recursive: true, withFileTypes: true });
    expect(found.filter((entry) => entry.isFile())).toHaveLength(snapshot.files.size);
  });

  it('refuses a folder that is there', async () => {
    const snapshot = await snapshotOf(goldenZipPath);
    const result = await extractBundle({ path: goldenZipPath, snapshot, destinationFolder: goldenFolder });
    expect(result).toMatchObject({ ok: false, error: { code: 'OUTPUT_EXISTS' } });
    expect(existsSync(join(goldenFolder, 'bagit.txt'))).toBe(true);
  });

  it('refuses a ZIP that changed after it was verified, and leaves nothing', async () => {
    const path = join(folder, 'changing.zip');
    writeFileSync(path, goldenZip);
    const snapshot = await snapshotOf(path);
    const changed = Buffer.from(goldenZip);
    changed.writeUInt8(0x47, changed.indexOf('GET /relay/11') + 4);
    writeFileSync(path, changed);
    const destinationFolder = join(folder, 'changed-zip');
    const result = await extractBundle({ path, snapshot, destinationFolder });
    expect(result).toMatchObject({ ok: false, error: { code: 'CHANGED_SINCE_VERIFIED' } });
    expect(existsSync(destinationFolder)).toBe(false);
  });

  it('refuses a folder in which a file became shorter, and leaves nothing', async () => {
    const path = join(folder, 'changing');
    cpSync(goldenFolder, path, { recursive: true });
    const snapshot = await snapshotOf(path);
    writeFileSync(join(path, 'VERIFY.txt'), 'Ano');
    const destinationFolder = join(folder, 'changed-folder');
    const result = await extractBundle({ path, snapshot, destinationFolder });
    expect(result).toMatchObject({ ok: false, error: { code: 'CHANGED_SINCE_VERIFIED', at: 'VERIFY.txt' } });
    expect(existsSync(destinationFolder)).toBe(false);
  });

  it('refuses whatever reading found a problem in', async () => {
    const path = join(folder, 'unsound.zip');
    writeFileSync(path, Buffer.concat([goldenZip, Buffer.from('x')]));
    const destinationFolder = join(folder, 'unsound');
    const result = await extractBundle({ path, snapshot: await snapshotOf(path), destinationFolder });
    expect(result).toMatchObject({ ok: false, error: { code: 'BUNDLE_UNSOUND' } });
    expect(existsSync(destinationFolder)).toBe(false);
  });

  it('writes no path that the layout does not know, whatever a snapshot says', async () => {
    const snapshot = await snapshotOf(goldenZipPath);
    const file = snapshot.files.get('bagit.txt');
    if (file === undefined) throw new Error('the golden ZIP lost a file');
    const destinationFolder = join(folder, 'slipped');
    const files = new Map([['../slip.txt', file]]);
    const result = await extractBundle({ path: goldenZipPath, snapshot: { ...snapshot, files }, destinationFolder });
    expect(result).toMatchObject({ ok: false, error: { code: 'BUNDLE_UNSOUND' } });
    expect(existsSync(join(folder, 'slip.txt'))).toBe(false);
  });
});
