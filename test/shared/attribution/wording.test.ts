import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAssessment, type LevelAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { levelToOverview, type Overview } from '../../../shared/attribution/overview-model.ts';
import { sentenceToText, type Sentence } from '../../../shared/attribution/sentence.ts';
import { previewWords } from '../../../shared/attribution/wording-preview.ts';
import type { CaseTables } from '../../../shared/domain/case-tables.ts';
import { tablesToAssessmentRows } from '../../../shared/attribution/assessment-rows.ts';
import { wordings, type WordingId } from '../../../shared/reference/yardsticks.ts';
import type { ScoringInput } from '../../../shared/attribution/scoring-input.ts';
import { inputToTables, tablesToSections } from '../../support/assessed-tables.ts';
import { fixtureInput, inputOf, scoringInputs, soundItem } from '../../support/scoring-inputs.ts';

const said = { seq: 900, reason: null, at: null, actor: null };
const choose = (tables: CaseTables, wording: WordingId): CaseTables => {
  tables.put('yardstick_choice', { key: 'case', wording, ...said });
  return tables;
};
const confirm = (
  tables: CaseTables,
  confirmed: { readonly hypothesis: string; readonly probability: string; readonly term: string },
): CaseTables => {
  tables.put('yardstick_confirmation', { key: '2', ...confirmed, ...said, seq: 901 });
  return tables;
};
const levelIn = (tables: CaseTables): LevelAssessment => {
  const parsed = parseAssessment(JSON.parse(JSON.stringify(tablesToSections(tables))));
  const level = parsed.ok && parsed.value.status === 'computed' ? parsed.value.levels[0] : undefined;
  if (level === undefined) throw new Error('no level');
  return level;
};
const overviewIn = (tables: CaseTables): Overview =>
  levelToOverview(levelIn(tables), tablesToAssessmentRows(tables), { isSingleSigner: false });
const chosen = (input: ScoringInput, wording: WordingId): Overview => overviewIn(choose(inputToTables(input), wording));
const k5 = fixtureInput('k5');
/** One item rated so that the first of two hypotheses stands at `9^w / (9^w + 1)` and the like. */
const even = (): ScoringInput => ({
  ...inputOf({ hypotheses: ['H0', 'H1', 'H2'], rows: [] }),
  evidence: [soundItem('E0', { H0: 'C', H1: 'N', H2: 'I' } as never)],
});

describe('the words that a case has chosen', () => {
  it('are those of ICD 203, row 1, until somebody chooses', () => {
    const overview = overviewIn(inputToTables(k5));
    expect(overview.wording.id).toBe('icd203');
    expect(overview.lead?.word).toBe('very likely');
  });

  // K5: the lead at 0.8294, nine of ten runs between about 0.72 and 0.88 (method, section 2.5).
  it.each([
    ['icd203', 'it is very likely that the HA did it; the robustness run ranges from likely to very likely.'],
    [
      'icd203-row2',
      'it is highly probable that the HA did it; the robustness run ranges from probable to highly probable.',
    ],
    ['phia', 'it is highly likely that the HA did it; the robustness run ranges from likely to highly likely.'],
  ] as const)('say of K5 in %s: %s', (wording, sentence) => {
    const overview = chosen(k5, wording);
    expect(sentenceToText(overview.sentence)).toBe(`We assess ${sentence}`);
    expect(overview.robustness?.mustState).toBe(true);
  });

  // 0.7 / 1.5 = 0.4667 (method, section 2.3).
  it.each([
    ['icd203', 'there is a roughly even chance that'],
    ['icd203-row2', 'there are roughly even odds that'],
    ['phia', 'there is a realistic possibility that'],
  ] as const)('stand in a sentence as English needs them, in %s: %s', (wording, words) => {
    expect(sentenceToText(chosen(even(), wording).sentence)).toContain(`We assess ${words} the H0 did it`);
  });

  it('leave the sections of scores as they were: the same bytes for every choice', () => {
    const { words: _, ...untouched } = tablesToSections(inputToTables(k5));
    for (const { id } of wordings) {
      const { words, ...others } = tablesToSections(choose(inputToTables(k5), id));
      expect(JSON.stringify(others)).toBe(JSON.stringify(untouched));
      expect(words).toMatchObject({ v: 1, levels: { 2: { wording: id } } });
    }
  });

  it('are never of two yardsticks or rows in one text, and never beside a confidence', () => {
    fc.assert(
      fc.property(scoringInputs, fc.constantFrom(...wordings), (input, { id, yardstick, row }) => {
        const overview = chosen(input, id);
        const own = new Set(yardstick.bands.map(({ row1, row2 }) => (row === 1 ? row1 : (row2 ?? row1))));
        for (const sentence of sentencesOf(overview)) {
          for (const part of sentence) {
            if (part.kind !== 'word') continue;
            expect(part.wording).toBe(id);
            expect(own.has(part.text)).toBe(true);
          }
          const text = sentenceToText(sentence);
          for (const foreign of onlyElsewhere(id)) expect(text).not.toContain(foreign);
          if (sentence.some(({ kind }) => kind === 'word')) expect(text).not.toMatch(/confidence/iu);
        }
        for (const sentence of overview.confidence.sentences)
          expect(sentence.some(({ kind }) => kind === 'word')).toBe(false);
      }),
      { numRuns: 60, seed: 20261126 },
    );
  });

  it('are previewed for every choice from the same number', () => {
    const [first] = previewWords(levelIn(inputToTables(k5)));
    expect(first).toMatchObject({
      hypothesis: 'HA',
      words: {
        icd203: { word: 'very likely' },
        'icd203-row2': { word: 'highly probable' },
        phia: { word: 'highly likely', note: null },
      },
    });
  });
});

