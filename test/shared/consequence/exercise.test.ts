import { describe, expect, it } from 'vitest';
import {
  afterAction,
  injectsInOrder,
  markRefusal,
  minutesBetween,
  startRefusal,
} from '../../../shared/consequence/exercise.ts';
import { applyExerciseLine } from '../../../shared/domain/apply-exercise.ts';
import { createMemoryTables, type CaseTables } from '../../../shared/domain/case-tables.ts';
import { lateToText, minutesToText, offsetToText } from '../../../shared/domain/exercise-vocabulary.ts';
import type { JsonObject } from '../../../shared/ledger/canonical-json.ts';
import { revealedLine } from '../../support/revealed-line.ts';

const id = (end: string): string => `ij-${'0'.repeat(25)}${end}`;
const openTables = (mark: string): CaseTables => {
  const tables = createMemoryTables();
  tables.put('case_file', {
    key: 'case',
    origin: 'plumbline.local/0123456789abcdef',
    title: 'Drill',
    question: null,
    tlp: 'CLEAR',
    mark,
    openedAt: null,
    logKey: null,
  });
  return tables;
};
const apply = (tables: CaseTables, seq: number, type: string, fields: JsonObject): void =>
  applyExerciseLine(revealedLine({ seq, type, fields }), tables);
const plan = (tables: CaseTables, seq: number, end: string, offset: number | null): void =>
  apply(tables, seq, 'inject.plan', { id: id(end), offset, title: `inject ${end}`, text: 't', expected: 'e' });
const rowOf = (tables: CaseTables, end: string) => {
  const row = tables.get('inject', id(end));
  if (row === undefined) throw new Error('not planned');
  return row;
};

