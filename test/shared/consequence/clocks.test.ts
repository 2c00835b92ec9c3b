import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantToEpochSeconds } from '../../../shared/base/calendar.ts';
import { isInstant } from '../../../shared/base/clock.ts';
import { dueAfter, stepsDue } from '../../../shared/consequence/clocks.ts';
import { clockPresets, redLineSteps, startablePresetIds } from '../../../shared/reference/clock-presets.ts';

const moment = '2026-03-01T09:30:00Z';
const none: ReadonlyMap<string, string | null> = new Map();
const nis2 = { moment, isStopped: false, steps: clockPresets['nis2-art23'].steps };

describe('the end of a term', () => {
  it.each([
    ['2026-03-01T09:30:00Z', { hours: 24 }, '2026-03-02T09:30:00Z'],
    ['2026-12-31T23:59:59Z', { hours: 72 }, '2027-01-03T23:59:59Z'],
    ['2024-02-28T12:00:00Z', { hours: 24 }, '2024-02-29T12:00:00Z'],
    ['2026-03-01T09:30:00Z', { hours: 0 }, '2026-03-01T09:30:00Z'],
    ['2026-03-01T09:30:00Z', { hours: 720 }, '2026-03-31T09:30:00Z'],
    ['2026-03-15T09:30:00Z', { months: 1 }, '2026-04-15T09:30:00Z'],
    // Where the month has no such day it is its last one.
    ['2026-01-31T09:30:00Z', { months: 1 }, '2026-02-28T09:30:00Z'],
    ['2024-01-31T09:30:00Z', { months: 1 }, '2024-02-29T09:30:00Z'],
    ['2026-08-31T00:00:00Z', { months: 1 }, '2026-09-30T00:00:00Z'],
    // From the last day of a short month it is the same day, not the last.
    ['2026-02-28T09:30:00Z', { months: 1 }, '2026-03-28T09:30:00Z'],
    ['2026-12-31T09:30:00Z', { months: 1 }, '2027-01-31T09:30:00Z'],
    ['2025-11-30T09:30:00Z', { months: 3 }, '2026-02-28T09:30:00Z'],
  ])('of %s after %o is %s', (from, term, due) => {
    expect(dueAfter(from, term)).toBe(due);
  });

  it('is a moment that exists, and so many seconds later for hours', () => {
    const seconds = fc.integer({ min: 0, max: 59 });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1971-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 5000 }),
        seconds,
        (date, amount, second) => {
          const from = `${date.toISOString().slice(0, 17)}${String(second).padStart(2, '0')}Z`;
          const due = dueAfter(from, { hours: amount });
          expect(isInstant(due)).toBe(true);
          expect(instantToEpochSeconds(due) - instantToEpochSeconds(from)).toBe(amount * 3600);
          expect(isInstant(dueAfter(from, { months: amount }))).toBe(true);
        },
      ),
    );
  });
});

describe('a clock', () => {
  it('says of each step when it is due, and what is overdue as time goes on', () => {
    const at = (now: string) => stepsDue({ ...nis2, done: none }, now).map(({ state }) => state);
    expect(stepsDue({ ...nis2, done: none }, moment).map(({ dueAt }) => dueAt)).toEqual([
      '2026-03-02T09:30:00Z',
      '2026-03-04T09:30:00Z',
      '2026-04-04T09:30:00Z',
    ]);
    // The last second still counts.
    expect(at('2026-03-02T09:30:00Z')).toEqual(['due', 'due', 'due']);
    expect(at('2026-03-02T09:30:01Z')).toEqual(['overdue', 'due', 'due']);
    expect(at('2026-05-01T00:00:00Z')).toEqual(['overdue', 'overdue', 'overdue']);
  });

  it('counts a step from when the one before it was done, late or not', () => {
    const done = new Map([
      ['early warning', '2026-03-02T09:30:00Z'],
      ['incident notification', '2026-03-05T10:00:00Z'],
    ]);
    expect(stepsDue({ ...nis2, done }, '2026-03-06T00:00:00Z')).toEqual([
      {
        step: 'early warning',
        from: moment,
        dueAt: '2026-03-02T09:30:00Z',
        doneAt: '2026-03-02T09:30:00Z',
        state: 'done',
      },
      {
        step: 'incident notification',
        from: moment,
        dueAt: '2026-03-04T09:30:00Z',
        doneAt: '2026-03-05T10:00:00Z',
        state: 'done late',
      },
      {
        step: 'final report',
        from: '2026-03-05T10:00:00Z',
        dueAt: '2026-04-05T10:00:00Z',
        doneAt: null,
        state: 'due',
      },
    ]);
  });

  it('of DORA counts the initial notification from awareness and from classification, and each report from the one before', () => {
    // Delegated Regulation (EU) 2025/301, Article 5(1): aware at 09:30, classified at 07:00 of the next day.
    const due = (id: 'dora-aware' | 'dora-classified', start: string, done = none) =>
      stepsDue({ moment: start, isStopped: false, steps: clockPresets[id].steps, done }, start).map(
        ({ dueAt }) => dueAt,
      );
    // The cap ends before the four hours do.
    expect(due('dora-aware', moment)[0]).toBe('2026-03-02T09:30:00Z');
    expect(due('dora-classified', '2026-03-02T07:00:00Z')[0]).toBe('2026-03-02T11:00:00Z');
    const done = new Map([
      ['initial notification', '2026-03-02T09:00:00Z'],
      ['intermediate report', '2026-03-04T12:00:00Z'],
    ]);
    expect(due('dora-aware', moment, done)).toEqual([
      '2026-03-02T09:30:00Z',
      '2026-03-05T09:00:00Z',
      '2026-04-04T12:00:00Z',
    ]);
  });

  it('is started by no preset that a later one supersedes, and every other says what it was compared with', () => {
    for (const { id, supersededBy, status, source } of Object.values(clockPresets)) {
      expect([id, startablePresetIds.includes(id), supersededBy.every((one) => one in clockPresets)]).toEqual([
        id,
        status !== 'superseded',
        true,
      ]);
      expect([id, source !== null]).toEqual([id, status === 'verified' || status === 'rule-pending']);
    }
  });

  it('leaves open what was open when it was stopped, and claims nothing of a moment that is withheld', () => {
    const done = new Map([['early warning', moment]]);
    const states = (change: object) => stepsDue({ ...nis2, done, ...change }, moment).map(({ state }) => state);
    expect(states({ isStopped: true })).toEqual(['done', 'stopped', 'stopped']);
    expect(states({ moment: null, done: none })).toEqual(['unknown', 'unknown', 'unknown']);
    expect(states({ done: new Map([['incident notification', null]]) })).toEqual(['due', 'done', 'unknown']);
  });

  it('of a red line runs as the method says, and where it names no time there is no limit', () => {
    const due = (steps: (typeof redLineSteps)['RL1']) =>
      stepsDue({ moment, isStopped: false, steps, done: none }, '2026-03-01T09:30:01Z').map(
        ({ step, dueAt, state }) => [step, dueAt, state] as const,
      );
    expect(due(redLineSteps.RL3).map(([, dueAt]) => dueAt)).toEqual(Array(3).fill('2026-03-02T09:30:00Z'));
    expect(due(redLineSteps.RL4)).toEqual([['convene the board', '2026-03-04T09:30:00Z', 'due']]);
    expect(due(redLineSteps.RL7)).toEqual([
      ['convene the board', moment, 'overdue'],
      ['inform the national authority', null, 'no limit'],
    ]);
    expect(due(redLineSteps.RL8)).toEqual([]);
  });
});