describe('a term of PHIA', () => {
  it('is read off the number until an analyst confirms it', () => {
    const cautions = chosen(k5, 'phia').cautions.map(sentenceToText);
    expect(cautions).toContain(
      'The term is read off a computed number; no analyst has confirmed it as a judgement on the PHIA yardstick.',
    );
    expect(chosen(k5, 'icd203').cautions.map(sentenceToText).join(' ')).not.toContain('PHIA');
  });

  it('says where its number falls in a gap', () => {
    const overview = chosen(gapInput, 'phia');
    expect(overview.lead?.probability).toBeCloseTo(0.7778, 4);
    expect(sentenceToText(overview.cautions[0] ?? [])).toMatch(
      /^Its number falls in a yardstick gap, between 75\u202f% and 80\u202f%: “highly likely” is the nearest term\.$/u,
    );
  });

  it('stands as confirmed for the number, the lead and the term that were confirmed, and no others', () => {
    const now = levelIn(choose(inputToTables(k5), 'phia')).scores.alr1.posterior['HA']?.toFixed(6) ?? '';
    expect(now).toMatch(/^0\.8294/u);
    const right = { hypothesis: 'HA', probability: now, term: 'highly-likely' };
    const stands = (confirmed: typeof right, input = k5): boolean | undefined =>
      levelIn(confirm(choose(inputToTables(input), 'phia'), confirmed)).words.confirmation?.stands;
    expect(stands(right)).toBe(true);
    expect(stands({ ...right, hypothesis: 'HB' })).toBe(false);
    expect(stands({ ...right, probability: '0.829500' })).toBe(false);
    expect(stands({ ...right, term: 'likely' })).toBe(false);
    const moved = { ...k5, evidence: k5.evidence.filter(({ id }) => id !== 'E03') };
    expect(stands(right, moved)).toBe(false);
    const outdated = overviewIn(confirm(choose(inputToTables(moved), 'phia'), right));
    expect(outdated.cautions.map(sentenceToText).join(' ')).toContain(
      'the judgement confirmed in line 901 is outdated',
    );
  });

  it('needs no confirmation in a case that speaks ICD 203', () => {
    const now = levelIn(inputToTables(k5)).scores.alr1.posterior['HA']?.toFixed(6) ?? '';
    const tables = confirm(inputToTables(k5), { hypothesis: 'HA', probability: now, term: 'highly-likely' });
    expect(levelIn(tables).words.confirmation).toBeNull();
  });
});

/** 0.7 / (0.7 + 0.1 + 0.1), which is 0.7778: nearer to 80 % than to 75 %. */
const gapInput: ScoringInput = {
  ...inputOf({ hypotheses: ['H0', 'H1', 'H2'], rows: [] }),
  evidence: [soundItem('E0', { H0: 'C', H1: 'II', H2: 'II' } as never)],
};

const sentencesOf = ({ sentence, cautions, changes, problems }: Overview): readonly Sentence[] => [
  sentence,
  ...cautions,
  ...changes.map((change) => change.sentence),
  ...problems.map((problem) => problem.sentence),
];

/** Terms that only another choice has: “likely” is everybody's, and plain English as well. */
const onlyElsewhere = (id: WordingId): readonly string[] =>
  wordings
    .filter((other) => other.id !== id)
    .flatMap(({ yardstick, row }) => yardstick.bands.map(({ row1, row2 }) => (row === 1 ? row1 : (row2 ?? row1))))
    .filter((word) => word.includes(' ') && !ownWords(id).some((own) => own.includes(word)));
const ownWords = (id: WordingId): readonly string[] =>
  wordings
    .filter((own) => own.id === id)
    .flatMap(({ yardstick, row }) => yardstick.bands.map(({ row1, row2 }) => (row === 1 ? row1 : (row2 ?? row1))));
