import { describe, expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('remediation in a case', () => {
  it('is added, set and listed with who sees to it and what shows it; nothing is recorded that is refused', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    const task = { folder, what: 'Bring the admission system back.' } as const;
    expect(await codeOf('remediation.add', task)).toBe('BAD_INPUT');
    expect(await codeOf('remediation.add', { ...task, service: 'x', what: ' ' })).toBe('NOT_SAID');
    expect(await codeOf('remediation.add', { ...task, service: 'x', due: '2026-02-30' })).toBe('BAD_INPUT');
    expect(await codeOf('remediation.add', { ...task, cites: ['EX-0099'] })).toBe('NOT_FOUND');
    expect((await call('remediation.list', { folder })).tasks).toEqual([]);
    const { id } = await call('remediation.add', { ...task, service: 'Emergency room', due: '2001-01-01' });
    expect((await call('remediation.list', { folder })).tasks).toMatchObject([
      { id, status: 'open', service: 'Emergency room', owner: '', isOverdue: true, last: null },
    ]);
    const short = id.slice(0, 12);
    expect(await codeOf('remediation.set', { folder, task: short, status: 'done' })).toBe('NOT_SHOWN');
    expect(await codeOf('remediation.set', { folder, task: 'rm-zz', status: 'open' })).toBe('NOT_FOUND');
    await call('remediation.set', { folder, task: short, status: 'under_way', owner: 'The operator' });
    await call('remediation.set', { folder, task: short, status: 'done', note: 'Back.', cites: ['EX-0002'] });
    expect((await call('remediation.list', { folder })).tasks).toMatchObject([
      {
        status: 'done',
        what: task.what,
        owner: 'The operator',
        due: '2001-01-01',
        isOverdue: false,
        last: { note: 'Back.', cites: [{ exhibit: 'EX-0002' }] },
      },
    ]);
    await call('remediation.set', { folder, task: short, status: 'open', due: '' });
    expect((await call('remediation.list', { folder })).tasks).toMatchObject([{ status: 'open', due: null }]);
  });
});
