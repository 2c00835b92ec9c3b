import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textToParagraphs } from '../../../shared/ledger/text.ts';

const joined = (text: string): string => textToParagraphs(text).flat().join('');

describe('textToParagraphs', () => {
  it.each<[string, readonly (readonly string[])[]]>([
    ['', []],
    ['one', [['one']]],
    ['one two  three', [['one ', 'two  ', 'three']]],
    [' led by a space', [[' ', 'led ', 'by ', 'a ', 'space']]],
    ['ends in a space ', [['ends ', 'in ', 'a ', 'space ']]],
    ['   ', [['   ']]],
    ['first\nsecond', [['first\n'], ['second']]],
    ['first\n\n\nsecond\n', [['first\n\n\n'], ['second\n']]],
    ['\n\nfirst', [['\n\n'], ['first']]],
    ['tab\tstays whole', [['tab\tstays ', 'whole']]],
    ['a \nb', [['a ', '\n'], ['b']]],
    ['😀 👩‍🚀', [['😀 ', '👩‍🚀']]],
  ])('splits %j at spaces and newlines', (text, paragraphs) => {
    expect(textToParagraphs(text)).toEqual(paragraphs);
  });

  it('gives the exact text back, whatever it holds', () => {
    const unit = fc.constantFrom(
      ' ',
      '  ',
      '\n',
      '\r\n',
      '\t',
      'a',
      'word',
      '😀',
      '\u0000',
      '\u2028',
      '\u202e',
      '\u00a0',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit })), (text) => {
        expect(joined(text)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes no empty paragraph or token, and each begins where the format says', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(' ', '\n', 'a', 'b') }), (text) => {
        for (const tokens of textToParagraphs(text)) {
          expect(tokens.length).toBeGreaterThan(0);
          expect(tokens.join('')).toMatch(/^([^\n]*\n+|[^\n]+)$/u);
          for (const [at, token] of tokens.entries()) {
            expect(token).not.toBe('');
            if (at > 0) expect(`${tokens[at - 1]}|${token}`).toMatch(/ \|[^ ]/u);
            expect(token).not.toMatch(/ [^ ]/u);
          }
        }
      }),
    );
  });

  it('splits a text of the largest size in linear time', () => {
    const text = 'a '.repeat(100_000);
    const begun = performance.now();
    expect(joined(text)).toHaveLength(200_000);
    expect(joined('x'.repeat(200_000))).toHaveLength(200_000);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
