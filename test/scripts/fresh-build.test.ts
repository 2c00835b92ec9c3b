import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureFresh, explainBuild, type FreshBuild } from '../../scripts/fresh-build.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const make = () => {
  const root = temporaryFolder();
  let builds = 0;
  const said: string[] = [];
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const build: FreshBuild = {
    root,
    what: 'the thing',
    folder: 'dist/thing',
    inputs: ['source', 'lock.json', 'absent'],
    buildInto: (empty) => {
      builds += 1;
      writeFileSync(join(empty, 'out'), String(builds));
      return Promise.resolve();
    },
    say: (text) => said.push(text),
  };
  write('source/a', 'a');
  write('source/deep/b', 'b');
  write('lock.json', '{}');
  const out = (): string => readFileSync(join(root, 'dist', 'thing', 'out'), 'utf8');
  return { root, build, said, write, out, builds: () => builds };
};

describe('a build that is made when it is not fresh', () => {
  it('is made once', async () => {
    const { build, said, builds } = make();
    expect(await ensureFresh(build)).toBe(true);
    expect(await ensureFresh(build)).toBe(false);
    expect(builds()).toBe(1);
    expect(said).toEqual(['Building the thing …']);
  });

  it.each([
    ['a file has changed', 'source/a', 'changed'],
    ['a file has come', 'source/deep/c', ''],
    ['a single file has changed', 'lock.json', '{"a":1}'],
    ['what was absent has come', 'absent', ''],
  ])('is made again when %s', async (_case, path, text) => {
    const { build, write, out } = make();
    await ensureFresh(build);
    write(path, text);
    expect(await ensureFresh(build)).toBe(true);
    expect(out()).toBe('2');
  });

  it('is made again when a file has gone or has another name', async () => {
    const { root, build, write, builds } = make();
    await ensureFresh(build);
    rmSync(join(root, 'source', 'a'));
    await ensureFresh(build);
    write('source/z', 'a');
    await ensureFresh(build);
    expect(builds()).toBe(3);
  });

  it('is made again when somebody removed it', async () => {
    const { root, build } = make();
    await ensureFresh(build);
    rmSync(join(root, 'dist'), { recursive: true });
    expect(await ensureFresh(build)).toBe(true);
  });

  it('leaves the old one in its place where it fails, and nothing half made', async () => {
    const { root, build, write, out } = make();
    await ensureFresh(build);
    write('source/a', 'changed');
    const failing = ensureFresh({
      ...build,
      buildInto: (empty) => {
        writeFileSync(join(empty, 'out'), 'half');
        return Promise.reject(new Error('it does not build'));
      },
    });
    await expect(failing).rejects.toThrow('it does not build');
    expect(out()).toBe('1');
    expect(readdirSync(join(root, 'dist'))).toEqual(['thing']);
    expect(readdirSync(join(root, '.cache'))).toEqual([]);
    expect(await ensureFresh(build)).toBe(true);
  });

  it('leaves beside it what it is made of, and the time before which that was looked at', async () => {
    const { root, build, write } = make();
    const record = join(root, 'dist', 'thing', '.inputs');
    const changing = { ...build, buildInto: () => Promise.resolve(write('source/a', 'changed meanwhile')) };
    await ensureFresh(changing);
    expect(readFileSync(record, 'utf8')).toMatch(/^[0-9a-f]{64}\nsource\nlock\.json\nabsent\n$/u);
    const changedAt = statSync(join(root, 'source', 'a')).mtimeMs;
    expect(statSync(record).mtimeMs).toBeLessThan(changedAt);
    await ensureFresh(build);
    utimesSync(record, new Date(0), new Date(0));
    expect(await ensureFresh(build)).toBe(false);
    expect(statSync(record).mtimeMs).toBeGreaterThan(changedAt - 60_000);
  });

  it('is made by one of several that start at once', async () => {
    const { build, builds } = make();
    const made = await Promise.all([ensureFresh(build), ensureFresh(build), ensureFresh(build)]);
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(builds()).toBe(1);
  });

  it('says the beginning of what is in the way, without colours', () => {
    const text = Array.from({ length: 50 }, (_, line) => `\u001b[31mline ${line}\u001b[0m`).join('\n');
    expect(explainBuild(new Error(text)).split('\n')).toHaveLength(12);
    expect(explainBuild(new Error(text))).not.toContain('\u001b');
  });
});