describe('the inject list', () => {
  it('is in the order of time, those without one last', () => {
    const tables = openTables('exercise');
    plan(tables, 2, '1', null);
    plan(tables, 3, '2', 30);
    plan(tables, 4, '3', 5);
    plan(tables, 5, '4', 30);
    expect(injectsInOrder(tables).map(({ seq }) => seq)).toEqual([4, 3, 5, 2]);
  });

  it.each(['none', 'demonstration'])('is empty in a case marked %s, whatever its lines say', (mark) => {
    const tables = openTables(mark);
    plan(tables, 2, '1', 5);
    apply(tables, 3, 'exercise.start', { moment: '2026-03-01T09:00:00Z', note: '' });
    expect([tables.rows('inject'), tables.rows('exercise')]).toEqual([[], []]);
  });

  it('says when an inject was played after its time, and what was done how long after that', () => {
    const tables = openTables('exercise');
    plan(tables, 2, '1', 65);
    const at = (now: string) => afterAction(rowOf(tables, '1'), tables.get('exercise', 'exercise'), now);
    expect(at('2026-03-01T12:00:00Z')).toMatchObject({ state: 'planned', plannedAt: null });
    apply(tables, 3, 'exercise.start', { moment: '2026-03-01T09:00:00Z', note: '' });
    // 09:00 and 65 minutes.
    expect(at('2026-03-01T10:04:59Z')).toMatchObject({ state: 'planned', plannedAt: '2026-03-01T10:05:00Z' });
    expect(at('2026-03-01T10:05:00Z').state).toBe('due');
    const mark = (seq: number, status: string, moment: string): void =>
      apply(tables, seq, 'inject.mark', { inject: id('1'), status, moment, note: status });
    mark(4, 'skipped', '2026-03-01T10:06:00Z');
    expect(at('2026-03-01T10:06:00Z').state).toBe('skipped');
    mark(5, 'played', '2026-03-01T10:12:30Z');
    mark(6, 'done', '2026-03-01T11:30:00Z');
    expect(at('2026-03-01T12:00:00Z')).toMatchObject({
      state: 'done',
      played: { line: 5, afterMinutes: 72, lateMinutes: 7 },
      done: { line: 6, tookMinutes: 77, note: 'done' },
      skipped: null,
    });
    // The latest of each kind counts.
    mark(7, 'played', '2026-03-01T10:02:00Z');
    expect(at('2026-03-01T12:00:00Z').played).toMatchObject({ line: 7, lateMinutes: -3 });
  });

  it('takes no mark out of turn, none without its words and none before what it follows', () => {
    const tables = openTables('exercise');
    plan(tables, 2, '1', 0);
    const refusal = (status: 'played' | 'done' | 'skipped', moment: string, note = 'n') =>
      markRefusal(rowOf(tables, '1'), tables.get('exercise', 'exercise'), { status, moment, note });
    expect(refusal('played', '2026-03-01T09:00:00Z')).toBe('the exercise has not started');
    expect(refusal('done', '2026-03-01T09:00:00Z')).toBe('it was not played');
    expect(refusal('skipped', '2026-03-01T09:00:00Z', ' ')).toBe('why it is skipped is not said');
    expect(refusal('skipped', '2026-03-01T09:00:00Z')).toBeUndefined();
    apply(tables, 3, 'exercise.start', { moment: '2026-03-01T09:00:00Z', note: '' });
    expect(refusal('played', '2026-03-01T08:59:59Z')).toMatch(/started later/u);
    expect(refusal('played', '2026-03-01T09:00:00Z', '')).toBeUndefined();
    apply(tables, 4, 'inject.mark', { inject: id('1'), status: 'played', moment: '2026-03-01T09:10:00Z', note: '' });
    expect(refusal('skipped', '2026-03-01T09:20:00Z')).toBe('it was played, by line 4');
    expect(refusal('done', '2026-03-01T09:09:59Z')).toMatch(/played later/u);
    expect(refusal('done', '2026-03-01T09:10:00Z', '')).toBe('what was done is not said');
    apply(tables, 5, 'inject.mark', { inject: id('1'), status: 'done', moment: '2026-03-01T09:15:00Z', note: 'n' });
    expect(refusal('played', '2026-03-01T09:15:01Z')).toMatch(/done before/u);
    expect(startRefusal(tables, { moment: '2026-03-01T09:05:00Z', note: '' })).toMatch(/^line 3 says/u);
    expect(startRefusal(tables, { moment: '2026-03-01T09:10:01Z', note: 'n' })).toMatch(/played before/u);
    expect(startRefusal(tables, { moment: '2026-03-01T09:10:00Z', note: 'n' })).toBeUndefined();
  });

  it('takes no skip from before the start of an exercise that runs, and leaves one from its planning alone', () => {
    const tables = openTables('exercise');
    plan(tables, 2, '1', 0);
    plan(tables, 3, '2', 5);
    const skipped = (seq: number, end: string, moment: string): void =>
      apply(tables, seq, 'inject.mark', { inject: id(end), status: 'skipped', moment, note: 'n' });
    skipped(4, '1', '2026-03-01T08:00:00Z');
    expect(startRefusal(tables, { moment: '2026-03-01T09:00:00Z', note: '' })).toBeUndefined();
    apply(tables, 5, 'exercise.start', { moment: '2026-03-01T09:00:00Z', note: '' });
    const refusal = (moment: string) =>
      markRefusal(rowOf(tables, '2'), tables.get('exercise', 'exercise'), { status: 'skipped', moment, note: 'n' });
    expect(refusal('2026-03-01T08:59:59Z')).toBe('the exercise started later, at 2026-03-01T09:00:00Z');
    expect(refusal('2026-03-01T09:00:00Z')).toBeUndefined();
    skipped(6, '2', '2026-03-01T09:30:00Z');
    expect(startRefusal(tables, { moment: '2026-03-01T09:30:01Z', note: 'n' })).toMatch(/skipped before/u);
    expect(startRefusal(tables, { moment: '2026-03-01T09:30:00Z', note: 'n' })).toBeUndefined();
  });

  it('gives times and spans in words', () => {
    expect([0, 5, 65, 1440, null].map(offsetToText)).toEqual(['+0:00', '+0:05', '+1:05', '+24:00', 'when it suits']);
    expect([0, 59, 60, 65, -65].map(minutesToText)).toEqual(['0 min', '59 min', '1 h', '1 h 5 min', '1 h 5 min']);
    expect([0, 3, -2].map(lateToText)).toEqual(['on time', '3 min late', '2 min early']);
    expect(minutesBetween('2026-03-01T09:00:30Z', '2026-03-01T09:00:00Z')).toBe(0);
  });
});
