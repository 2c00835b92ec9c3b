import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../../shared/consequence/redress.ts';
import { applyLine } from '../../../shared/domain/apply-line.ts';
import { createMemoryTables } from '../../../shared/domain/case-tables.ts';
import { clockSteps, correctionsDue, earlierRecipients } from '../../../shared/consequence/notification-deadlines.ts';
import { linesToNotifications } from '../../../shared/consequence/notification-record.ts';
import type { StandingOfRelease } from '../../../shared/domain/release-standing.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { draft, testId } from '../../support/drafts.ts';
import { revealedLine } from '../../support/revealed-line.ts';

const [first, second, third] = [1, 2, 3].map((number) => testId('notification', number));
const sent = '2026-03-01T10:00:00Z';

type Drafts = readonly (readonly [type: string, fields?: JsonObject])[];
const linesOf = (...drafts: Drafts): readonly RevealedLine[] =>
  drafts.map(([type, fields = {}], seq) => ({
    seq,
    type,
    v: 1,
    day: '2026-03-01',
    log: 'plumbline.local/7f3c9a2e51d84b06',
    fields: { ...draft(type, fields).fields },
    withheld: [],
  }));
const recordOf = (...drafts: Drafts) => linesToNotifications(linesOf(...drafts));
const told = (id: string | undefined, recipients: readonly string[], change: JsonObject = {}) =>
  [
    'notification.record',
    { id: id ?? '', recipients: [...recipients], sentAt: sent, answers: null, ...change },
  ] as const;

const retracted = (release: number, line: number): StandingOfRelease => {
  const row = { key: '', seq: line, release, ground: 'evidence_false', statement: 's', request: '', at: '', actor: '' };
  const retraction = { ...row, act: 'retract', ground: 'evidence_false' } as const;
  return {
    release: { key: '', seq: release, request: 'rq', at: '', actor: '', sections: '{}' },
    standing: 'retracted',
    retraction,
    amendments: [],
    successor: null,
  };
};

const claimsAfter = (outcome: string, line: number) => {
  const tables = createMemoryTables();
  for (const [seq, type, fields] of [
    [line - 1, 'redress.receive', {}],
    [line, 'redress.decide', { outcome, releases: [0] }],
  ] as const)
    applyLine(revealedLine({ seq, type, fields: draft(type, fields).fields }), tables);
  return claimsOf(tables);
};

it('is due to all who were told of an attribution, or of a release that led with it, once a claim against it is upheld', () => {
  const said = {
    confidence: 'low',
    hypothesis: testId('hypothesis'),
    level: 2,
    likelihood: 'likely',
    name: 'The first group',
  };
  const { notifications } = recordOf(
    told(first, ['A'], { attribution: 'actor', said }),
    told(second, ['B'], { release: 0 }),
    told(third, ['C'], { attribution: 'actor', said: { ...said, hypothesis: testId('hypothesis', 2) } }),
  );
  const due = (outcome: string, line: number) =>
    correctionsDue(notifications, [], claimsAfter(outcome, line)).map(({ because, toTell }) => [because, toTell]);
  const because = 'line 9 upheld that it was a misattribution';
  expect(due('upheld', 9)).toEqual([
    [because, ['A']],
    [because, ['B']],
  ]);
  expect(due('partly_upheld', 9)).toHaveLength(2);
  expect(due('rejected', 9)).toEqual([]);
  // What was told after the decision is not wrong by it.
  expect(due('upheld', 1)).toEqual([['line 1 upheld that it was a misattribution', ['A']]]);
  const { notifications: corrected } = recordOf(
    told(first, ['A', 'B'], { attribution: 'actor', said }),
    ['redress.receive'],
    ['redress.decide'],
    told(second, ['A'], { correctionOf: first ?? '' }),
  );
  expect(correctionsDue(corrected, [], claimsAfter('upheld', 2)).map(({ toTell }) => toTell)).toEqual([['B']]);
});

