import { describe, expect, it } from 'vitest';
import { isOverdue, remediationInOrder, remediationRefusal } from '../../../shared/consequence/remediation.ts';
import { createMemoryTables } from '../../../shared/domain/case-tables.ts';
import { applyRemediationLine } from '../../../shared/domain/apply-remediation.ts';
import { revealedLine } from '../../support/revealed-line.ts';

const id = (end: string): string => `rm-${'0'.repeat(25)}${end}`;

describe('remediation', () => {
  it('is done with evidence and dropped with a reason only', () => {
    expect(remediationRefusal({ status: 'done', note: 'Back.', cites: [] })).toBe(
      'no item of evidence shows that it is done',
    );
    expect(remediationRefusal({ status: 'dropped', note: ' ', cites: [] })).toBe('why it is dropped is not said');
    expect(remediationRefusal({ status: 'done', note: '', cites: ['ev-1'] })).toBeUndefined();
    expect(remediationRefusal({ status: 'open', note: '', cites: [] })).toBeUndefined();
  });

  it('is overdue from the day after its day, and no more once it is done; without a day there is no deadline', () => {
    const tables = createMemoryTables();
    const add = (seq: number, key: string, due: string | null): void =>
      applyRemediationLine(
        revealedLine({ seq, type: 'remediation.add', fields: { id: key, what: `task ${seq}`, due, owner: '' } }),
        tables,
      );
    add(1, id('1'), '2026-03-10');
    add(2, id('2'), '2026-03-11');
    add(3, id('3'), null);
    const overdue = (today: string) => remediationInOrder(tables).map((row) => isOverdue(row, today));
    expect(overdue('2026-03-10')).toEqual([false, false, false]);
    expect(overdue('2026-03-11')).toEqual([true, false, false]);
    applyRemediationLine(
      revealedLine({
        seq: 4,
        type: 'remediation.set',
        fields: { task: id('1'), status: 'done', due: '2026-03-10', owner: 'x', note: '', cites: [] },
      }),
      tables,
    );
    expect(overdue('2026-03-11')).toEqual([false, false, false]);
    expect(tables.get('remediation', id('1'))).toMatchObject({ seq: 1, changed: 4, what: 'task 1', owner: 'x' });
  });
});
