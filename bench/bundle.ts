import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkstation } from '../test/support/workstation.ts';
import type { Benchmark } from './measure.ts';

const person = { identity: 'anna', passphrase: 'correct horse battery staple' };
const outputBytesMax = 2 ** 28;

/**
 * P4 and P5: the bundle of a case with many files. bagit.py of the Library of Congress is a Python package; where it is not
 * on the machine, `sha256sum -c` over both manifests takes its place, which P3 names for the same bundle, with P3's goal:
 * it does less (bagit.py looks for missing and unlisted files as well), and in one thread.
 */
export const bundleBenchmarks = async (mebibytes: number, count: number): Promise<readonly Benchmark[]> => {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  const source = join(root, 'files');
  mkdirSync(source);
  const bytes = new Uint8Array(Math.floor((mebibytes * 2 ** 20) / count));
  for (let index = 0; index < count; index += 1) writeFileSync(join(source, `f${index}.bin`), randomFillSync(bytes));
  const { call } = openWorkstation(join(root, 'profile'));
  await call('identity.create', { principal: person.identity, person: 'Anna', passphrase: person.passphrase });
  const folder = join(root, 'bench.case');
  await call('case.create', { folder, title: 'Bench', identity: person.identity });
  await call('intake.take', { folder, paths: [source] });
  await call('release.freeze', { folder, ...person });
  const zip = join(root, 'bundle.zip');
  const exportTo = async (out: string): Promise<void> =>
    void (await call('release.export', { folder, out, edition: 'full', signers: [person] }));
  await exportTo(zip);
  const bag = unpack(zip, root);
  const again = join(root, 'again.zip');
  const copy = join(root, 'copy');
  const size = `${mebibytes} MiB in ${count} files`;
  const hasBagit = spawnSync('bagit.py', ['--version']).error === undefined;
  return [
    {
      id: 'P4',
      what: `verify of the folder of a bundle, ${size}`,
      peer: hasBagit ? 'bagit.py --validate' : 'sha256sum -c of both manifests, as bagit.py is not to be had here',
      goal: hasBagit ? 0.5 : 0.65,
      ours: async () => {
        const { checks } = await call('bundle.verify', { path: bag });
        // A draft by one person fails that one check, and no key is anchored; everything was checked all the same.
        const bad = checks.find(({ name, status }) => status === 'failed' && name !== 'two-person');
        if (bad !== undefined) throw new Error(`${bad.name}: ${bad.detail}`);
      },
      theirs: () =>
        hasBagit
          ? run('bagit.py', ['--quiet', '--validate', '--processes', String(availableParallelism()), bag], root)
          : run('sha256sum', ['--quiet', '--strict', '-c', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], bag),
    },
    {
      id: 'P5',
      what: `export of that bundle, signed`,
      peer: 'cp -r, then sha256sum of everything',
      goal: 1,
      ours: async () => {
        const start = performance.now();
        await exportTo(again);
        const milliseconds = performance.now() - start;
        rmSync(again);
        return milliseconds;
      },
      theirs: () => {
        const start = performance.now();
        run('cp', ['-r', bag, copy], root);
        run('sh', ['-c', 'find . -type f -print0 | xargs -0 sha256sum'], copy);
        const milliseconds = performance.now() - start;
        rmSync(copy, { recursive: true });
        return milliseconds;
      },
      end: () => rmSync(root, { recursive: true, force: true }),
    },
  ];
};

const run = (program: string, words: readonly string[], cwd: string): void => {
  const { status, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8', maxBuffer: outputBytesMax });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
};

/** The one folder of a bundle's ZIP. */
const unpack = (zip: string, root: string): string => {
  const folder = join(root, 'bag');
  run('unzip', ['-q', zip, '-d', folder], root);
  const [name = ''] = spawnSync('ls', [folder], { encoding: 'utf8' }).stdout.split('\n');
  return join(folder, name);
};
