import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('deadlines of a case', () => {
  it('begin with the line that raised a red line, are not begun anew by saying it again, and end with its clearing', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    const out = join(temporaryFolder(), 'deadlines.ics');
    expect(await codeOf('deadline.calendar', { folder, out })).toBe('NOTHING_DUE');
    const crossed = { folder, redLine: 'RL4', statement: 'No warning was given.' } as const;
    const raised = { status: 'raised' as const, cites: ['EX-0001'] };
    const first = await call('redline.set', { ...crossed, claim: raised });
    await call('redline.set', { ...crossed, claim: raised, statement: 'None was, as two papers say.' });
    const { deadlines } = await call('deadline.list', { folder });
    expect(deadlines).toMatchObject([{ what: 'RL4: convene the board', line: first.line, place: 'notifications' }]);
    expect(await call('deadline.calendar', { folder, out })).toEqual({ out, events: 1 });
    const again = `${out}.again`;
    await call('deadline.calendar', { folder, out: again });
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(out, 'utf8'));
    expect(await codeOf('deadline.calendar', { folder, out })).toBe('OUTPUT_EXISTS');
    await call('redline.set', { ...crossed, claim: { status: 'cleared' }, statement: 'They had warned.' });
    expect((await call('deadline.list', { folder })).deadlines).toEqual([]);
  });

  it('that were moved are the same events of a calendar, revised by a later line', async () => {
    const { call, folder } = await makeSmallCase(temporaryFolder());
    const out = join(temporaryFolder(), 'deadlines.ics');
    const { id: task } = await call('remediation.add', {
      folder,
      what: 'Restore.',
      service: 'Ward',
      due: '2026-04-01',
    });
    await call('deadline.calendar', { folder, out });
    await call('remediation.set', { folder, task, status: 'under_way', due: '2026-05-01' });
    await call('deadline.calendar', { folder, out: `${out}.moved` });
    const [before = '', after = ''] = [out, `${out}.moved`].map((path) => readFileSync(path, 'utf8'));
    const valueIn = (text: string, name: string) => new RegExp(`^${name}:(.*)$`, 'mu').exec(text)?.[1]?.trim();
    expect(valueIn(after, 'UID')).toBe(valueIn(before, 'UID'));
    expect(Number(valueIn(after, 'SEQUENCE'))).toBeGreaterThan(Number(valueIn(before, 'SEQUENCE')));
    expect(valueIn(after, 'DTSTART;VALUE=DATE')).toBe('20260501');
  });
});
