import { describe, expect, it } from 'vitest';
import { deadlineState, deadlinesOfCase } from '../../../shared/consequence/deadlines.ts';
import type { DeadlineFacts } from '../../../shared/consequence/deadline-sources.ts';
import { linesToNotifications } from '../../../shared/consequence/notification-record.ts';
import { applyLine } from '../../../shared/domain/apply-line.ts';
import { currentLineType } from '../../../shared/ledger/line-types.ts';
import { createMemoryTables } from '../../../shared/domain/case-tables.ts';
import { policyProfileText } from '../../../shared/reference/policy-1.ts';
import { parsePolicyProfile } from '../../../shared/reference/policy-profiles.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { draft, item, origin, testId } from '../../support/drafts.ts';
import { measureWith } from '../../support/measures.ts';
import { valueOf } from '../../support/results.ts';

const raisedAt = '2026-02-27T22:30:00Z';
const none: DeadlineFacts = {
  tables: createMemoryTables(),
  record: { clocks: [], notifications: [] },
  measures: [],
  policy: valueOf(parsePolicyProfile(policyProfileText)),
};

type Draft = readonly [seq: number, type: string, fields: JsonObject];
const linesOf = (...drafts: readonly Draft[]) =>
  drafts.map(([seq, type, fields]) => {
    const made = draft(type, fields);
    return {
      seq,
      type,
      v: currentLineType(type)?.v ?? 1,
      day: '2026-03-01',
      log: 'log',
      fields: { ...made.fields },
      withheld: [],
    };
  });
const raised = (seq: number, redLine: string, change: JsonObject = {}): Draft => [
  seq,
  'redline.set',
  { redLine, status: 'raised', at: raisedAt, ...change },
];
const due = (facts: Partial<DeadlineFacts>, now: string) =>
  deadlinesOfCase({ ...none, ...facts }, now).map(({ what, due: at, state }) => [what, at, state]);

