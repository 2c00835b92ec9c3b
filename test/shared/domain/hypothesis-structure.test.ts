import { describe, expect, it } from 'vitest';
import { createMemoryTables, seqKey, type CaseTables } from '../../../shared/domain/case-tables.ts';
import { hypothesisFault, structureOf } from '../../../shared/domain/hypothesis-structure.ts';
import type { HypothesisEventRow } from '../../../shared/domain/hypothesis-rows.ts';

type Said = Omit<HypothesisEventRow, 'key' | 'seq' | 'before' | 'reason' | 'at' | 'actor'>;

const none = { hypothesis: null, other: null, level: null, stands: null, status: null };
const entail = (hypothesis: string, other: string, stands = 1): Said => ({
  ...none,
  act: 'entail',
  hypothesis,
  other,
  stands,
});
const part = (hypothesis: string, other: string, stands = 1): Said => ({
  ...entail(hypothesis, other, stands),
  act: 'part',
});
const confirm = (level: number, stands = 1): Said => ({ ...none, act: 'confirm', level, stands });
const status = (hypothesis: string, to: 'set_aside' | 'reopened'): Said => ({
  ...none,
  act: 'status',
  hypothesis,
  status: to,
});
const correct = (hypothesis: string): Said => ({ ...none, act: 'correct', hypothesis });

const kinds: Readonly<Record<string, string>> = { x: 'catch_all', z: 'insufficient', d: 'deception', n: 'no_attack' };

/** Hypotheses named by kind and level, `a2`; then what was said of them, from line 100 on. */
const tablesOf = (
  said: readonly Said[],
  names = ['a1', 'x1', 'a2', 'b2', 'c2', 'd2', 'x2', 'z2', 'a3', 'b3', 'a4'],
): CaseTables => {
  const tables = createMemoryTables();
  for (const [at, key] of names.entries()) {
    tables.put('hypothesis', {
      key,
      seq: at + 1,
      kind: kinds[key.charAt(0)] ?? 'specific',
      level: Number(key.charAt(1)),
      statement: null,
      predicts: null,
      refutedBy: null,
      actorName: null,
    });
  }
  for (const [at, event] of said.entries()) {
    const seq = 100 + at;
    tables.put('hypothesis_event', {
      ...event,
      key: seqKey(seq),
      seq,
      before: null,
      reason: null,
      at: null,
      actor: null,
    });
  }
  return tables;
};

