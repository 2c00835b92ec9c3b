import { describe, expect, it } from 'vitest';
import { redactionSchema } from '../../../shared/bundle/redaction.ts';
import { disclosingOf } from '../../../shared/bundle/edition-plan.ts';
import { lineTypes } from '../../../shared/ledger/line-types.ts';
import { searchWithheld, sortRows } from '../../../renderer/app/features/releases/preview-rows.ts';
import { valueToText } from '../../../renderer/app/features/releases/value-text.ts';
import {
  addRules,
  reasonCountWords,
  fieldChoice,
  fieldChoices,
  isRedactionName,
  letStay,
  parsePlace,
  reasons,
  removeRule,
  ruleKey,
  toRedaction,
  type Rule,
} from '../../../renderer/app/features/releases/withholding.ts';
import { chosenWords, textsOf, toggleWord } from '../../../renderer/app/features/releases/words-of-text.ts';

const item: Rule = { evidence: 'ev-1' };
const field: Rule = { line: 3, field: 'note' };
const type: Rule = { type: 'custody.event', field: 'hands' };

describe('rules of a redaction', () => {
  it('are kept in the order in which they were chosen, each once', () => {
    const rules = addRules(addRules([], [item, field, { ...item }]), [type, { line: 3, field: 'note' }]);
    expect(rules).toEqual([item, field, type]);
    expect(removeRule(rules, { line: 3, field: 'note' })).toEqual([item, type]);
    expect(redactionSchema.safeParse({ withhold: rules, reason: 'security' }).success).toBe(true);
  });

  it('are not confused by names that look like another kind', () => {
    const rules = addRules([], [{ line: 1, field: 'a' }, { type: 'line 1', field: 'a' }, { evidence: '1.a' }]);
    expect(rules).toHaveLength(3);
  });

  it('give every reason but the one of the marking', () => {
    expect(reasons).toHaveLength(7);
    expect(reasons).not.toContain('marking');
  });

  it('know of every field what the format says about it', () => {
    for (const [name, { v, fields }] of Object.entries(lineTypes)) {
      expect(fieldChoices(name).map((choice) => choice.field)).toEqual(Object.keys(fields));
      for (const choice of fieldChoices(name)) {
        const disclosing = disclosingOf({ type: name, v }, choice.field);
        expect([choice.isAlways, choice.isSkeleton]).toEqual([disclosing === 'always', disclosing === 'skeleton']);
      }
    }
    expect(fieldChoices('toString')).toEqual([]);
    expect(fieldChoice('later.type', 'new')).toMatchObject({ isAlways: false, isSkeleton: false });
  });

  it('take a place only in the form that previews use', () => {
    expect(parsePlace('12.item')).toEqual({ line: 12, field: 'item' });
    for (const place of ['12', '.item', 'x.item', '12.', '-1.item', '1234567890.item'])
      expect(parsePlace(place), place).toBeUndefined();
  });

  it('are saved under a plain name', () => {
    for (const name of ['public-1', 'A', '0.b_c']) expect(isRedactionName(name), name).toBe(true);
    for (const name of ['', '.x', '-x', 'a/b', 'a b', '..', 'ü', 'x'.repeat(81)])
      expect(isRedactionName(name), name).toBe(false);
  });
});

describe('lists of a preview', () => {
  const rows = [
    { line: 10, type: 'source.add', field: 'name', reason: 'marking', excerpt: 'ESET' },
    { line: 9, type: 'evidence.add', field: 'item', reason: 'security', excerpt: 'A relay log' },
    { line: 100, type: 'evidence.add', field: 'origin', reason: 'marking', excerpt: '' },
  ];

  it('sort numbers as numbers and words as words, both ways', () => {
    expect(sortRows(rows, 'line', false).map(({ line }) => line)).toEqual([9, 10, 100]);
    expect(sortRows(rows, 'line', true).map(({ line }) => line)).toEqual([100, 10, 9]);
    expect(sortRows(rows, 'field', false).map(({ field: name }) => name)).toEqual(['item', 'name', 'origin']);
    expect(sortRows([{ at: null }, { at: '2026' }], 'at', false)).toEqual([{ at: '2026' }, { at: null }]);
  });

  it('find every word of a search, whatever its case, and lines by number', () => {
    expect(searchWithheld(rows, 'EVIDENCE relay')).toEqual([rows[1]]);
    expect(searchWithheld(rows, 'line 100')).toEqual([rows[2]]);
    expect(searchWithheld(rows, '  ')).toBe(rows);
    expect(searchWithheld(rows, 'absent')).toEqual([]);
  });
});

