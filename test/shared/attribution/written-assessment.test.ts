import { describe, expect, it } from 'vitest';
import { parseAssessment, type LevelAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { composedText, composeSentence } from '../../../shared/attribution/written/compose-sentence.ts';
import { composeReport } from '../../../shared/attribution/written/compose-report.ts';
import { factsOfCase, type Numbers } from '../../../shared/attribution/written/facts-of-case.ts';
import { readSentence } from '../../../shared/attribution/written/resolve-notation.ts';
import { sentenceNotation } from '../../../shared/attribution/written/sentence-notation.ts';
import { suggestStatements } from '../../../shared/attribution/written/statement-template.ts';
import type { WrittenFacts } from '../../../shared/attribution/written/written-facts.ts';
import type { CaseTables } from '../../../shared/domain/case-tables.ts';
import type { SentencePart, WrittenSentence } from '../../../shared/domain/written-sentence.ts';
import { inputToTables, tablesToSections } from '../../support/assessed-tables.ts';
import { inputOf, soundItem } from '../../support/scoring-inputs.ts';

/** A and B are rated by one item of weight 1, and X is left over: C .7, N .5, I .3, so .466667, .333333 and .2. */
const tablesOf = (cells: Readonly<Record<string, string>> = { A: 'C', B: 'N', X: 'I' }): CaseTables => {
  const input = inputOf({ hypotheses: ['A', 'B', { id: 'X', type: 'catch_all' }], rows: [] });
  const tables = inputToTables(
    { ...input, evidence: [soundItem('E', cells as never)] },
    { actors: { A: 'Group A', B: 'Group B' } },
  );
  const common = { at: null, actor: null, latestSeq: 5, level: null, hypothesis: null, person: null };
  tables.put('register_entry', {
    ...common,
    key: 'ga-1',
    seq: 5,
    kind: 'gap',
    status: 'open',
    statement: 'No logs.',
    changesRanking: 1,
  });
  tables.put('register_entry', {
    ...common,
    key: 'ic-1',
    seq: 6,
    kind: 'indicator',
    status: 'watched',
    statement: 'It is sold.',
    changesRanking: null,
  });
  tables.put('assumption', { key: 'as-1', seq: 7, status: 'open', critical: 1, statement: 'Clocks are right.' });
  return tables;
};
const levelsOf = (tables: CaseTables): readonly LevelAssessment[] => {
  const parsed = parseAssessment(JSON.parse(JSON.stringify(tablesToSections(tables))));
  if (!parsed.ok || parsed.value.status !== 'computed') throw new Error('the level is computed');
  return parsed.value.levels;
};
const factsOf = (tables: CaseTables, numbers: Numbers = { status: 'computed', levels: levelsOf(tables) }) =>
  factsOfCase(tables, numbers);

const sentence = (...parts: readonly SentencePart[]): WrittenSentence => ({
  id: 'st-1',
  section: 'key_judgements',
  kind: 'judgement',
  parts,
});
const words = (text: string | null): SentencePart => ({ kind: 'words', text });
const ofA = (kind: 'likelihood' | 'probability' | 'hypothesis'): SentencePart => ({ kind, hypothesis: 'A' });
const textOf = (facts: WrittenFacts, ...parts: readonly SentencePart[]): string =>
  composedText(composeSentence(sentence(...parts), facts)).replaceAll('\u202f', ' ');

const statement = [words('We assess '), ofA('likelihood'), words(' that '), ofA('hypothesis'), words('.')];

describe('a composed sentence', () => {
  it('says the word that is computed with its range, and never the number beside it', () => {
    const text = textOf(factsOf(tablesOf()), ...statement);
    expect(text).toMatch(/^We assess there is a roughly even chance \(45–55 %/u);
    expect(text).not.toContain('47');
  });

  it('follows a changed rating', () => {
    // CC .9, N .5, II .1: .6 is likely.
    const text = textOf(factsOf(tablesOf({ A: 'CC', B: 'N', X: 'II' })), ...statement);
    expect(text).toMatch(/^We assess it is likely \(55–80 %/u);
  });

  it('says the stated number in whole percent', () => {
    expect(textOf(factsOf(tablesOf()), words('At '), ofA('probability'), words('.'))).toBe('At 47 %.');
  });

  it('says the confidence of a level in a sentence of its own', () => {
    const facts = factsOf(tablesOf());
    const { confidence } = levelsOf(tablesOf())[0]?.confidence ?? {};
    expect(facts.levels).toMatchObject([{ level: 2, confidence: { state: 'stated' } }]);
    expect(textOf(facts, words('It is '), { kind: 'confidence', level: 2 }, words('.'))).toContain(
      `It is ${confidence}`,
    );
  });

  it('says what is withheld, and computes what is not', () => {
    const facts = factsOf(tablesOf());
    expect(textOf(facts, words(null), ofA('likelihood'), words(null))).toMatch(
      /^\[withheld\]there is a roughly even chance \(45–55 %.*\[withheld\]$/u,
    );
  });

  it('says in place of every number that nothing is recomputable where the skeleton is withheld', () => {
    const facts = factsOf(tablesOf(), { status: 'not_recomputable' });
    expect(
      textOf(facts, ofA('likelihood'), words(', '), ofA('probability'), words(', '), { kind: 'confidence', level: 2 }),
    ).toBe('[not recomputable], [not recomputable], [not recomputable]');
  });

  it('tells nothing of a level whose scores are covered', () => {
    const facts = factsOf(tablesOf(), { status: 'computed', levels: [] });
    expect(textOf(facts, ...statement)).toMatch(/^We assess \[hidden until the level is ranked\] that/u);
    expect(facts.hypotheses.every(({ isLead, word }) => !isLead && word === null)).toBe(true);
  });

  it('says that nothing is weighed before something is rated', () => {
    expect(textOf(factsOf(tablesOf({})), ...statement)).toMatch(/^We assess \[nothing is weighed yet\] that/u);
  });

  it('cites by mark, and says so where the item is not shown', () => {
    const facts = factsOf(tablesOf());
    const cite = (of: 'gap' | 'evidence' | 'assumption', id: string): SentencePart => ({ kind: 'cite', of, id });
    expect(
      textOf(facts, cite('assumption', 'as-1'), cite('gap', 'ga-1'), cite('evidence', 'ev-9'), cite('evidence', 'E')),
    ).toBe('[A1][G1][exhibit withheld][E]');
  });

  it('begins with a capital where a field is first', () => {
    expect(textOf(factsOf(tablesOf()), ofA('likelihood'), words('.'))).toMatch(/^There is a roughly even chance/u);
  });
});

describe('the statement template', () => {
  it('keeps likelihood and confidence in two sentences and says what they depend on', () => {
    const tables = tablesOf();
    const suggested = suggestStatements(tables, levelsOf(tables), []);
    const texts = suggested.map(({ parts }) => textOf(factsOf(tables), ...parts));
    expect(texts[0]).toMatch(/^We assess there is a roughly even chance/u);
    expect(texts[1]).toMatch(/^Our confidence in this assessment is .*; what carries it most is \[.+\]\.$/u);
    expect(texts).toContain('It depends on what is assumed in [A1].');
    expect(texts).toContain('It would change if what is watched for in [I1] were seen.');
    expect(texts.some((text) => text.startsWith('Of the alternatives, it is unlikely (20–45 %) that'))).toBe(true);
    expect(suggested.at(-1)).toMatchObject({ section: 'limits', kind: 'fact' });
    for (const { parts } of suggested) {
      const kinds = new Set(parts.map(({ kind }) => kind));
      expect(kinds.has('confidence') && (kinds.has('likelihood') || kinds.has('probability'))).toBe(false);
    }
  });

  it('offers nothing again once the likelihood of the lead is among the key judgements', () => {
    const tables = tablesOf();
    expect(suggestStatements(tables, levelsOf(tables), [sentence(...statement)])).toEqual([]);
  });

  it('offers nothing where nothing leads', () => {
    const tables = tablesOf({ A: 'N', B: 'N', X: 'N' });
    expect(suggestStatements(tables, levelsOf(tables), [])).toEqual([]);
  });
});

describe('the sections of a report', () => {
  it('give every hypothesis its likelihood, whatever anybody wrote', () => {
    const tables = tablesOf();
    const sections = composeReport({ sentences: [], facts: factsOf(tables), template: 'board', change: ['Nothing.'] });
    expect(sections.map(({ section }) => section)).toEqual([
      'key_judgements',
      'alternatives',
      'basis',
      'limits',
      'change',
    ]);
    const alternatives = sections.find(({ section }) => section === 'alternatives')?.generated ?? [];
    expect(alternatives.map(({ parts }) => parts[2])).toMatchObject([
      { hypothesis: 'A' },
      { hypothesis: 'B' },
      { hypothesis: 'X' },
    ]);
    expect(composedText(alternatives[1] ?? { parts: [] })).toMatch(/^It is unlikely/u);
    expect(sections.at(-1)?.generated).toMatchObject([{ kind: 'fact', parts: [{ text: 'Nothing.' }] }]);
  });
});

describe('a typed sentence', () => {
  const known = {
    hypotheses: [
      { id: 'hy-3f00', level: 2 },
      { id: 'hy-3f11', level: 2 },
    ],
    citable: [
      { of: 'evidence', id: 'ev-0001', mark: 'EX-0001', label: null, state: 'stated' },
      { of: 'finding', id: 'fi-0001', mark: 'EX-0001, finding 1, withdrawn', label: null, state: 'withdrawn' },
    ],
  } as const;

  it('names hypotheses by a beginning and items by their exhibit number, and is written again like that', () => {
    const read = readSentence('We assess {likelihood:hy-3f0} so {cite:EX-0001}.', known);
    expect(read).toMatchObject({ ok: true, value: [{}, { hypothesis: 'hy-3f00' }, {}, { id: 'ev-0001' }, {}] });
    expect(read.ok ? sentenceNotation(read.value, known) : '').toBe(
      'We assess {likelihood:hy-3f00} so {cite:EX-0001}.',
    );
  });

  it.each([
    ['what is not there', 'So {cite:EX-0009}.', 'NOT_FOUND'],
    ['a hypothesis that is not there', 'So {likelihood:hy-9}.', 'NOT_FOUND'],
    ['what could be two', 'So {likelihood:hy-3f}.', 'AMBIGUOUS'],
    ['a finding that was withdrawn', 'So {cite:fi-0001}.', 'WITHDRAWN'],
    ['a level without hypotheses', 'So {confidence:3}.', 'NOT_FOUND'],
    ['a level that there is not', 'So {confidence:high}.', 'NOT_FOUND'],
    ['no words', ' {cite:EX-0001}. ', 'EMPTY_SENTENCE'],
    ['nothing', '', 'EMPTY_SENTENCE'],
    ['a field that there is not', 'So {odds:hy-3f}.', 'BAD_SENTENCE'],
  ])('is refused for %s', (_, text, code) => {
    expect(readSentence(text, known)).toMatchObject({ ok: false, error: { code } });
  });

  it('leaves a likelihood in typed words to the lint', () => {
    expect(readSentence('It is very likely.', known)).toMatchObject({ ok: true });
  });
});