describe('what may be said of how hypotheses hang together', () => {
  it.each<readonly [string, readonly Said[], Said, string | undefined]>([
    ['a claim entails one of the next lower level', [], entail('a3', 'a2'), undefined],
    ['imitation entails too', [], entail('d2', 'a1'), undefined],
    ['two claims may entail the same one', [entail('a3', 'a2')], entail('b3', 'a2'), undefined],
    ['no claim entails one of its own level', [], entail('a2', 'b2'), 'NOT_NEIGHBOURS'],
    ['no claim entails one of a higher level', [], entail('a2', 'a3'), 'NOT_NEIGHBOURS'],
    ['no claim entails one two levels below', [], entail('a4', 'a2'), 'NOT_NEIGHBOURS'],
    ['no claim entails itself', [], entail('a2', 'a2'), 'NOT_NEIGHBOURS'],
    ['a claim has one target', [entail('a2', 'a1')], entail('a2', 'a1'), 'STATED_ALREADY'],
    [
      'a claim has another target once the first was taken back',
      [entail('a3', 'a2'), entail('a3', 'a2', 0)],
      entail('a3', 'b2'),
      undefined,
    ],
    ['what was never stated is not taken back', [entail('a3', 'a2')], entail('a3', 'b2', 0), 'NOT_STATED'],
    ['what is left entails nothing', [], entail('x2', 'a1'), 'RESIDUAL_HYPOTHESIS'],
    ['that nothing suffices entails nothing', [], entail('z2', 'a1'), 'RESIDUAL_HYPOTHESIS'],
    ['what is left is not entailed', [], entail('a2', 'x1'), 'RESIDUAL_HYPOTHESIS'],
    ['nobody unknown entails', [], entail('q9', 'a1'), 'NOT_FOUND'],
    ['a part of its own level', [], part('b2', 'a2'), undefined],
    ['a part of a part', [part('b2', 'a2')], part('c2', 'b2'), undefined],
    ['no part of another level', [], part('a3', 'a2'), 'OTHER_LEVEL'],
    ['no second whole', [part('b2', 'a2')], part('b2', 'c2'), 'STATED_ALREADY'],
    ['no part of itself', [], part('a2', 'a2'), 'CYCLE'],
    ['no circle of three', [part('b2', 'a2'), part('c2', 'b2')], part('a2', 'c2'), 'CYCLE'],
    ['no part of what is left', [], part('a2', 'x2'), 'RESIDUAL_HYPOTHESIS'],
    ['what is left is no part', [], part('x2', 'a2'), 'RESIDUAL_HYPOTHESIS'],
    ['no part is taken back that is none', [part('b2', 'a2')], part('b2', 'c2', 0), 'NOT_STATED'],
    ['a level of two is confirmed', [], confirm(3), undefined],
    ['a level of one is not', [], confirm(4), 'NOTHING_TO_CONFIRM'],
    ['a level is not confirmed twice', [confirm(2)], confirm(2), 'STATED_ALREADY'],
    ['a level is confirmed again once it is outdated', [confirm(2), part('b2', 'a2')], confirm(2), undefined],
    ['a confirmation is taken back', [confirm(2)], confirm(2, 0), undefined],
    ['no confirmation is taken back that nobody gave', [], confirm(2, 0), 'NOT_STATED'],
    ['a claim is set aside', [], status('a2', 'set_aside'), undefined],
    ['a claim is set aside once', [status('a2', 'set_aside')], status('a2', 'set_aside'), 'SET_ASIDE_ALREADY'],
    ['a claim is opened again', [status('a2', 'set_aside')], status('a2', 'reopened'), undefined],
    ['an open claim is not opened', [], status('a2', 'reopened'), 'NOT_SET_ASIDE'],
    ['what is left is never set aside', [], status('x2', 'set_aside'), 'RESIDUAL_HYPOTHESIS'],
    ['that nothing suffices is never set aside', [], status('z2', 'set_aside'), 'RESIDUAL_HYPOTHESIS'],
    ['nobody unknown is corrected', [], correct('q9'), 'NOT_FOUND'],
  ])('%s', (_, before, event, code) => {
    expect(hypothesisFault(tablesOf(before), event)?.code).toBe(code);
  });

  it('changes nothing where a ledger from outside holds what would have been refused', () => {
    const { entails, partOf, setAside, exclusivity } = structureOf(
      tablesOf([
        entail('a4', 'a2'),
        entail('a2', 'a3'),
        entail('x2', 'a1'),
        part('a2', 'b2'),
        part('b2', 'a2'),
        part('a2', 'c2'),
        status('x2', 'set_aside'),
        confirm(4),
      ]),
    );
    expect([...entails]).toEqual([]);
    expect([...partOf]).toEqual([['a2', { to: 'b2', line: 103 }]]);
    expect([...setAside]).toEqual([]);
    expect(exclusivity(4)).toEqual({ status: 'none', line: null });
  });
});

describe('that the hypotheses of a level exclude each other', () => {
  it.each<readonly [string, readonly Said[], string, number | null]>([
    ['is not confirmed where nobody said so', [], 'none', null],
    ['is confirmed by the line that says so', [part('b2', 'a2'), confirm(2)], 'confirmed', 101],
    ['is outdated by a later part', [confirm(2), part('b2', 'a2')], 'outdated', 100],
    ['is outdated by a later correction', [confirm(2), correct('a2')], 'outdated', 100],
    [
      'stays confirmed where only another level changed',
      [confirm(2), correct('a3'), part('b3', 'a3')],
      'confirmed',
      100,
    ],
    [
      'stays confirmed when one is set aside, or entails',
      [confirm(2), status('a2', 'set_aside'), entail('a2', 'a1')],
      'confirmed',
      100,
    ],
    ['is confirmed anew', [confirm(2), part('b2', 'a2'), confirm(2)], 'confirmed', 102],
    ['is not confirmed once that was taken back', [confirm(2), confirm(2, 0)], 'none', null],
  ])('%s', (_, said, expected, line) => {
    expect(structureOf(tablesOf(said)).exclusivity(2)).toEqual({ status: expected, line });
  });

  it('is outdated by a hypothesis that comes later', () => {
    const tables = tablesOf([confirm(2)]);
    const later = tables.get('hypothesis', 'a2');
    if (later === undefined) throw new Error('the hypothesis is there');
    tables.put('hypothesis', { ...later, key: 'e2', seq: 101 });
    expect(structureOf(tables).exclusivity(2)).toEqual({ status: 'outdated', line: 100 });
    expect(structureOf(tables).exclusivity(3).status).toBe('none');
  });
});
