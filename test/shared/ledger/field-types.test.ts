import { describe, expect, it } from 'vitest';
import {
  countSchema,
  decimalSchema,
  idSchema,
  plainText,
  sha256Schema,
  textSchema,
} from '../../../shared/ledger/field-types.ts';
import { testId } from '../../support/drafts.ts';

const withheld = { withheld: 'A'.repeat(43) };

describe('plainText', () => {
  it('is a whole text as it stands, and marks what is withheld of a partial one', () => {
    expect(plainText('as it stands\n')).toBe('as it stands\n');
    expect(plainText([withheld, ['But ', withheld, 'there.']])).toBe('[withheld]\nBut [withheld] there.');
    expect(plainText([])).toBe('');
  });
});

describe('schemas of line fields', () => {
  it('take a text whole or in paragraphs of words, and no longer than 200 000 characters', () => {
    expect(textSchema.safeParse('x'.repeat(200_000)).success).toBe(true);
    expect(textSchema.safeParse('x'.repeat(200_001)).success).toBe(false);
    expect(textSchema.safeParse([['a ', withheld], withheld]).success).toBe(true);
    for (const value of [['a'], [[1]], [[['a']]], [{ withheld: 1 }], [{ ...withheld, more: 1 }], {}, null, 1]) {
      expect([value, textSchema.safeParse(value).success]).toEqual([value, false]);
    }
  });

  it('take decimals written in full with at most twelve places', () => {
    for (const text of ['0', '1', '0.25', '10.000000000001']) expect(decimalSchema.safeParse(text).success).toBe(true);
    for (const text of ['', '.5', '1.', '01', '-1', '+1', '1e3', '0,5', '0.0000000000001', '1\n', 'NaN', '٣']) {
      expect([text, decimalSchema.safeParse(text).success]).toEqual([text, false]);
    }
  });

  it('take counts, hashes and identifiers in their one form', () => {
    expect(countSchema.safeParse(0).success).toBe(true);
    for (const value of [-1, 0.5, 2 ** 53, '1', Number.NaN]) expect(countSchema.safeParse(value).success).toBe(false);
    expect(sha256Schema.safeParse('a'.repeat(64)).success).toBe(true);
    for (const text of ['A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}\n`]) {
      expect(sha256Schema.safeParse(text).success).toBe(false);
    }
    expect(idSchema('evidence').safeParse(testId('evidence')).success).toBe(true);
    expect(idSchema('evidence').safeParse(testId('source')).success).toBe(false);
  });
});
