import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeWorkstation, outcomeOf } from './plumbline.ts';

const timeout = 120_000;
const files = 4000;

const waitFor = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await sleep(5);
};

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