describe('the deadlines of a case', () => {
  it('follow from red lines by the hours of the method, over the end of a month', () => {
    const record = linesToNotifications(
      linesOf(raised(7, 'RL2'), raised(8, 'RL4'), raised(9, 'RL7'), raised(10, 'RL9'), raised(11, 'RL4')),
    );
    const listed = deadlinesOfCase({ ...none, record }, '2026-02-28T00:00:00Z');
    expect(listed.map(({ what, due: at, state, line, place }) => [what, at, state, line, place])).toEqual([
      ['RL7: convene the board', '2026-02-27T22:30:00Z', 'overdue', 9, 'notifications'],
      ['RL2: convene the board', '2026-02-28T22:30:00Z', 'today', 7, 'notifications'],
      ['RL2: alert partners', '2026-02-28T22:30:00Z', 'today', 7, 'notifications'],
      ['RL2: technical advisory', '2026-02-28T22:30:00Z', 'today', 7, 'notifications'],
      ['RL4: convene the board', '2026-03-02T22:30:00Z', 'soon', 8, 'notifications'],
    ]);
    const cleared = linesToNotifications(linesOf(raised(7, 'RL4'), raised(8, 'RL4', { status: 'cleared' })));
    expect(due({ record: cleared }, raisedAt)).toEqual([]);
  });

  it('follow from reporting clocks, and are met by what was sent in answer', () => {
    const clock = testId('clock');
    const record = linesToNotifications(
      linesOf(
        [3, 'clock.start', { id: clock, preset: 'nis2-art23', moment: '2026-03-01T09:30:00Z' }],
        [4, 'notification.record', { answers: { clock, step: 'early warning' }, sentAt: '2026-03-01T20:00:00Z' }],
      ),
    );
    const listed = deadlinesOfCase({ ...none, record }, '2026-03-05T00:00:00Z');
    expect(listed.map(({ due: at, state, met, kind }) => [at, state, met, kind])).toEqual([
      ['2026-03-04T09:30:00Z', 'overdue', null, 'notification'],
      // One month after the notification, or after it is due.
      ['2026-04-04T09:30:00Z', 'later', null, 'notification'],
      ['2026-03-02T09:30:00Z', 'met', '2026-03-01T20:00:00Z', 'notification'],
    ]);
  });

  it('follow from a running measure: its look at indicators, its reviews, its end', () => {
    const words = due({ measures: [measureWith()] }, '2026-03-02T00:00:00Z');
    expect(words.map(([, at, state]) => [at, state])).toEqual([
      // Every 14 days by the profile.
      ['2026-03-15', 'later'],
      ['2026-03-31', 'later'],
      ['2026-05-01T00:00:00Z', 'later'],
    ]);
    expect(words[0]?.[0]).toMatch(/^I03 .*: look at its indicators$/u);
    const looked = measureWith({
      observations: [{ seq: 30, day: '2026-03-10', indicator: 'M1', value: null, hit: false }],
    });
    expect(due({ measures: [looked] }, '2026-03-02T00:00:00Z')[0]?.[1]).toBe('2026-03-24');
  });

  it('are gone with a measure that ended, and do not come with one that never started', () => {
    expect(due({ measures: [measureWith()] }, '2026-05-01T00:00:00Z')).toEqual([]);
    expect(due({ measures: [measureWith({ state: 'decided' }), measureWith({ state: 'revoked' })] }, raisedAt)).toEqual(
      [],
    );
  });

  it('follow from tasks of remediation with a day, until one is done or dropped', () => {
    const tables = createMemoryTables();
    const id = testId('remediation');
    const apply = (...drafts: readonly Draft[]): void => {
      for (const line of linesOf(...drafts)) applyLine(line, tables);
    };
    apply([5, 'remediation.add', { id, due: '2026-03-10', service: 'Ward 3' }]);
    expect(due({ tables }, '2026-03-11T00:00:00Z')).toEqual([['Remediation: Ward 3', '2026-03-10', 'overdue']]);
    apply([6, 'remediation.set', { task: id, status: 'done', due: '2026-03-10' }]);
    expect(due({ tables }, '2026-03-11T00:00:00Z').map(([, , state]) => state)).toEqual(['met']);
    apply([7, 'remediation.set', { task: id, status: 'dropped', due: '2026-03-10' }]);
    expect(due({ tables }, '2026-03-11T00:00:00Z')).toEqual([]);
  });

  it('follow from claims for redress, and a decision answers both', () => {
    const tables = createMemoryTables();
    const apply = (...drafts: readonly Draft[]): void => {
      for (const line of linesOf(...drafts)) applyLine(line, tables);
    };
    apply([5, 'redress.receive', { on: '2026-03-01', acknowledgeBy: '2026-03-06', decideBy: '2026-04-30' }]);
    expect(due({ tables }, '2026-03-07T00:00:00Z')).toEqual([
      ['Acknowledge the claim for redress of 2026-03-01', '2026-03-06', 'overdue'],
      ['Decide the claim for redress of 2026-03-01', '2026-04-30', 'later'],
    ]);
    apply([6, 'redress.acknowledge', {}]);
    expect(due({ tables }, '2026-03-07T00:00:00Z').map(([, , state]) => state)).toEqual(['later', 'met']);
    apply([7, 'redress.decide', {}]);
    expect(due({ tables }, '2026-03-07T00:00:00Z').map(([, , state]) => state)).toEqual(['met', 'met']);
  });

  it('follow from how long evidence is kept, unless a legal hold stands, and are met by its disposal', () => {
    const tables = createMemoryTables();
    const apply = (...drafts: readonly Draft[]): void => {
      for (const line of linesOf(...drafts)) applyLine(line, tables);
    };
    const kept = (change: JsonObject) => ({ encryptionAtRest: '', legalHold: false, pap: null, ...change });
    const [own, first, second] = [1, 2, 3].map((number) => testId('evidence', number));
    const intake = testId('intake');
    const custody = (seq: number, item: string | undefined, event: string): Draft => [
      seq,
      'custody.event',
      { item: item ?? '', event, corrects: null },
    ];
    apply(
      [3, 'evidence.add', { id: own ?? '', item: { ...item, exhibit: 'EX-0001' }, origin: { ...origin, intake } }],
      [4, 'evidence.add', { id: first ?? '', item: { ...item, exhibit: 'EX-0002' }, origin: { ...origin, intake } }],
      [5, 'evidence.add', { id: second ?? '', item: { ...item, exhibit: 'EX-0003' }, origin: { ...origin, intake } }],
      [6, 'evidence.acquire', { item: null, intake, restriction: kept({ retentionUntil: '2026-03-10' }) }],
      [7, 'evidence.acquire', { item: own ?? '', intake: null, restriction: kept({ retentionUntil: '2031-12-31' }) }],
    );
    const together = 'Keep longer or dispose of: 2 items that were taken in together';
    expect(due({ tables }, '2026-03-11T00:00:00Z')).toEqual([
      [together, '2026-03-10', 'overdue'],
      ['Keep longer or dispose of: EX-0001', '2031-12-31', 'later'],
    ]);
    expect(deadlinesOfCase({ ...none, tables }, raisedAt).map(({ kind, place, line }) => [kind, place, line])).toEqual([
      ['retention', 'evidence', 6],
      ['retention', 'evidence', 7],
    ]);
    apply(custody(8, first, 'legal_hold_set'), custody(9, own, 'legal_hold_set'));
    expect(due({ tables }, '2026-03-11T00:00:00Z')).toEqual([
      ['Keep longer or dispose of: EX-0003', '2026-03-10', 'overdue'],
    ]);
    apply(custody(10, second, 'disposed'));
    expect(due({ tables }, '2026-03-11T00:00:00Z').map(([, , state]) => state)).toEqual(['met']);
    apply(custody(11, first, 'legal_hold_released'));
    expect(due({ tables }, '2026-03-11T00:00:00Z')).toEqual([[together, '2026-03-10', 'overdue']]);
    apply(custody(12, first, 'disposed'));
    expect(due({ tables }, '2026-03-11T00:00:00Z').map(([, , state]) => state)).toEqual(['met']);
    apply([13, 'custody.event', { item: first ?? '', event: 'correction', corrects: 12 }]);
    expect(due({ tables }, '2026-03-11T00:00:00Z').map(([, , state]) => state)).toEqual(['overdue']);
    apply([14, 'evidence.acquire', { item: null, intake, restriction: kept({ retentionUntil: null }) }]);
    expect(due({ tables }, '2026-03-11T00:00:00Z')).toEqual([]);
  });

  it('have no time where that of the red line is withheld', () => {
    const record = linesToNotifications(linesOf(raised(3, 'RL1', { at: null })));
    expect(due({ record }, raisedAt)).toEqual([]);
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
