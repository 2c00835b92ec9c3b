import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCarriers } from '../../../shared/attribution/overview-carriers.ts';
import { levelToOverview, type Overview } from '../../../shared/attribution/overview-model.ts';
import type { ScoringInput } from '../../../shared/attribution/scoring-input.ts';
import { sentenceToText } from '../../../shared/attribution/sentence.ts';
import { assess, type TableNames } from '../../support/assessed-tables.ts';
import { fixtureInput, inputOf, scoringInputs, soundItem } from '../../support/scoring-inputs.ts';

const overviewOf = (input: ScoringInput, names: TableNames = {}, isSingleSigner = false): Overview => {
  const { level, rows } = assess(input, names);
  return levelToOverview(level, rows, { isSingleSigner });
};
const textOf = (overview: Overview): string => sentenceToText(overview.sentence);
const changesOf = (overview: Overview, kind: string): readonly string[] =>
  overview.changes.filter((change) => change.kind === kind).map(({ sentence }) => sentenceToText(sentence));
const problemsOf = (overview: Overview): readonly string[] => overview.problems.map(({ kind }) => kind);
const k5 = overviewOf(fixtureInput('k5'), { actors: { HA: 'Group A' }, groups: { 'G-c2': 'Shared C2' } });

/** Hypotheses of the given kinds, named by their number, and items rated in that order. */
const matrix = (kinds: readonly string[], rows: readonly (readonly (string | null)[])[]): ScoringInput => ({
  ...inputOf({ hypotheses: kinds.map((type, index) => ({ id: `H${index}`, type })), rows: [] }),
  evidence: rows.map((cells, row) =>
    soundItem(`E${row}`, Object.fromEntries(cells.map((cell, index) => [`H${index}`, cell])) as never),
  ),
});

