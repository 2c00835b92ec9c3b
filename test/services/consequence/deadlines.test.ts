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
});
