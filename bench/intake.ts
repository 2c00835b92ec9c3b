import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './measure.ts';

const child = fileURLToPath(new URL('intake-child.ts', import.meta.url));

const run = (program: string, words: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout;
};

const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** A folder for the inputs and, afresh each time, one for what is made of them. */
const makePlace = ({ isLarge }: { readonly isLarge: boolean }) => {
  const root = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  let rounds = 0;
  const afresh = (): string => {
    // Small files stay until the end: a file system that has just removed many is slow at making new ones.
    if (isLarge) rmSync(join(root, `made-${rounds}`), { recursive: true, force: true });
    rounds += 1;
    const made = join(root, `made-${rounds}`);
    mkdirSync(made);
    // What was written or removed before must not be waited for during the next measurement.
    run('sync', ['-f', made]);
    return made;
  };
  return { root, afresh, end: () => rmSync(root, { recursive: true, force: true }) };
};

/** Milliseconds of one intake, and how much memory it needed; the making of the case does not count. */
const takeIn = (place: string, path: string, count: number) => {
  const [milliseconds = 0, residentMegabytes = 0, taken] = run(process.execPath, [child, place, path])
    .split(' ')
    .map(Number);
  if (taken !== count) throw new Error(`${taken} of ${count} files were taken in`);
  return { milliseconds, residentMegabytes };
};

const timed = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** P1: one large file; copied, with three hashes, durable, its line written. */
export const intakeLargeBenchmarks = (mebibytes: number): readonly Benchmark[] => {
  const { root, afresh, end } = makePlace({ isLarge: true });
  const source = join(root, 'image.raw');
  const file = openSync(source, 'w');
  const piece = new Uint8Array(2 ** 20);
  for (let index = 0; index < mebibytes; index += 1) writeSync(file, randomFillSync(piece));
  closeSync(file);
  let residentMegabytes = 0;
  return [
    {
      id: 'P1',
      what: `take in one file of ${mebibytes} MiB`,
      peer: 'cp, sync, then sha256sum, sha1sum, md5sum of the copy',
      goal: 0.6,
      ours: () => {
        const done = takeIn(afresh(), source, 1);
        residentMegabytes = Math.max(residentMegabytes, done.residentMegabytes);
        return done.milliseconds;
      },
      theirs: () => {
        const copy = join(afresh(), 'copy');
        return timed(() => {
          run('cp', [source, copy]);
          run('sync', ['-f', copy]);
          for (const program of ['sha256sum', 'sha1sum', 'md5sum']) run(program, [copy]);
        });
      },
    },
    {
      id: 'P1',
      what: 'the most memory of those',
      peer: '–',
      goal: 300,
      unit: 'MB',
      ours: () => residentMegabytes,
      theirs: null,
      end,
    },
  ];
};

const smallFileBytes = 4096;

/** P2: many small files, each durable before it is acknowledged. */
export const intakeManyBenchmarks = (count: number): readonly Benchmark[] => {
  if (!isThere('hashdeep')) {
    console.log(`P2 | take in ${count} files | not run: hashdeep is not installed`);
    return [];
  }
  const { root, afresh, end } = makePlace({ isLarge: false });
  const source = join(root, 'files');
  const bytes = new Uint8Array(smallFileBytes);
  for (let index = 0; index < count; index += 1) {
    const folder = join(source, `d${Math.floor(index / 500)}`);
    if (index % 500 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `f${index}.bin`), randomFillSync(bytes));
  }
  return [
    {
      id: 'P2',
      what: `take in ${count} files of 4 KiB`,
      peer: 'cp -r, sync, then hashdeep -c sha256 -r',
      goal: 1.5,
      ours: () => takeIn(afresh(), source, count).milliseconds,
      theirs: () => {
        const copy = join(afresh(), 'copy');
        return timed(() => {
          run('cp', ['-r', source, copy]);
          run('sync', ['-f', copy]);
          run('hashdeep', ['-c', 'sha256', '-r', copy]);
        });
      },
      end,
    },
  ];
};
