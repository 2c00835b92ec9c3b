import { describe, expect, it } from 'vitest';
import { toCounted, toStated } from '../../../renderer/app/features/evidence/whole-grade.ts';
import { hashWords, markHashes } from '../../../renderer/app/features/evidence/custody-steps.ts';
import { changedParts, gradeChanges, type WholeGrade } from '../../../renderer/app/features/evidence/grade-changes.ts';
import { gradeReasons } from '../../../renderer/app/features/evidence/grade-reasons.ts';
import { explainWeight } from '../../../renderer/app/features/evidence/item-weight.ts';
import { namesExhibit } from '../../../renderer/app/features/evidence/names-exhibit.ts';
import { ratingsByLevel } from '../../../renderer/app/features/evidence/ratings-by-level.ts';
import { eventWord, kindChoices, wordOf } from '../../../renderer/app/features/evidence/words.ts';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { parseScoringProfile } from '../../../shared/reference/scoring-profiles.ts';

const grade: WholeGrade = {
  kind: 'artifact',
  reliability: 'A',
  credibility: '2',
  custody: 'intact',
  forgeability: 'moderate',
  group: null,
  evidenceClass: null,
  layer: null,
  adequacy: null,
  marking: 'CLEAR',
};

describe('a correction of a grade', () => {
  it('is nothing while nothing differs', () => {
    expect(gradeChanges(grade, { ...grade })).toEqual([]);
    expect(changedParts(grade, grade)).toEqual({});
  });

  it('names old and new, and sends only what changes, null included', () => {
    const before: WholeGrade = { ...grade, group: 'gr-1' };
    const after: WholeGrade = { ...before, group: null, custody: 'failed' };
    expect(gradeChanges(before, after)).toEqual([
      { part: 'custody', title: 'Custody', before: 'intact', after: 'failed' },
      { part: 'group', title: 'Shared origin', before: 'gr-1', after: null },
    ]);
    expect(changedParts(before, after)).toEqual({ custody: 'failed', group: null });
  });
});

describe('the weight of an item', () => {
  const profile = parseScoringProfile(alr1ProfileText);
  if (!profile.ok) throw new Error(profile.error.message);
  const weigh = (change: Partial<WholeGrade>) => explainWeight({ ...grade, ...change }, profile.value);

  // Method, section 2.3, step 2: w = min(R, K) · g · f.
  it('is written out with the numbers of the profile', () => {
    expect(weigh({})).toEqual({
      weight: '0.60',
      formula: 'min(A 1.00, 2 0.75) × custody 1.00 × forgeability 0.80',
    });
    expect(weigh({ custody: 'failed' }).weight).toBe('0.00');
  });

  it('takes an absence for as credible as somebody looked', () => {
    expect(weigh({ kind: 'absence', adequacy: 'partial', credibility: '1' }).formula).toContain('3 0.50');
    expect(weigh({ kind: 'absence', adequacy: 'poor', credibility: '1' }).formula).toContain('6 0.25');
    expect(weigh({ kind: 'absence', adequacy: null, credibility: '1' }).formula).toContain('1 1.00');
  });

  it('is capped for an assumption, and says so only where the cap bites', () => {
    expect(weigh({ kind: 'assumption' })).toEqual({
      weight: '0.50',
      formula: 'min(A 1.00, 2 0.75) × custody 1.00 × forgeability 0.80, an assumption at most 0.50',
    });
    expect(weigh({ kind: 'assumption', reliability: 'F' }).formula).not.toContain('at most');
  });
});

