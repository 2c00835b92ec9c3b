import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crc32 } from 'node:zlib';
import { fileIdentity, type FileRange } from '../../../services/workers/digest-range.ts';
import { createRangeHasher, type ReadDigest } from '../../../services/workers/hash-pool.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';

const folder = createTestFolder();
const bytes = Buffer.from(Array.from({ length: 3_000_001 }, (_, index) => (index * 7919) % 251));

const makeFile = (name: string): FileRange => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const identity = fileIdentity(statSync(file, { bigint: true }));
  return { file, identity, position: 0, sizeBytes: bytes.length, whole: true, withCrc: true };
};

const digestAll = async (expectedBytes: number, ranges: readonly FileRange[]): Promise<readonly ReadDigest[]> => {
  const digests: ReadDigest[] = [];
  const hasher = createRangeHasher(expectedBytes);
  try {
    for (const [index, range] of ranges.entries()) hasher.hash(range, (digest) => (digests[index] = digest));
  } finally {
    await hasher.finish();
  }
  return digests;
};

const digestOf = (data: Buffer): ReadDigest => ({
  status: 'read',
  sha256: createHash('sha256').update(data).digest('hex'),
  crc32: crc32(data),
});

describe.each([
  ['in this thread', 0],
  ['in two threads', 2 ** 30],
])('hashing %s', (name, expectedBytes) => {
  const prefix = name.replaceAll(' ', '-');

  it('gives each range its own digests, in any number, and its CRC-32 where it is wanted', async () => {
    const whole = makeFile(`${prefix}-ranges`);
    const ranges = Array.from({ length: 300 }, (_, index) => ({
      ...whole,
      whole: false,
      position: index,
      sizeBytes: index * 5000,
    }));
    const digests = await digestAll(expectedBytes, [whole, ...ranges]);
    expect(digests[0]).toEqual(digestOf(bytes));
    const [bare] = await digestAll(expectedBytes, [{ ...whole, withCrc: false }]);
    expect(bare).toEqual({ ...digestOf(bytes), crc32: null });
    expect(digests.slice(1)).toEqual(ranges.map((_, index) => digestOf(bytes.subarray(index, index + index * 5000))));
  });

  it('notices a file that was replaced, has become a link, or has another length', async () => {
    const replaced = makeFile(`${prefix}-replaced`);
    const other = makeFile(`${prefix}-other`);
    renameSync(other.file, replaced.file);
    const linked = makeFile(`${prefix}-linked`);
    renameSync(linked.file, `${linked.file}.moved`);
    symlinkSync(`${linked.file}.moved`, linked.file);
    const longer = makeFile(`${prefix}-longer`);
    writeFileSync(longer.file, 'x', { flag: 'a' });
    const shorter = { ...makeFile(`${prefix}-shorter`), whole: false, sizeBytes: bytes.length + 1 };
    const gone = { ...makeFile(`${prefix}-gone`), file: join(folder, 'nothing') };
    const digests = await digestAll(expectedBytes, [replaced, linked, longer, shorter, gone]);
    expect(digests).toHaveLength(5);
    expect(digests).toEqual(digests.map(() => ({ status: 'changed' })));
  });

  it('throws what the operating system refuses', async () => {
    const range = makeFile(`${prefix}-folder`);
    mkdirSync(`${range.file}.d`);
    const identity = fileIdentity(statSync(`${range.file}.d`, { bigint: true }));
    const unreadable = { ...range, file: `${range.file}.d`, identity, whole: false };
    await expect(digestAll(expectedBytes, [unreadable])).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
