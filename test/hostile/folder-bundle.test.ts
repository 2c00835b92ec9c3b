import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../services/bundles/bundle-reader.ts';
import type { StoredBundle } from '../../shared/bundle/stored-bundle.ts';
import { createTestFolder, goldenTopFolder, goldenZipPath, makeFifo } from '../support/bundle-folder.ts';
import { valueOf } from '../support/results.ts';

const folder = createTestFolder();
execFileSync('unzip', ['-q', goldenZipPath, '-d', folder]);
let copies = 0;
const copyGolden = (): string => {
  copies += 1;
  const copy = join(folder, `copy-${copies}`);
  cpSync(join(folder, goldenTopFolder), copy, { recursive: true });
  return copy;
};
const readChanged = async (change: (root: string) => void): Promise<StoredBundle> => {
  const root = copyGolden();
  change(root);
  return valueOf(await readBundle(root));
};

const changes: readonly (readonly [what: string, at: string, change: (root: string) => void])[] = [
  [
    'a link in place of a file',
    'VERIFY.txt',
    (root) => {
      rmSync(join(root, 'VERIFY.txt'));
      symlinkSync('README.txt', join(root, 'VERIFY.txt'));
    },
  ],
  [
    'a link out of the bundle',
    'timestamps/a.pem',
    (root) => {
      mkdirSync(join(root, 'timestamps'));
      symlinkSync('/etc/passwd', join(root, 'timestamps', 'a.pem'));
    },
  ],
  ['a link to a folder', 'timestamps', (root) => symlinkSync('/etc', join(root, 'timestamps'))],
  ['a link to itself', 'viewer.html', (root) => symlinkSync('viewer.html', join(root, 'viewer.html'))],
  ['a link that leads nowhere', 'viewer.html', (root) => symlinkSync('nowhere', join(root, 'viewer.html'))],
  ['a FIFO', 'viewer.html', (root) => makeFifo(join(root, 'viewer.html'))],
  ['a file in another case', 'README.TXT', (root) => writeFileSync(join(root, 'README.TXT'), 'x')],
  ['an unknown file', 'data/case.db', (root) => writeFileSync(join(root, 'data', 'case.db'), 'x')],
  ['a hidden file', '.DS_Store', (root) => writeFileSync(join(root, '.DS_Store'), 'x')],
  ['a device name', 'keys/nul', (root) => writeFileSync(join(root, 'keys', 'nul'), 'x')],
  ['a name with a space', 'data/a b', (root) => writeFileSync(join(root, 'data', 'a b'), 'x')],
  ['a name beyond ASCII', 'data/caf\\u{e9}', (root) => writeFileSync(join(root, 'data', 'caf\u00e9'), 'x')],
  ['an escape sequence', 'data/\\u{1b}[2J', (root) => writeFileSync(join(root, 'data', '\u001b[2J'), 'x')],
  [
    'a name that is no UTF-8',
    'data/\\u{fffd}',
    (root) => writeFileSync(Buffer.concat([Buffer.from(`${root}/data/`), Buffer.from([0xff])]), 'x'),
  ],
  ['an empty folder of its own', 'data/secrets/', (root) => mkdirSync(join(root, 'data', 'secrets'))],
  [
    'folders deeper than the layout',
    'a/a/a/a/a/a/a/a',
    (root) => mkdirSync(join(root, ...Array<string>(40).fill('a')), { recursive: true }),
  ],
];

describe('a folder bundle', () => {
  it.each(changes)('has a bag problem with %s', async (_what, at, change) => {
    const bundle = await readChanged(change);
    expect(bundle.problems.length).toBeGreaterThan(0);
    expect(bundle.problems[0]).toMatchObject({ check: 'bag', at });
    expect(bundle.files.get('bagit.txt')?.bytes).not.toBeNull();
  });

  it('has a bag problem with a socket', async () => {
    const root = copyGolden();
    const server = createServer().listen(join(root, 'viewer.html'));
    await new Promise((resolve) => server.once('listening', resolve));
    const bundle = valueOf(await readBundle(root));
    server.close();
    expect(bundle.problems).toMatchObject([{ check: 'bag', at: 'viewer.html' }]);
  });

  it('never gives the bytes behind a link', async () => {
    const bundle = await readChanged((root) => {
      rmSync(join(root, 'VERIFY.txt'));
      symlinkSync('/etc/passwd', join(root, 'VERIFY.txt'));
    });
    expect(bundle.files.has('VERIFY.txt')).toBe(false);
  });

  it('has a bag problem with two known files that differ in case only', async () => {
    const bundle = await readChanged((root) => {
      mkdirSync(join(root, 'timestamps'));
      for (const name of ['A.pem', 'a.pem']) writeFileSync(join(root, 'timestamps', name), name);
    });
    expect(bundle.problems).toMatchObject([{ check: 'bag', at: 'timestamps/A.pem' }]);
  });

  it('takes a hard link for the file that it is', async () => {
    const bundle = await readChanged((root) => {
      writeFileSync(join(folder, 'outside'), 'x');
      linkSync(join(folder, 'outside'), join(root, 'viewer.html'));
    });
    expect(bundle.problems).toEqual([]);
  });

  it('tolerates an empty folder that the layout knows', async () => {
    expect((await readChanged((root) => mkdirSync(join(root, 'timestamps')))).problems).toEqual([]);
  });

  it('says that it may not read, rather than that the bundle is bad', async () => {
    const root = copyGolden();
    chmodSync(join(root, 'data', 'view.json'), 0);
    const module = new URL('../../services/bundles/bundle-reader.ts', import.meta.url).href;
    const script = `
      if (process.getuid() === 0) process.setuid(65534);
      const { readBundle } = await import(${JSON.stringify(module)});
      console.log(JSON.stringify(await readBundle(${JSON.stringify(root)})));`;
    execFileSync('chmod', ['-R', 'a+rX', folder]);
    chmodSync(join(root, 'data', 'view.json'), 0);
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    expect(JSON.parse(output)).toMatchObject({ ok: false, error: { code: 'STORAGE_FAILED' } });
  });
});
