import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { tablesToAssessmentRows } from '../../../shared/attribution/assessment-rows.ts';
import { levelToOverview, type Overview } from '../../../shared/attribution/overview-model.ts';
import { sentenceToText } from '../../../shared/attribution/sentence.ts';
import { seqKey, type CaseTables } from '../../../shared/domain/case-tables.ts';
import type { HypothesisEventRow } from '../../../shared/domain/hypothesis-rows.ts';
import { inputToTables, tablesToSections } from '../../support/assessed-tables.ts';
import { inputOf, soundItem } from '../../support/scoring-inputs.ts';

const nothing = { hypothesis: null, other: null, level: null, stands: null, status: null, before: null };
type Said = Partial<HypothesisEventRow> & Pick<HypothesisEventRow, 'act'>;
const entail = (hypothesis: string, other: string): Said => ({ act: 'entail', hypothesis, other, stands: 1 });
const part = (hypothesis: string, other: string): Said => ({ act: 'part', hypothesis, other, stands: 1 });

/** Level 2: A and B rated as given, X left over. Level 3: the unit CC, the company II, by the same item of weight 1. */
const tablesOf = (said: readonly Said[], cells = { A: 'C', B: 'N', X: 'I' }): CaseTables => {
  const input = inputOf({ hypotheses: ['A', 'B', { id: 'X', type: 'catch_all' }], rows: [] });
  const tables = inputToTables(
    { ...input, evidence: [soundItem('E', cells as never)] },
    { actors: { A: 'Group A', B: 'Group B' } },
  );
  for (const [key, rating, actorName] of [
    ['unit', 'CC', 'Unit 1'],
    ['company', 'II', ''],
  ] as const) {
    const statement = key === 'unit' ? 'Unit 1 did it.' : 'A company did it.';
    tables.put('hypothesis', {
      key,
      seq: 2,
      kind: 'specific',
      level: 3,
      statement,
      predicts: null,
      refutedBy: null,
      actorName,
    });
    tables.put('rating', { key: `E/${key}`, item: 'E', hypothesis: key, rating, rationale: null, rater: null, seq: 3 });
  }
  for (const [at, event] of said.entries()) {
    const seq = 10 + at;
    tables.put('hypothesis_event', {
      ...nothing,
      reason: null,
      at: null,
      actor: null,
      ...event,
      key: seqKey(seq),
      seq,
    });
  }
  return tables;
};

const overviewOf = (level: number, tables: CaseTables): Overview => {
  const parsed = parseAssessment(JSON.parse(JSON.stringify(tablesToSections(tables))));
  const own =
    parsed.ok && parsed.value.status === 'computed'
      ? parsed.value.levels.find((one) => one.level === level)
      : undefined;
  if (own === undefined) throw new Error('the level is computed');
  return levelToOverview(own, tablesToAssessmentRows(tables), { isSingleSigner: false });
};
const cautionsOf = (overview: Overview): readonly string[] => overview.cautions.map(sentenceToText);
const kindsOf = (overview: Overview): readonly string[] => overview.problems.map(({ kind }) => kind);

