import { describe, expect, it } from 'vitest';
import { deadlineState, deadlinesOfCase, type DeadlineFacts } from '../../../shared/consequence/deadlines.ts';
import { createMemoryTables } from '../../../shared/domain/case-tables.ts';

const raisedAt = '2026-02-27T22:30:00Z';
const facts = (raised: DeadlineFacts['raised']): DeadlineFacts => ({ tables: createMemoryTables(), raised });

describe('the deadlines of a case', () => {
  it('follow from red lines by the hours of the method, over the end of a month', () => {
    const raised = [
      { id: 'RL2', line: 7, at: raisedAt },
      { id: 'RL4', line: 8, at: raisedAt },
      { id: 'RL7', line: 9, at: raisedAt },
      { id: 'RL9', line: 10, at: raisedAt },
    ] as const;
    const listed = deadlinesOfCase(facts(raised), '2026-02-28T00:00:00Z');
    expect(listed.map(({ what, due, state, line }) => [what, due, state, line])).toEqual([
      ['RL7: convene the board', '2026-02-27T22:30:00Z', 'overdue', 9],
      ['RL2: convene the board', '2026-02-28T22:30:00Z', 'today', 7],
      ['RL2: alert partners', '2026-02-28T22:30:00Z', 'today', 7],
      ['RL2: give out a technical advisory', '2026-02-28T22:30:00Z', 'today', 7],
      ['RL4: convene the board', '2026-03-02T22:30:00Z', 'soon', 8],
    ]);
  });

  it('have no time where that of the red line is withheld', () => {
    expect(deadlinesOfCase(facts([{ id: 'RL1', line: 3, at: null }]), raisedAt)).toEqual([]);
  });

  it.each([
    ['2026-03-10T12:00:00Z', '2026-03-10T12:00:00Z', 'today'],
    ['2026-03-10T12:00:00Z', '2026-03-10T12:00:01Z', 'overdue'],
    ['2026-03-10T00:00:00Z', '2026-03-09T23:59:59Z', 'soon'],
    ['2026-03-10T12:00:00Z', '2026-03-03T12:00:00Z', 'soon'],
    ['2026-03-10T12:00:00Z', '2026-03-03T11:59:59Z', 'later'],
    // A day ends with that day in UTC, wherever the workstation stands.
    ['2026-03-10', '2026-03-10T23:59:59Z', 'today'],
    ['2026-03-10', '2026-03-11T00:00:00Z', 'overdue'],
    ['2026-03-10', '2026-03-09T23:59:59Z', 'soon'],
  ])('due %s, at %s: %s', (due, now, state) => {
    expect(deadlineState({ due, met: null }, now)).toBe(state);
  });

  it('stay met however late it is', () => {
    expect(deadlineState({ due: '2026-03-10', met: '2026-03-09T10:00:00Z' }, '2030-01-01T00:00:00Z')).toBe('met');
  });
});
