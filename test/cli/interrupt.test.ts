import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeWorkstation, outcomeOf } from './plumbline.ts';

const timeout = 120_000;
const files = 2000;

const waitFor = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(5);
};

describe('a folder that is watched', () => {
  it('has each item said when it is durable, ends at Ctrl-C, and is taken once', { timeout }, async () => {
    const { json, start, write, path } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'x');
    mkdirSync(path('drop'));
    write('drop/a', 'a');
    const child = start('intake', 'x.case', '--watch', 'drop', '--settle', '0.2');
    const ended = outcomeOf(child);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await waitFor(() => said.includes('taken  ev-'));
    expect(await json(0, 'case', 'info', 'x.case')).toMatchObject({ counts: { evidence: 1 } });
    write('drop/b', 'b');
    write('drop/c.part', 'c');
    await waitFor(() => said.split('taken  ev-').length === 3);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^Watching .*drop\. Ctrl-C ends it\.\n$/u)]);
    expect(stdout).toMatch(
      /not taken {2}.*c\.part: its name is hidden.*\n.*\n2 taken, 0 there already, 0 refused, 1 /u,
    );
    const again = ['intake', 'x.case', '--watch', 'drop', '--settle', '0.2', '--until-settled'];
    expect(await json(0, ...again)).toMatchObject({ counts: { taken: 0, duplicates: 2 }, taken: [], refused: [] });
    expect(await json(2, ...again, '--exhibit', 'A')).toHaveProperty('error.code', 'BAD_USAGE');
    expect(await json(2, 'intake', 'x.case')).toHaveProperty('error.code', 'BAD_USAGE');
  });
});

describe('an interrupted command', () => {
  it('ends with 130 and leaves nothing of a demonstration', { timeout }, async () => {
    const { start, path } = makeWorkstation();
    const child = start('demo', 'new');
    const ended = outcomeOf(child);
    await waitFor(() => existsSync(path('new/ukraine-2016.case')));
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
    expect(existsSync(path('new'))).toBe(false);
  });

  it('keeps a folder that was empty before', { timeout }, async () => {
    const { start, path } = makeWorkstation();
    mkdirSync(path('empty'));
    const child = start('demo', 'empty');
    const ended = outcomeOf(child);
    await waitFor(() => existsSync(path('empty/profile')));
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 143 });
    expect(readdirSync(path('empty'))).toEqual([]);
  });

  it('never touches a folder that holds something', { timeout }, async () => {
    const { json, write, path } = makeWorkstation();
    mkdirSync(path('full'));
    write('full/mine.txt', 'mine');
    expect(await json(2, 'demo', 'full')).toHaveProperty('error.code', 'OUTPUT_EXISTS');
    expect(readdirSync(path('full'))).toEqual(['mine.txt']);
  });

  it('stops in the middle of an intake, and the case holds', { timeout }, async () => {
    const { start, json, write, path } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'x');
    mkdirSync(path('many'));
    for (let number = 0; number < files; number += 1) write(`many/f${number}`, `${number}`);
    const child = start('intake', 'x.case', 'many');
    const ended = outcomeOf(child);
    // The thread that works is busy from here to the end: only another one can hear the signal.
    await waitFor(() => readdirSync(path('x.case/evidence')).length > 50);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
    expect(await json(0, 'case', 'verify', 'x.case', '--read-all')).toMatchObject({ ok: true });
    const again = await json(0, 'intake', 'x.case', 'many');
    expect(again).toMatchObject({ refused: [] });
    expect(await json(0, 'case', 'info', 'x.case')).toMatchObject({ counts: { evidence: files } });
  });
});