describe('where a capped level stands', () => {
  // .9 / (.9 + .1) on level 3; .7 / (.7 + .5 + .3) on level 2.
  it('says the stated number and word, the cap, the computed number and what is left over', () => {
    const plain = overviewOf(3, tablesOf([]));
    expect(plain.lead).toMatchObject({ probability: 0.9, computed: 0.9, word: 'very likely', cap: null });
    const capped = overviewOf(3, tablesOf([entail('unit', 'A')]));
    expect(capped.lead).toMatchObject({
      id: 'unit',
      probability: 0.466667,
      computed: 0.9,
      word: 'roughly even chance',
      cap: { level: 2, by: { id: 'A', text: 'Group A' } },
    });
    expect(sentenceToText(capped.sentence)).toMatch(/^We assess there is a roughly even chance that Unit 1 did it/u);
    expect(cautionsOf(capped)).toContain(
      'It is stated at 47\u202f%, no higher than “Group A” of level 2 leaves room for, which it entails; its own matrix gives 90\u202f%.',
    );
    expect(cautionsOf(capped)).toContain(
      '43\u202f% of the probability is not established at this level: what a cap takes away is given to no other hypothesis.',
    );
    expect(cautionsOf(capped).join()).not.toContain('than the others together');
    expect(capped.hypotheses.map(({ probability }) => probability)).toEqual([0.466667, 0.1]);
    expect(capped.lead?.range?.low).toBeLessThanOrEqual(overviewOf(2, tablesOf([])).lead?.range?.low ?? 0);
  });

  it('says where a rival is then stated higher, and keeps the lead', () => {
    const capped = overviewOf(3, tablesOf([entail('unit', 'B')], { A: 'CC', B: 'II', X: 'CC' }));
    // .1 / 1.9 on level 2: below the 0.1 of the company.
    expect(capped.lead).toMatchObject({ id: 'unit', probability: 0.052632 });
    expect(cautionsOf(capped)).toContain(
      'Another, “A company did it.”, is stated higher, at 10\u202f%: the lead is what this level’s own matrix puts first.',
    );
  });

  it('warns of a lead that names an actor and entails nothing below, and of no other', () => {
    expect(kindsOf(overviewOf(3, tablesOf([])))).toContain('entails-nothing');
    expect(kindsOf(overviewOf(3, tablesOf([entail('unit', 'A')])))).not.toContain('entails-nothing');
    // Level 1 has no hypotheses that the lead of level 2 could entail.
    expect(kindsOf(overviewOf(2, tablesOf([])))).not.toContain('entails-nothing');
  });
});

describe('a family', () => {
  it('that is level among its columns is named with what it has together', () => {
    const tie = overviewOf(2, tablesOf([part('B', 'A')], { A: 'C', B: 'C', X: 'I' }));
    // .7 / 1.7 each.
    expect(sentenceToText(tie.sentence)).toBe(
      'No hypothesis leads: “Group A” and “Group B” are level at 41\u202f% each.',
    );
    expect(cautionsOf(tie)).toEqual([
      'Together with 1 part, “Group A” is at 82\u202f%, very likely, although none of its columns leads alone.',
    ]);
  });

  it('of the lead is named, and the column of a whole says that it is otherwise than by its parts', () => {
    const whole = overviewOf(2, tablesOf([part('B', 'A')]));
    expect(sentenceToText(whole.sentence)).toContain('that the A did it, otherwise than by its parts');
    // .7 + .5 of 1.5.
    expect(cautionsOf(whole)).toContain(
      'Together with 1 part, “Group A” is at 80\u202f%, very likely: the lead is one of its columns.',
    );
  });
});

it('says whether the hypotheses exclude each other, and who has to look', () => {
  const none = overviewOf(2, tablesOf([]));
  expect(sentenceToText(none.exclusivity ?? [])).toBe('That they exclude each other is not confirmed.');
  expect(kindsOf(none)).toContain('exclusivity');
  const confirmed = overviewOf(2, tablesOf([{ act: 'confirm', level: 2, stands: 1 }]));
  expect(sentenceToText(confirmed.exclusivity ?? [])).toBe('That they exclude each other is confirmed, in line 10.');
  expect(kindsOf(confirmed)).not.toContain('exclusivity');
  const outdated = overviewOf(2, tablesOf([{ act: 'confirm', level: 2, stands: 1 }, part('B', 'A')]));
  expect(sentenceToText(outdated.exclusivity ?? [])).toContain('is outdated');
  expect(kindsOf(outdated)).toContain('exclusivity');
});

it('says of a lead that it was set aside', () => {
  const aside = overviewOf(2, tablesOf([{ act: 'status', hypothesis: 'A', status: 'set_aside' }]));
  expect(aside.lead).toMatchObject({ id: 'A', probability: 0.466667 });
  expect(cautionsOf(aside)).toContain('Set aside in line 10, which changes no number: “Group A”.');
});
