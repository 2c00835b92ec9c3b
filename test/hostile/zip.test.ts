import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../services/bundles/bundle-reader.ts';
import type { StoredBundle } from '../../shared/bundle/stored-bundle.ts';
import { createTestFolder, goldenTopFolder, goldenZip } from '../support/bundle-folder.ts';
import { fixturePath } from '../support/fixture-file.ts';
import { rawZip, type RawEntry, type RawFields, type RawOptions } from '../support/raw-zip.ts';
import { valueOf } from '../support/results.ts';

const folder = createTestFolder();
const top = goldenTopFolder;
const path = join(folder, 'hostile.zip');

const read = async (bytes: Uint8Array): Promise<StoredBundle> => {
  // A new file each time: a truncated one is flushed by some file systems, and there are thousands here.
  rmSync(path, { force: true });
  writeFileSync(path, bytes);
  return valueOf(await readBundle(path));
};
const zipProblems = (bundle: StoredBundle): readonly string[] =>
  bundle.problems.filter(({ check }) => check === 'zip').map(({ message }) => message);

const text = Buffer.from('BagIt-Version: 1.0\n');
const entry = (name: string, fields: Partial<RawEntry> = {}): RawEntry => ({
  name: `${top}/${name}`,
  data: text,
  ...fields,
});
const both = (fields: RawFields): Partial<RawEntry> => ({ local: fields, central: fields });
const sound = [entry('bagit.txt'), entry('data/view.json'), entry('viewer.html')];
const withMiddle = (fields: Partial<RawEntry>): readonly RawEntry[] => [
  entry('bagit.txt'),
  entry('data/view.json', fields),
  entry('viewer.html'),
];

describe('the generator of hostile archives', () => {
  it('makes a sound one where nothing is asked for, or nothing here would mean anything', async () => {
    expect((await read(rawZip(sound))).problems).toEqual([]);
  });
});

const deflated = deflateRawSync(text);
const stamp = Buffer.from('5554050003000000ff'.padEnd(18, '0'), 'hex');
const descriptor = Buffer.from('504b0708000000001300000013000000', 'hex');

