import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { buildProgram, type BuiltProgram } from './built-program.ts';

let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
  mkdirSync(join(program.folder, 'window'));
  writeFileSync(join(program.folder, 'window', 'index.html'), '<!doctype html>');
});
afterAll(() => program.remove());

type Told = {
  readonly replies: readonly { readonly ok: boolean; readonly value?: Readonly<Record<string, unknown>> }[];
  readonly events: readonly { readonly kind: string; readonly state?: string }[];
  readonly log: readonly string[];
  readonly preferences: string;
};

/** The program in a process of its own, with a home of its own. */
const run = (calls: readonly (readonly [string, unknown])[], home = temporaryFolder()): Told => {
  const text = execFileSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'run-built.ts'),
      program.main,
      JSON.stringify(calls),
    ],
    { encoding: 'utf8', env: { ...process.env, HOME: home, PLUMBLINE_HOME: join(home, 'profile') } },
  );
  return JSON.parse(text) as Told;
};

// As the build writes imports; what begins with `node:` is Node's own.
const importedNames =
  /(?:^import (?:.* from )?|^export .* from |\brequire\(|\bimport\()"(?!node:)([a-z@][\w@/.-]*)"/gmu;

const builtFiles = (): readonly string[] =>
  readdirSync(join(program.folder, 'electron'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.c?js$/u.test(path))
    .map((path) => join(program.folder, 'electron', path));

describe('the built program', () => {
  it('opens the window with the built preload script, answers its calls from a thread, and ends', () => {
    const home = temporaryFolder();
    const folder = join(home, 'a.case');
    const { replies, log, preferences } = run(
      [
        ['identity.list', {}],
        ['case.create', { folder, title: 'Substation' }],
        ['case.verify', { folder, readAll: true }],
        ['case.info', { folder: join(home, 'absent.case') }],
        // What the command line alone may ask of a thread.
        ['demo.run', join(home, 'demonstration')],
      ],
      home,
    );
    expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
    expect(replies[4]).toMatchObject({ error: { code: 'UNKNOWN_METHOD' } });
    expect(replies[2]?.value).toMatchObject({ ok: true });
    expect(preferences).toBe(program.preload);
    expect(existsSync(preferences)).toBe(true);
    expect(log.at(-1)).toBe('exit 0');
    expect(statSync(join(home, 'profile', 'desktop')).mode & 0o077).toBe(0);
  }, 120_000);

  it('has what the demonstration is made of, and tells how far it is', () => {
    const { replies, events } = run([['demo.make', {}]]);
    expect(replies).toMatchObject([{ ok: true, value: { ok: true } }]);
    const jobs = events.filter(({ kind }) => kind === 'job');
    expect(jobs.length).toBeGreaterThan(3);
    expect(jobs.at(-1)?.state).toBe('done');
  }, 120_000);

  it('names no file of TypeScript, and finds each thread where it is started from', () => {
    const threads = builtFiles().flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      expect([path, /["']\.[^"'\n]*\.tsx?["']/u.exec(text)?.[0]]).toEqual([path, undefined]);
      return [...text.matchAll(/new URL\("(\.[^"]+\.js)", import\.meta\.url\)/gu)].map(([, at = '']) =>
        resolve(dirname(path), at),
      );
    });
    expect(threads.length).toBeGreaterThanOrEqual(2);
    for (const thread of threads) expect([thread, existsSync(thread)]).toEqual([thread, true]);
  });

  it('imports nothing that the package does not bring', () => {
    const names = new Set<string>();
    for (const path of builtFiles()) {
      for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(importedNames)) names.add(packageOf(name));
    }
    expect([...names]).toEqual(expect.arrayContaining(['better-sqlite3', 'electron', 'zod']));
    const brought = new Set(['electron', ...Object.keys(packageFile.dependencies)]);
    expect([...names].filter((name) => !brought.has(name))).toEqual([]);
  });
});

const packageFile = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** `@scope/name/file` and `name/file` are files of a package. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