describe('where a level stands', () => {
  it('names the lead of K5 with the word of its probability', () => {
    expect(k5.outcome).toBe('lead');
    expect(k5.lead).toMatchObject({ id: 'HA', name: 'Group A', word: 'very likely' });
    expect(textOf(k5)).toMatch(
      /^We assess it is very likely that the HA did it \(the group tracked as “Group A”\)(;|\.)/u,
    );
    expect(k5.hypotheses.map(({ id }) => id)).toEqual(['HA', 'HX', 'HB', 'HC']);
    expect(k5.runnerUp?.id).toBe('HX');
    // The catch-all is second, but rivals are those that name something (method, section 2.3).
    expect(k5.rival?.id).toBe('HB');
  });

  it('keeps word and statement as parts of their own', () => {
    const kinds = k5.sentence.map(({ kind }) => kind);
    expect(kinds.slice(0, 5)).toEqual(['text', 'text', 'text', 'word', 'text']);
    expect(k5.sentence.find(({ kind }) => kind === 'hypothesis')).toMatchObject({ id: 'HA', text: 'the HA did it' });
  });

  it('gives the range of the lead only, and states it where its low end has a lower word', () => {
    expect(k5.hypotheses.map(({ range }) => range !== null)).toEqual([true, false, false, false]);
    const { robustness } = k5;
    expect(robustness?.low).toBeLessThan(0.8);
    expect(robustness?.mustState).toBe(true);
    expect(textOf(k5)).toContain('; the robustness run ranges from likely to very likely.');
  });

  it('never speaks of confidence, in any outcome', () => {
    fc.assert(
      fc.property(scoringInputs, fc.boolean(), (input, isSingleSigner) => {
        const overview = overviewOf(input, {}, isSingleSigner);
        const sentences = [
          overview.sentence,
          ...overview.cautions,
          ...overview.changes.map(({ sentence }) => sentence),
          ...overview.problems.map(({ sentence }) => sentence),
        ].map(sentenceToText);
        for (const text of sentences) {
          expect(text).not.toMatch(/confiden|certain(?!ly)(?<!almost certain)|proven|undefined|NaN|null/iu);
          expect(text).toMatch(/^[A-Z0-9].*\.$/u);
          expect(text).not.toMatch(/ {2}|\.\.| ,|“”/u);
        }
      }),
      { numRuns: 60, seed: 20260302 },
    );
  });

  it('calls an even chance by name and says that it is no more than that', () => {
    // .7 / (.7 + .5 + .3): 47 % (method, section 2.3).
    const even = overviewOf(matrix(['specific', 'specific', 'specific'], [['C', 'N', 'I']]));
    expect(even.lead?.word).toBe('roughly even chance');
    expect(textOf(even)).toContain('We assess there is a roughly even chance that the H0 did it');
    expect(sentenceToText(even.cautions[0] ?? [])).toBe(
      'It is the most likely of 3 explanations, but less likely than the others together.',
    );
  });

  it('says which hypotheses are level instead of choosing one', () => {
    const tie = overviewOf(matrix(['specific', 'specific', 'catch_all'], [['C', 'C', 'N']]));
    expect(tie).toMatchObject({ outcome: 'tie', lead: null, runnerUp: null, rival: null, robustness: null });
    expect(tie.changes).toEqual([]);
    expect(tie.carriers).toEqual([]);
    expect(tie.hypotheses.map(({ isTied }) => isTied)).toEqual([true, true, false]);
    expect(textOf(tie)).toBe('No hypothesis leads: “The H0 did it.” and “The H1 did it.” are level at 37\u202f% each.');
    expect(problemsOf(tie)).toContain('tie');
  });

  it('attributes to nobody where the catch-all leads', () => {
    const residual = overviewOf(matrix(['specific', 'specific', 'catch_all'], [['I', 'II', 'N']]));
    expect(residual.outcome).toBe('residual');
    expect(textOf(residual)).toBe(
      'The evidence does not suffice to attribute the operation: “Another or unknown actor” leads at 56\u202f%, and names nobody. The most likely of the others is “The H0 did it.”, at 33\u202f%.',
    );
  });

  it('attributes to nobody where “insufficient” leads', () => {
    const residual = overviewOf(matrix(['specific', 'insufficient'], [['II', 'N']]));
    expect(residual.outcome).toBe('residual');
    expect(textOf(residual)).toContain('does not suffice to attribute the operation: “Insufficient evidence” leads');
  });

  it('has no lead before anything is rated, even where the priors have one', () => {
    const input = inputOf({ hypotheses: ['a', 'b'], rows: [['E', null, null]], prior: { a: 0.6, b: 0.4 } });
    const unrated = overviewOf(input);
    expect(unrated).toMatchObject({ outcome: 'unweighed', lead: null, robustness: null });
    expect(unrated.hypotheses.some(({ isLead }) => isLead)).toBe(false);
    expect(textOf(unrated)).toContain('no item is rated against these hypotheses');
    expect(textOf(overviewOf({ ...input, evidence: [] }))).toContain('the case has no evidence');
    const excluded = { ...input, evidence: [soundItem('E', { a: 'CC', b: 'II' }, { custody: 'failed' as const })] };
    expect(textOf(overviewOf(excluded))).toContain('no item of evidence counts');
  });

  it('makes nothing of a hypothesis that stands alone', () => {
    const alone = overviewOf(matrix(['specific'], [['CC']]));
    expect(alone).toMatchObject({ outcome: 'alone', lead: null });
    expect(textOf(alone)).not.toMatch(/\d|%/u);
  });

  it('names a withheld statement by what is left', () => {
    const withheld = overviewOf(fixtureInput('k5'), { statements: { HA: null } });
    expect(textOf(withheld)).toContain('that HA is right (its statement is withheld)');
  });

  it('takes the capital only from words that are no names', () => {
    const say = (statement: string): string =>
      textOf(overviewOf(fixtureInput('k5'), { statements: { HA: statement } }));
    expect(say('Sandworm did it.')).toContain('that Sandworm did it;');
    expect(say('Another group did it.')).toContain('that another group did it;');
    expect(say('Anothername did it')).toContain('that Anothername did it;');
    expect(say('  A fault, or more…  ')).toContain('that a fault, or more…;');
  });
});