describe('a value on one line', () => {
  it('is itself where it is a text, and its JSON otherwise', () => {
    expect([valueToText('a'), valueToText(null), valueToText({ a: [1] })]).toEqual(['a', 'none', '{"a":[1]}']);
  });
});

describe('words chosen by a click', () => {
  const [text] = textsOf('assumption.set', { line: 4, field: 'statement' }, 'One two three four\nfive');
  const words = { line: 4, field: 'statement', paragraph: 0 };

  it('are one rule for each run, with those of other texts untouched', () => {
    if (text === undefined) throw new Error('a statement is a text');
    const once = toggleWord([field], text, 0, 1);
    expect(once).toEqual([field, { ...words, first: 1, last: 1 }]);
    const thrice = toggleWord(toggleWord(once, text, 0, 3), text, 0, 2);
    expect(thrice).toEqual([field, { ...words, first: 1, last: 3 }]);
    expect(toggleWord(thrice, text, 0, 2)).toEqual([
      field,
      { ...words, first: 1, last: 1 },
      { ...words, first: 3, last: 3 },
    ]);
    expect(toggleWord(once, text, 0, 1)).toEqual([field]);
    expect(chosenWords(thrice, text)).toBe('two three four');
    expect(new Set(thrice.map(ruleKey)).size).toBe(2);
  });

  it('are offered for texts alone, also where a field holds several', () => {
    const at = { line: 1, field: 'item' };
    expect(textsOf('evidence.add', at, { title: 'A', description: 'B' })).toEqual([
      { ...at, member: 'description', text: 'B' },
    ]);
    expect(textsOf('evidence.add', { line: 1, field: 'content' }, 'text')).toEqual([]);
    expect(textsOf('__proto__', { line: 1, field: 'item' }, 'text')).toEqual([]);
  });
});

describe('a place that may keep what is withheld elsewhere', () => {
  it('has one reason at a time, and none when it is taken back', () => {
    const place = { line: 3, field: 'note' };
    const one = letStay([], place, 'needed');
    expect(letStay(one, place, 'known-anyway')).toEqual([{ ...place, because: 'known-anyway' }]);
    expect(letStay(one, place, null)).toEqual([]);
    expect(toRedaction([], 'legal', one)).toBeNull();
    expect(redactionSchema.safeParse(toRedaction([field], 'legal', one)).success).toBe(true);
  });
});

describe('reasons of a redaction', () => {
  const words = { line: 4, field: 'statement', paragraph: 0, first: 1, last: 2 };

  it('are counted by rule, each by its own or else that of the whole, the most frequent first', () => {
    const withhold = [
      { line: 3, field: 'title' },
      { ...words, reason: 'privilege' as const },
      { evidence: 'ev-1' },
      { type: 'gap.set', field: 'statement', reason: 'personal-data' as const },
    ];
    expect(reasonCountWords({ withhold, reason: 'personal-data' })).toBe('3: personal data; 1: legal privilege');
    expect(reasonCountWords({ withhold, reason: 'security' })).toBe(
      '2: security; 1: personal data; 1: legal privilege',
    );
  });

  it('are one word where every rule has the same', () => {
    expect(reasonCountWords({ withhold: [words, { ...words, first: 0, reason: 'legal' }], reason: 'legal' })).toBe(
      'another legal duty',
    );
  });
});
