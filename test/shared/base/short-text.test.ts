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