describe('clocks of a case', () => {
  it('are done by what was sent in answer, not by what was prepared', () => {
    const start = ['clock.start', { moment: '2026-03-01T09:30:00Z' }] as const;
    const answer = ['notification.record', { id: first ?? '', sentAt: null }] as const;
    const states = (...drafts: Drafts) => {
      const { clocks, notifications } = recordOf(...drafts);
      return clocks.flatMap((clock) =>
        clockSteps(clock, notifications, '2026-03-03T00:00:00Z').map(({ state }) => state),
      );
    };
    expect(states(start)).toEqual(['overdue', 'due', 'due']);
    expect(states(start, answer)).toEqual(['overdue', 'due', 'due']);
    const send = (sentAt: string) => ['notification.send', { notification: first ?? '', sentAt }] as const;
    expect(states(start, answer, send(sent))).toEqual(['done', 'due', 'due']);
    expect(states(start, answer, send('2026-03-02T09:30:01Z'))).toEqual(['done late', 'due', 'due']);
    expect(states(start, answer, ['clock.stop'])).toEqual(['stopped', 'stopped', 'stopped']);
  });

  it('of a red line run from when it was raised first, until it is cleared', () => {
    const raised = (at: string) => ['redline.set', { redLine: 'RL4', at }] as const;
    const cleared = ['redline.set', { redLine: 'RL4', status: 'cleared', at: '2026-03-05T00:00:00Z' }] as const;
    const clocks = (...drafts: Drafts) =>
      recordOf(...drafts).clocks.map(({ preset, moment, stopped }) => [preset, moment, stopped !== null]);
    expect(clocks(raised('2026-03-01T00:00:00Z'), raised('2026-03-02T00:00:00Z'))).toEqual([
      ['RL4', '2026-03-01T00:00:00Z', false],
    ]);
    expect(clocks(raised('2026-03-01T00:00:00Z'), cleared)).toEqual([['RL4', '2026-03-01T00:00:00Z', true]]);
    expect(clocks(raised('2026-03-01T00:00:00Z'), cleared, raised('2026-03-06T00:00:00Z'))).toEqual([
      ['RL4', '2026-03-06T00:00:00Z', false],
    ]);
    expect(clocks(['redline.set', { redLine: 'RL8' }])).toEqual([]);
  });
});

describe('a correction', () => {
  it('is due to everybody who was sent what it corrects, and to nobody else', () => {
    const prepared = told(second, ['A'], { correctionOf: first ?? '', sentAt: null });
    const due = (...drafts: Drafts) =>
      correctionsDue(recordOf(...drafts).notifications, []).map(({ notification, toTell }) => [
        notification.id,
        toTell,
      ]);
    const start = told(first, ['A', 'B']);
    expect(due(start)).toEqual([]);
    expect(due(start, prepared)).toEqual([[first, ['A', 'B']]]);
    expect(due(start, told(second, ['A', 'C'], { correctionOf: first ?? '' }))).toEqual([[first, ['B']]]);
    // Told by a correction of the correction: B of the first, but A and C not of the second.
    const again = told(third, ['B'], { correctionOf: second ?? '' });
    expect(due(start, told(second, ['A', 'C'], { correctionOf: first ?? '' }), again)).toEqual([[second, ['A', 'C']]]);
    // What was never sent needs no correction.
    expect(due(told(first, ['A'], { sentAt: null }), prepared)).toEqual([]);
  });

  it('names all earlier recipients, each once', () => {
    const { notifications } = recordOf(
      told(first, ['A', 'B']),
      told(second, ['B', 'C'], { correctionOf: first ?? '' }),
      told(third, ['A'], { correctionOf: second ?? '' }),
    );
    expect(notifications.map((one) => earlierRecipients(one, notifications))).toEqual([
      [],
      ['A', 'B'],
      ['A', 'B', 'C'],
    ]);
  });

  it('is due where the release that a notification rests on was retracted after it', () => {
    const rests = (...drafts: Drafts) =>
      correctionsDue(recordOf(...drafts).notifications, [retracted(0, 2)]).map(({ because, toTell }) => [
        because,
        toTell,
      ]);
    const padding = ['clock.stop'] as const;
    const start = told(first, ['A', 'B'], { release: 0 });
    expect(rests(padding, start)).toEqual([['the release of line 0 was retracted by line 2', ['A', 'B']]]);
    // One that was sent before the retraction told nobody of it.
    const correction = told(second, ['A'], { correctionOf: first ?? '' });
    expect(rests(start, correction)).toEqual([['the release of line 0 was retracted by line 2', ['A', 'B']]]);
    expect(rests(padding, start, padding, correction)).toEqual([
      ['the release of line 0 was retracted by line 2', ['B']],
    ]);
    // Recorded after the retraction, it could have said so.
    expect(rests(padding, padding, padding, start)).toEqual([]);
  });
});