const archives: readonly (readonly [what: string, entries: readonly RawEntry[], options?: RawOptions])[] = [
  ['bytes before the first record', sound, { prefix: Buffer.from('#!/bin/sh\n') }],
  ['bytes between two entries', withMiddle({ after: Buffer.from('gap') })],
  ['an entry that no directory lists', sound, { listed: (entries) => entries.slice(1) }],
  ['a listed entry that is not there', sound.slice(0, 2), { listed: (entries) => [...entries, entry('viewer.html')] }],
  ['bytes before the central directory', sound, { beforeDirectory: Buffer.from('hidden') }],
  ['bytes after the end record', sound, { suffix: Buffer.from('\n') }],
  ['an archive after the end record', sound, { suffix: rawZip(sound) }],
  ['an archive comment', sound, { comment: Buffer.from('PK\u0005\u0006') }],
  ['an entry comment', withMiddle({ central: { comment: Buffer.from('x') } })],
  ['names out of order', sound.toReversed()],
  ['a directory in another order', sound, { listed: (entries) => entries.toReversed() }],
  ['a name twice', [entry('bagit.txt'), entry('bagit.txt', { data: Buffer.from('other') })]],
  ['two cases of one name', [entry('BAGIT.txt'), entry('bagit.txt')]],
  ['two cases of one folder', [entry('Keys/log.vkey'), entry('keys/log.pub.pem')]],
  ['a file that is a folder too', [entry('data'), entry('data/view.json')]],
  ['two top folders', [{ name: 'plumbline-0000000000000000-1-full/a', data: text }, ...sound]],
  ['a file beside the top folder', [...sound, { name: 'z.txt', data: text }]],
  ['no top folder', [{ name: 'bagit.txt', data: text }]],
  ['a folder entry', [entry('data/', { data: Buffer.alloc(0) }), entry('data/view.json')]],
  ['a path that leads out', [...sound, entry('../../slip.txt')]],
  ['a path that leads out in one record only', withMiddle({ central: { name: Buffer.from('../data/view.json') } })],
  ['an absolute path', [{ name: '/etc/passwd', data: text }]],
  ['a drive', [{ name: 'C:/slip.txt', data: text }]],
  ['backslashes', [{ name: `${top}\\..\\slip.txt`, data: text }]],
  ['an empty segment', [entry('/bagit.txt')]],
  ['a dot segment', [entry('./bagit.txt')]],
  ['an empty name', [{ name: '', data: text }]],
  ['a NUL in a name', [entry('bagit.txt\0.exe')]],
  ['a line feed in a name', [entry('bagit.txt\n')]],
  ['a device name', [entry('signatures/nul.sshsig'), entry('viewer.html')]],
  ['a device name with an extension', [entry('AUX.txt')]],
  ['a trailing dot', [entry('bagit.txt.')]],
  ['a hidden file', [entry('.bashrc')]],
  ['a name in composed form', [entry('caf\u00e9.txt')]],
  ['a name in decomposed form', [entry('cafe\u0301.txt')]],
  ['the same name in both forms', [entry('cafe\u0301.txt'), entry('caf\u00e9.txt')]],
  ['a right-to-left override', [entry('data\u202efdp.exe')]],
  ['a name that is no UTF-8', withMiddle(both({ name: Buffer.from([0x61, 0xff, 0xfe]) }))],
  ['a name of 1,025 bytes', [entry('x'.repeat(1025))]],
  ['a name of 65,535 bytes', [{ name: 'x'.repeat(65_535), data: text }]],
  [
    'a symbolic link',
    withMiddle({ data: Buffer.from('/etc/passwd'), central: { madeBy: 0x0314, external: 0xa1ff0000 } }),
  ],
  ['a mode', withMiddle({ central: { external: 0x81a40000 } })],
  ['a set-user-id mode made by Unix', withMiddle({ central: { madeBy: 0x0314, external: 0x89ed0000 } })],
  ['a device mode', withMiddle({ central: { madeBy: 0x0314, external: 0x21b60000 } })],
  ['internal attributes', withMiddle({ central: { internal: 1 } })],
  ['another host', withMiddle({ central: { madeBy: 0x0314 } })],
  ['another version', withMiddle(both({ needed: 20 }))],
  ['a version for one record only', withMiddle({ central: { needed: 45 } })],
  ['compression', withMiddle({ data: deflated, ...both({ method: 8, size: text.length, flags: 0 }) })],
  ['a bomb', withMiddle({ data: deflateRawSync(Buffer.alloc(10_000_000)), ...both({ method: 8, size: 10_000_000 }) })],
  ['an unknown method', withMiddle(both({ method: 99 }))],
  ['encryption', withMiddle(both({ flags: 1 }))],
  ['strong encryption', withMiddle(both({ flags: 0x41 }))],
  ['masked headers', withMiddle(both({ flags: 0x2000 }))],
  ['the UTF-8 flag', withMiddle(both({ flags: 0x800 }))],
  ['a data descriptor', withMiddle({ after: descriptor, local: { flags: 8, size: 0, compressedSize: 0, crc32: 0 } })],
  ['a data descriptor with sizes in the header', withMiddle({ after: descriptor, ...both({ flags: 8 }) })],
  ['a time', withMiddle(both({ time: 0x6000 }))],
  ['a date', withMiddle(both({ date: 0x5a61 }))],
  ['an extra field', withMiddle(both({ extra: stamp }))],
  ['an extra field in one record only', withMiddle({ central: { extra: stamp } })],
  ['an extra field that overruns itself', withMiddle(both({ extra: Buffer.from('5554ffff', 'hex') }))],
  ['ZIP64 where none is needed', withMiddle(both({ needed: 45, extra: Buffer.from('0100080013000000000000', 'hex') }))],
  [
    'ZIP64 sizes for a small file',
    withMiddle(
      both({
        needed: 45,
        size: 0xffffffff,
        compressedSize: 0xffffffff,
        extra: Buffer.from('0100100013000000000000001300000000000000', 'hex'),
      }),
    ),
  ],
  [
    'a ZIP64 size beyond all files',
    withMiddle(
      both({
        needed: 45,
        size: 0xffffffff,
        compressedSize: 0xffffffff,
        extra: Buffer.from('01001000ffffffffffffffffffffffffffffffff', 'hex'),
      }),
    ),
  ],
  ['ZIP64 marks without the field', withMiddle(both({ size: 0xffffffff, compressedSize: 0xffffffff }))],
  ['a wrong CRC', withMiddle(both({ crc32: 1 }))],
  ['a wrong CRC in one record', withMiddle({ central: { crc32: 1 } })],
  ['a size that is too large', withMiddle(both({ size: 2 ** 31, compressedSize: 2 ** 31 }))],
  ['a size that is too small', withMiddle(both({ size: 3, compressedSize: 3 }))],
  ['two sizes', withMiddle(both({ size: 18 }))],
  ['a size in one record only', withMiddle({ central: { size: 18, compressedSize: 18 } })],
  ['two entries over the same bytes', sound, { listed: ([first, ...rest]) => (first ? [first, first, ...rest] : []) }],
  ['an offset into another entry', withMiddle({ central: { offset: 10 } })],
  ['an offset past the end', withMiddle({ central: { offset: 0x7fffffff } })],
  ['an inner archive that overlaps its outer one', withMiddle({ data: rawZip(sound), central: { offset: 200 } })],
];