describe('what carries the result', () => {
  it('adds up to the distance between lead and rival', () => {
    fc.assert(
      fc.property(scoringInputs, (input) => {
        const { level, rows } = assess(input);
        const overview = levelToOverview(level, rows, { isSingleSigner: false });
        if (overview.lead === null || overview.rival === null) return;
        const { db } = level.scores.alr1;
        const distance = (db[overview.lead.id] ?? 0) - (db[overview.rival.id] ?? 0);
        for (const carriers of [overview.carriers, foldCarriers(overview.carriers, 3)]) {
          const sum = carriers.reduce((total, { decibels }) => total + decibels, 0);
          expect(Math.abs(sum - distance)).toBeLessThan(0.021);
        }
      }),
      { numRuns: 40, seed: 20260302 },
    );
  });

  it('names a group with its items and dependence, and an item by its title, strongest first', () => {
    expect(k5.carriers.map(({ name, detail }) => `${name} ${detail}`.trim())).toEqual([
      'Shared C2 (2 items, ρ 0.7)',
      'Item E07',
      'Item E03',
      'Item E04',
      'Group G-vendor (2 items, ρ 1)',
      'Item E08',
      'Item E10',
    ]);
    // G-c2: 2.8330 + 2.5760 (method, section 2.5).
    expect(k5.carriers[0]?.decibels).toBeCloseTo(5.409, 3);
    expect(k5.carriers[0]).toMatchObject({ kind: 'group', id: 'G-c2', items: ['E01', 'E02'] });
    expect(k5.carriers.at(-1)?.decibels).toBeCloseTo(-0.6963, 3);
  });

  it('shows a stated prior as what it is', () => {
    const input = fixtureInput('k5');
    const carriers = overviewOf({ ...input, prior: { HA: 0.4, HB: 0.2, HC: 0.2, HX: 0.2 } }).carriers;
    expect(carriers.find(({ kind }) => kind === 'prior')?.decibels).toBeCloseTo(3.0103, 3);
    expect(k5.carriers.some(({ kind }) => kind === 'prior')).toBe(false);
  });

  it('folds the small ones into one row', () => {
    const folded = foldCarriers(k5.carriers, 4);
    expect(folded.map(({ name }) => name)).toEqual(['Shared C2', 'Item E07', 'Item E03', '4 others together']);
    expect(folded[3]?.items).toEqual(expect.arrayContaining(['E04', 'E05', 'E06', 'E08', 'E10']));
    expect(foldCarriers(k5.carriers, 7)).toEqual(k5.carriers);
  });
});

describe('what would change our mind', () => {
  it('is the smallest set against the rival, and a smaller one against another', () => {
    expect(changesOf(k5, 'flip')).toEqual([
      '6 separate origins would have to be wrong together before “The HB did it.” draws level: Shared C2, Item E07, Item E03, Item E04, Group G-vendor and Item E08.',
      expect.stringMatching(/^4 separate origins would have to be wrong together before “Made to look like another”/u),
    ]);
    expect(k5.changes[0]).toMatchObject({ isFragile: false, ids: ['G-c2', 'E07', 'E03', 'E04', 'G-vendor', 'E08'] });
  });

  it('is one thing where one thing carries it, said once', () => {
    const fragile = overviewOf(
      matrix(
        ['specific', 'specific'],
        [
          ['C', 'I'],
          ['N', 'C'],
        ],
      ),
    );
    expect(changesOf(fragile, 'flip')).toEqual(['One origin alone keeps it ahead of “The H1 did it.”: Item E0.']);
    expect(changesOf(fragile, 'leave-out')).toEqual([]);
    expect(changesOf(fragile, 'cell')[0]).toMatch(
      /^One step in a single rating changes who leads, in \d items?: for one, Item E\d against “The H\d did it\.”, from \w+ to \w+\.$/u,
    );
    expect(fragile.changes.filter(({ isFragile }) => isFragile).map(({ kind }) => kind)).toContain('cell');
  });

  it('gives what the lead comes to without each item and group', () => {
    const left = new Map(k5.leftOut.map((one) => [one.id, one]));
    // Leave-one-out of K5 (method, section 2.5).
    expect(left.get('G-c2')).toMatchObject({ of: 'group', name: 'Shared C2', newLead: undefined });
    expect(left.get('G-c2')?.probability).toBeCloseTo(0.6739, 4);
    expect(left.get('E03')).toMatchObject({ of: 'item', name: 'Item E03' });
    const fragile = overviewOf(
      matrix(
        ['specific', 'specific'],
        [
          ['C', 'I'],
          ['N', 'C'],
        ],
      ),
    );
    expect(fragile.leftOut.map(({ newLead }) => newLead)).toEqual(['The H1 did it.', undefined]);
  });

  it('says that no single rating does where none does', () => {
    expect(changesOf(k5, 'cell')).toEqual(['No single rating, moved one step, changes who leads.']);
  });

  it('says that a prior carries what no evidence does', () => {
    const input = { ...matrix(['specific', 'specific'], [['I', 'C']]), prior: { H0: 0.6, H1: 0.4 } };
    const weak = overviewOf({ ...input, evidence: [soundItem('E0', { H0: 'N', H1: 'N' })] });
    expect(changesOf(weak, 'flip')).toEqual([
      'Even without every origin that speaks for it, the lead stays ahead of “The H1 did it.”: the prior carries it.',
    ]);
  });

  it('gives the prior that a reader must hold', () => {
    // Break-even priors of K5: .0642 for one half, .2152 for 80 % (method, section 2.5).
    expect(changesOf(k5, 'prior')[0]).toBe(
      'Beforehand a reader must have held it to be at least this likely: 6\u202f% for it to reach 50\u202f%, 22\u202f% for it to reach 80\u202f%.',
    );
  });

  it('warns of wrong trust that turns the result over', () => {
    const input = matrix(['specific', 'specific'], [['C', 'N']]);
    // Graded 4 it weighs a quarter; trusted fully it would outweigh the other.
    const doubtful = soundItem('E9', { H0: 'II', H1: 'N' }, { cred: 4 });
    const overview = overviewOf({ ...input, evidence: [...input.evidence, doubtful] });
    expect(overview.lead?.id).toBe('H0');
    const turning = overview.changes.filter(({ kind, isFragile }) => kind === 'weight' && isFragile);
    expect(turning.map(({ sentence }) => sentenceToText(sentence))).toContain(
      'Trusting one of these fully would change who leads: Item E9.',
    );
  });
});

