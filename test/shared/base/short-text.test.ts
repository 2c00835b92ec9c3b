import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortText } from '../../../shared/base/short-text.ts';

describe('a short text', () => {
  it.each([
    ['', ''],
    ['abcde', 'abcde'],
    ['abcdef', 'abcd…'],
    ['  a \n\t b  ', 'a b'],
    ['🦄🦄🦄🦄🦄', '🦄🦄🦄🦄🦄'],
    ['🦄🦄🦄🦄🦄🦄', '🦄🦄🦄🦄…'],
    [' '.repeat(1000), '…'],
    [`a${' '.repeat(1000)}b`, 'a…'],
    ['x'.repeat(1_000_000), 'xxxx…'],
  ])('of %j is %j', (text, short) => {
    expect(shortText(text, 5)).toBe(short);
  });

  it('never cuts a character in two', () => {
    for (let length = 1; length < 40; length += 1)
      expect(shortText(`${'a'.repeat(length)}🦄🦄🦄🦄`, 5).isWellFormed()).toBe(true);
  });
});

it('is the same as if every character were looked at', () => {
  const plainly = (text: string, charactersMax: number): string => {
    const characters = Array.from(
      text
        .slice(0, 8 * charactersMax)
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    );
    if (characters.length <= charactersMax && text.length <= 8 * charactersMax) return characters.join('');
    return `${characters.slice(0, charactersMax - 1).join('')}…`;
  };
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\u{1d11e}', '\u00a0', 'é'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 12 }), (value, charactersMax) => {
      expect(shortText(value, charactersMax)).toBe(plainly(value, charactersMax));
    }),
    { numRuns: 2000 },
  );
});