describe('why an item has its letters', () => {
  const item = { kind: 'report', source: 'so-1', url: '', reliability: 'B', credibility: '2', adequacy: null };

  it('says whether the reliability is that of the source', () => {
    expect(gradeReasons(item, 'B').reliability).toBe('the grade of its source');
    expect(gradeReasons(item, 'D').reliability).toBe('given to this item; its source has D');
    expect(gradeReasons({ ...item, source: null, reliability: 'F' }, undefined).reliability).toBe(
      'no source is recorded',
    );
  });

  it('does not take a source that is withheld for one that was never recorded', () => {
    expect(gradeReasons({ ...item, source: null, url: null, reliability: 'F' }, undefined).reliability).toBeNull();
    expect(gradeReasons(item, null).reliability).toBeNull();
  });

  it('says what stands for the credibility of an absence', () => {
    expect(gradeReasons({ ...item, kind: 'absence', adequacy: 'poor' }, 'B').credibility).toMatch(/looked/u);
    expect(gradeReasons({ ...item, credibility: '6' }, 'B').credibility).toMatch(/nobody/u);
    expect(gradeReasons(item, 'B').credibility).toBeNull();
  });
});

describe('a grade that a person states', () => {
  it('is weighed by the chain where that is worse, and never by more than was stated', () => {
    expect(toStated({ ...grade, custody: 'failed' }, 'intact').custody).toBe('intact');
    expect(toStated({ ...grade, custody: 'failed' }, 'of a later version').custody).toBe('failed');
    expect(toCounted({ ...grade, custody: 'intact' }, 'gap_unexplained').custody).toBe('gap_unexplained');
    expect(toCounted({ ...grade, custody: 'not_captured' }, 'intact').custody).toBe('not_captured');
    expect(toCounted({ ...grade, custody: 'intact' }, null).custody).toBe('intact');
  });
});

describe('the hashes of a custody event', () => {
  const own = 'ab'.repeat(32);
  const other = 'cd'.repeat(32);
  const none = '0'.repeat(64);

  it.each([
    ['equal', own, own],
    ['equal', null, own],
    ['differs', own, other],
    ['differs', other, other],
    ['missing', none, none],
    ['none', null, null],
    ['none', '', ''],
  ] as const)('are %s', (mark, hashBefore, hashAfter) => {
    expect(markHashes({ hashBefore, hashAfter, hashStored: null }, own)).toBe(mark);
  });

  it('say nothing of an item without a file', () => {
    expect(markHashes({ hashBefore: own, hashAfter: own, hashStored: null }, null)).toBe('none');
  });

  it('count what the program took of the stored file as well', () => {
    expect(markHashes({ hashBefore: null, hashAfter: null, hashStored: other }, own)).toBe('differs');
  });

  it('have words of their own each', () => {
    const words = (['equal', 'differs', 'missing', 'none'] as const).map(hashWords);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('ratings of an item', () => {
  it('stand under every hypothesis of each level, also where there is none', () => {
    const hypotheses = [
      { id: 'hy-2', level: 2, statement: 'two' },
      { id: 'hy-1', level: 1, statement: null },
      { id: 'hy-3', level: 2, statement: 'three' },
    ];
    const rating = { hypothesis: 'hy-3', rating: 'CC' };
    expect(ratingsByLevel(hypotheses, [rating, { hypothesis: 'hy-gone', rating: 'N' }])).toEqual([
      { level: 1, rows: [{ hypothesis: 'hy-1', statement: null, rating: undefined }] },
      {
        level: 2,
        rows: [
          { hypothesis: 'hy-2', statement: 'two', rating: undefined },
          { hypothesis: 'hy-3', statement: 'three', rating },
        ],
      },
    ]);
  });
});

describe('words', () => {
  it('stand as they came where this version does not know them', () => {
    expect(wordOf(kindChoices, 'hologram')).toBe('hologram');
    expect(eventWord('teleported')).toBe('teleported');
    expect(eventWord('legal_hold_set')).toBe('legal hold set');
  });

  it('name an exhibit only as a whole', () => {
    expect(namesExhibit('Corrected grade of EX-0001: “why”', 'EX-0001')).toBe(true);
    expect(namesExhibit('Corrected grade of EX-00012, not of EX-0001', 'EX-0001')).toBe(true);
    expect(namesExhibit('Corrected grade of EX-00012: “why”', 'EX-0001')).toBe(false);
    expect(namesExhibit('Corrected grade', '')).toBe(false);
  });
});