describe('an archive that departs from the profile', () => {
  const named = archives.map(([what, entries, options]) => ({ what, entries, options }));
  it.each(named)('has a zip problem with $what', async ({ entries, options }) => {
    const bundle = await read(rawZip(entries, options));
    const messages = zipProblems(bundle);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message).toMatch(/^byte [0-9]+: [\x20-\x7e]+$/u);
    for (const name of bundle.files.keys()) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/u);
  });

  it('goes on to the entries after a gap, so that later checks have something to run on', async () => {
    const bundle = await read(rawZip(withMiddle({ after: Buffer.from('gap') })));
    expect([...bundle.files.keys()]).toEqual(['bagit.txt', 'data/view.json', 'viewer.html']);
  });

  it('keeps the first of two entries with one name', async () => {
    const bundle = await read(rawZip([entry('bagit.txt'), entry('bagit.txt', { data: Buffer.from('other') })]));
    expect(Buffer.from(bundle.files.get('bagit.txt')?.bytes ?? []).toString()).toBe(text.toString());
  });

  it('reads an archive of 65,536 entries, which needs a ZIP64 end record', async () => {
    const module = `
import hashlib, struct, sys, zlib
names = sorted('${top}/data/evidence/' + hashlib.sha256(str(i).encode()).hexdigest() for i in range(65536))
body, directory = [], []
offset = 0
for name in names:
    n = name.encode()
    directory.append(struct.pack('<4sHHHHHHIIIHHHHHII', b'PK\\1\\2', 20, 10, 0, 0, 0, 33, 0, 0, 0, len(n), 0, 0, 0, 0, 0, offset) + n)
    body.append(struct.pack('<4sHHHHHIIIHH', b'PK\\3\\4', 10, 0, 0, 0, 33, 0, 0, 0, len(n), 0) + n)
    offset += len(body[-1])
d = b''.join(directory)
end = struct.pack('<4sQHHIIQQQQ', b'PK\\6\\6', 44, 45, 45, 0, 0, 65536, 65536, len(d), offset)
end += struct.pack('<4sIQI', b'PK\\6\\7', 0, offset + len(d), 1)
end += struct.pack('<4sHHHHIIH', b'PK\\5\\6', 0, 0, 65535, 65535, len(d), offset, 0)
open(sys.argv[1], 'wb').write(b''.join(body) + d + end)
`;
    execFileSync('python3', ['-c', module, path]);
    const bundle = valueOf(await readBundle(path));
    expect(bundle.problems).toEqual([]);
    expect(bundle.files.size).toBe(65_536);
  });
});

describe('archives made by others', () => {
  const corpus = fixturePath('yauzl-failure');
  it.each(readdirSync(corpus).filter((name) => name.endsWith('.zip')))('has a zip problem with %s', async (name) => {
    const bundle = await read(readFileSync(join(corpus, name)));
    expect(zipProblems(bundle).length).toBeGreaterThan(0);
  });

  it.each([
    ['Info-ZIP', ['zip', '-q', '-r', '-0', '-X', 'made.zip', top]],
    ['Python', ['python3', '-m', 'zipfile', '-c', 'made.zip', top]],
  ] as const)('refuses the same files packed by %s', async (_what, [command, ...args]) => {
    const work = createFolder();
    writeFileSync(join(work, 'golden.zip'), goldenZip);
    execFileSync('unzip', ['-q', 'golden.zip'], { cwd: work });
    execFileSync(command, [...args], { cwd: work });
    const bundle = await read(readFileSync(join(work, 'made.zip')));
    expect(zipProblems(bundle).length).toBeGreaterThan(0);
    expect(bundle.files.size).toBe(21);
  });
});

let folders = 0;
const createFolder = (): string => {
  folders += 1;
  const created = join(folder, `made-${folders}`);
  execFileSync('mkdir', [created]);
  return created;
};

describe('the golden ZIP', () => {
  it('has a zip problem after any change of any one byte, headers and data alike', async () => {
    const missed: number[] = [];
    for (let index = 0; index < goldenZip.length; index += 1) {
      const changed = Buffer.from(goldenZip);
      changed.writeUInt8(changed.readUInt8(index) ^ (1 << (index % 8)), index);
      if (zipProblems(await read(changed)).length === 0) missed.push(index);
    }
    expect(missed).toEqual([]);
  });

  it('has a zip problem if it ends at any earlier byte', async () => {
    const missed: number[] = [];
    for (let length = 0; length < goldenZip.length; length += 7) {
      if (zipProblems(await read(goldenZip.subarray(0, length))).length === 0) missed.push(length);
    }
    expect(missed).toEqual([]);
  });

  it('has a zip problem after any cut, copy or insertion', async () => {
    const spot = fc.nat(goldenZip.length - 1);
    await fc.assert(
      fc.asyncProperty(spot, spot, fc.uint8Array({ maxLength: 20 }), async (from, to, inserted) => {
        const changed = Buffer.concat([goldenZip.subarray(0, from), inserted, goldenZip.subarray(to)]);
        fc.pre(!changed.equals(goldenZip));
        expect(zipProblems(await read(changed)).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
