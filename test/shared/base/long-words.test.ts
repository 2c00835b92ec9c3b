import { expect, it } from 'vitest';
import { hasLongWord, splitLongWords } from '../../../shared/base/long-words.ts';

it('leaves a text as it is whose words are of an ordinary length, long as it may be', () => {
  for (const text of ['', ' ', 'one', 'w'.repeat(28), 'a word, '.repeat(500)])
    expect(splitLongWords(text)).toEqual([text]);
});

it('gives a long word places to break, and takes nothing from the text', () => {
  const text = `see ${'x'.repeat(29)}, and\u200b${'y'.repeat(300)} there`;
  const pieces = splitLongWords(text);
  expect(pieces.join('')).toBe(text);
  expect(pieces.length).toBeGreaterThan(40);
  for (const one of pieces.join('|').split(/[\s|\u200b]/u)) expect(one.length).toBeLessThanOrEqual(8);
});

it('cuts no character in two', () => {
  const pieces = splitLongWords('🙂'.repeat(31));
  expect(pieces.map((one) => Array.from(one).length)).toEqual([8, 8, 8, 7]);
});

it('takes 200,000 characters of one word', () => {
  expect(splitLongWords('w'.repeat(200_000))).toHaveLength(25_000);
});

it('tells of a text with a long word in any place, and of no other', () => {
  for (const text of ['', 'w'.repeat(28), 'a word, '.repeat(500)]) expect(hasLongWord(text)).toBe(false);
  for (const text of ['w'.repeat(29), `a ${'w'.repeat(64)}`])
    expect([hasLongWord(text), hasLongWord(text)]).toEqual([true, true]);
});
