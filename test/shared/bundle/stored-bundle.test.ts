import { describe, expect, it } from 'vitest';
import { createSnapshotBuilder } from '../../../shared/bundle/stored-bundle.ts';
import { bundleMemoryBytesMax } from '../../../shared/bundle/layout.ts';

describe('collecting a bundle', () => {
  it('keeps what is parsed, and not what is only hashed', () => {
    const builder = createSnapshotBuilder('folder');
    expect(builder.admit('data/view.json', 1000)).toBe(true);
    expect(builder.admit(`data/evidence/${'0'.repeat(64)}`, 1000)).toBe(false);
    expect(builder.build(null).problems).toEqual([]);
  });

  it('keeps no file over its cap, and names it', () => {
    const builder = createSnapshotBuilder('folder');
    expect(builder.admit('bagit.txt', 1025)).toBe(false);
    expect(builder.admit('viewer.html', 2 ** 29 + 1)).toBe(false);
    expect(builder.build(null).problems).toMatchObject([
      { check: 'bag', at: 'bagit.txt' },
      { check: 'bag', at: 'viewer.html' },
    ]);
  });

  it('keeps no more of one bundle than fits, in however many files, and names the rest', () => {
    const builder = createSnapshotBuilder('zip');
    let keptBytes = 0;
    for (let index = 0; index < 2000; index += 1) {
      if (builder.admit(`timestamps/${index}.tsr`, 2 ** 20)) keptBytes += 2 ** 20;
    }
    expect(keptBytes).toBe(bundleMemoryBytesMax);
    expect(builder.build(null).problems[0]).toMatchObject({ check: 'bag', at: 'timestamps/1536.tsr' });
  });

  it('holds no more than a hundred problems of each check, and drops none of the other', () => {
    const builder = createSnapshotBuilder('zip');
    for (let index = 0; index < 5000; index += 1) builder.addProblem('zip', 'a difference', null);
    builder.addProblem('bag', 'a bad name', null);
    expect(builder.build(null).problems).toHaveLength(101);
    expect(builder.build(null).problems.at(-1)).toMatchObject({ check: 'bag' });
  });

  it('gives the files in the order of ASCII bytes', () => {
    const builder = createSnapshotBuilder('folder');
    const file = { size: 0, sha256: '', bytes: null, dataOffset: null };
    for (const path of ['b', 'a/c', 'B', 'a.b']) builder.addFile(path, file);
    expect([...builder.build(null).files.keys()]).toEqual(['B', 'a.b', 'a/c', 'b']);
  });
});