describe('what is open', () => {
  it('lists what nobody rated, what counts nowhere and what cannot be judged', () => {
    expect(k5.completeness).toMatchObject({ rated: 35, cells: 36, text: '97\u202f%', unratedItems: ['E10'] });
    const byKind = new Map(k5.problems.map((problem) => [problem.kind, problem]));
    expect(sentenceToText(byKind.get('unrated')?.sentence ?? [])).toBe('1 of 36 cells is not rated, in 1 item.');
    expect(byKind.get('excluded')).toMatchObject({ items: ['E09'] });
    expect(sentenceToText(byKind.get('excluded')?.sentence ?? [])).toBe('1 item counts nowhere (weight 0): Item E09.');
    expect(byKind.get('unjudged')).toMatchObject({ items: ['E10'] });
    expect(problemsOf(k5)).toEqual(['unrated', 'excluded', 'unjudged', 'exclusivity']);
  });

  it('asks for the two hypotheses that no level may lack', () => {
    const kinds = problemsOf(overviewOf(matrix(['specific', 'specific'], [['C', 'I']])));
    expect(kinds).toEqual(['no-deception', 'no-catch-all', 'exclusivity']);
  });

  it('says so where one person signs alone', () => {
    expect(problemsOf(overviewOf(fixtureInput('k5'), {}, true)).at(-1)).toBe('single-signer');
  });

  it('says which hypothesis the cross-check puts first where the models disagree', () => {
    // One II costs three I in decibels, but less in points.
    const overview = overviewOf(
      matrix(
        ['specific', 'specific', 'deception', 'catch_all'],
        [
          ['CC', 'N', 'II', 'N'],
          ['CC', 'N', 'II', 'N'],
          ['CC', 'N', 'II', 'N'],
          ['I', 'N', 'II', 'N'],
        ],
      ),
    );
    expect(overview.lead?.id).toBe('H0');
    expect(overview.models.agree).toBe(false);
    const models = overview.problems.find(({ kind }) => kind === 'models');
    expect(sentenceToText(models?.sentence ?? [])).toContain('puts “The H1 did it.” first');
  });

  it('survives rows that are of another moment than the scores', () => {
    const { level } = assess(fixtureInput('k5'));
    const empty = {
      profile: null,
      hypotheses: [],
      evidence: [],
      groups: [],
      priors: [],
      redrawn: [],
      responsibilities: [],
    };
    const overview = levelToOverview(level, empty, { isSingleSigner: false });
    expect(overview.lead?.name).toBe('HA');
    expect(overview.carriers[0]?.name).toBe('G-c2');
    expect(overview.completeness.text).toBe('97\u202f%');
  });
});
