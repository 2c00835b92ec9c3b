import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, parseCanonicalJson, type Json } from '../../../shared/ledger/canonical-json.ts';
import { isPlainlyCanonical } from '../../../shared/ledger/plain-json.ts';

/** RFC 8785 in its simplest words, for values without numbers that need more than their integer digits. */
const writeSimply = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(writeSimply).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${writeSimply(member)}`).join(',')}}`;
};

const plainText = fc
  .string({ unit: 'binary', maxLength: 8 })
  .filter((text) => text.isWellFormed() && JSON.stringify(text) === `"${text}"`);
const name = plainText.filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text));
const plainValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
    plainText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('a text that is plainly canonical', () => {
  it('is what any value without escapes and fractions is written as', () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        const text = writeSimply(value);
        expect(isPlainlyCanonical(text)).toBe(!Object.is(value, -0));
        expect(canonicalJson(value as Json)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never one that would be written otherwise, whatever was changed in it', () => {
    const bits = fc.string({
      unit: fc.constantFrom(...'{}[]",:0123456789-.eE+ \n\\ulab\u2028\ud800'.split('')),
      maxLength: 3,
    });
    fc.assert(
      fc.property(plainValue, fc.nat(), fc.nat({ max: 3 }), bits, (value, place, cut, put) => {
        const whole = writeSimply(value);
        const at = place % (whole.length + 1);
        const text = whole.slice(0, at) + put + whole.slice(at + cut);
        if (isPlainlyCanonical(text)) expect(writeSimply(JSON.parse(text))).toBe(text);
        // What is not plain may be canonical all the same; then the closer look says so, and says the same.
        const parsed = parseCanonicalJson(text);
        if (parsed.ok) expect(canonicalJson(parsed.value)).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['a space', '[1, 2]'],
    ['a space behind', '[] '],
    ['a fraction', '1.5'],
    ['an exponent', '1e2'],
    ['a leading zero', '01'],
    ['minus zero', '-0'],
    ['a minus alone', '-'],
    ['sixteen digits', '1000000000000000'],
    ['an escape', String.raw`"\n"`],
    ['a control character', '"\n"'],
    ['half a character', '"\ud800"'],
    ['names out of order', '{"b":1,"a":2}'],
    ['a name twice', '{"a":1,"a":1}'],
    ['a name that reaches the prototype', '{"__proto__":1}'],
    ['a comma too many', '[1,]'],
    ['a name without a value', '{"a"}'],
    ['another word', 'nul'],
    ['what is never closed', '[['],
    ['what nests deeper than 64', '['.repeat(65) + ']'.repeat(65)],
  ])('is not one with %s', (_, text) => {
    expect(isPlainlyCanonical(text)).toBe(false);
  });

  it('nests as deep as 64', () => {
    expect(isPlainlyCanonical('['.repeat(64) + ']'.repeat(64))).toBe(true);
  });
});
