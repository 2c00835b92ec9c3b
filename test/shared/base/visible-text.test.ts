import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMixedScripts, showText, splitVisibleText } from '../../../shared/base/visible-text.ts';

const at = (...codes: readonly number[]): string => String.fromCodePoint(...codes);
const codesOf = (text: string): readonly string[] =>
  splitVisibleText(text).flatMap((run) => (run.kind === 'hidden' ? [run.code] : []));

// UAX 9, table 4 and section 2: every character that steers direction.
const bidiControls = [0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];

describe('text from evidence hides nothing', () => {
  it('shows every bidi control with its code and leaves the text around it alone', () => {
    for (const code of bidiControls) {
      const [before, hidden, after] = splitVisibleText(`a${at(code)}b`);
      expect(before).toEqual({ kind: 'text', text: 'a' });
      expect(hidden).toMatchObject({
        kind: 'hidden',
        code: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
        count: 1,
      });
      expect(after).toEqual({ kind: 'text', text: 'b' });
    }
  });

  it('names what steers the direction of the rest', () => {
    expect(splitVisibleText(`invoice${at(0x202e)}fdp.exe`)[1]).toEqual({
      kind: 'hidden',
      code: 'U+202E',
      name: 'right-to-left override',
      count: 1,
    });
  });

  it.each([
    ['zero width', [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x180e]],
    ['invisible operators', [0x2061, 0x2062, 0x2063, 0x2064]],
    ['fillers and joiners', [0x00ad, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0]],
    ['variation selectors', [0xfe00, 0xfe0e, 0xfe0f, 0xe0100, 0xe01ef]],
    ['tags', [0xe0001, 0xe0020, 0xe0041, 0xe007f]],
    ['controls', [0x00, 0x01, 0x07, 0x08, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x9f]],
    ['line breakers', [0x0a, 0x0d, 0x0b, 0x0c, 0x2028, 0x2029]],
    ['private use', [0xe000, 0xf8ff, 0xf0000, 0x100000]],
    ['unassigned and noncharacters', [0xfdd0, 0xfffe, 0xffff, 0x10ffff, 0x0378]],
    ['annotation and shorthand', [0xfff9, 0xfffa, 0xfffb, 0x1bca0, 0x1d173]],
    ['blanks that pass for letters', [0x2800, 0x1d159]],
  ])('shows %s', (_, codes) => {
    for (const code of codes) {
      expect(codesOf(`a${at(code)}b`)).toEqual([`U+${code.toString(16).toUpperCase().padStart(4, '0')}`]);
    }
  });

  it('says which letter a tag spells', () => {
    expect(splitVisibleText(at(0xe0068, 0xe0069)).map((run) => (run.kind === 'hidden' ? run.name : ''))).toEqual([
      'tag h',
      'tag i',
    ]);
  });

  it('shows surrogates that stand alone and keeps those that are a pair', () => {
    expect(codesOf('a\ud800b\udc00')).toEqual(['U+D800', 'U+DC00']);
    expect(codesOf('a😀b')).toEqual([]);
    expect(codesOf('\udc00\ud800')).toEqual(['U+DC00', 'U+D800']);
  });

  it('counts what is repeated instead of filling the screen with it', () => {
    expect(splitVisibleText('\u200b'.repeat(5000))).toEqual([
      { kind: 'hidden', code: 'U+200B', name: 'zero width space', count: 5000 },
    ]);
    expect(showText(`a${'\u200b'.repeat(40)}`)).toBe('a⟦U+200B ×40⟧');
  });

  it('stops marks from piling up on one letter', () => {
    const [letter, pile] = splitVisibleText(`e${'\u0301'.repeat(60)}`);
    expect(letter).toEqual({ kind: 'text', text: `e${'\u0301'.repeat(4)}` });
    expect(pile).toMatchObject({ code: 'U+0301', count: 56 });
    expect(codesOf('Ệ'.normalize('NFD'))).toEqual([]);
  });

  it('keeps line feeds and tabs only where lines are shown', () => {
    expect(codesOf('a\n\tb')).toEqual(['U+000A', 'U+0009']);
    expect(splitVisibleText('a\r\n\tb', { keepLines: true })).toEqual([{ kind: 'text', text: 'a\n\tb' }]);
    expect(splitVisibleText('a\rb', { keepLines: true })).toHaveLength(3);
  });

  it('leaves ordinary text of any script as it is', () => {
    for (const text of [
      'Zażółć gęślą jaźń',
      'Україна 2016',
      'שלום',
      'مرحبا',
      '日本語テキスト',
      '한국어',
      'हिन्दी',
      '€ 1 000 – “x”',
    ])
      expect(splitVisibleText(text)).toEqual([{ kind: 'text', text }]);
  });

  it('cannot be imitated: the bracket of an escape is escaped itself', () => {
    expect(showText('⟦U+202E⟧')).toBe('⟦U+27E6⟧U+202E⟧');
  });

  it('gives an empty list for an empty text', () => {
    expect(splitVisibleText('')).toEqual([]);
    expect(showText('')).toBe('');
  });

  it('loses no character and lets none through that has no image, whatever the text', () => {
    const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
    const character = fc.oneof(
      fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
      fc.constantFrom('a', ' ', '⟦', '\u202e', '\u200b', '\u0301', '\ud83d', '\n'),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), (characters) => {
        const text = characters.join('');
        const runs = splitVisibleText(text);
        const length = runs.reduce(
          (sum, run) => sum + (run.kind === 'text' ? Array.from(run.text).length : run.count),
          0,
        );
        expect(length).toBe(Array.from(text).length);
        expect(invisible.test(showText(text))).toBe(false);
      }),
      { numRuns: 500, seed: 20260302 },
    );
  });
});

describe('a word of several scripts', () => {
  it('is found where letters imitate each other', () => {
    expect(findMixedScripts('see p\u0430ypal.com')).toEqual({ word: 'p\u0430ypal', scripts: ['Latin', 'Cyrillic'] });
    expect(findMixedScripts('\u0391pple')).toMatchObject({ scripts: ['Latin', 'Greek'] });
  });

  it('is not found in sentences that name things in two scripts, nor in Japanese and Korean', () => {
    for (const text of [
      'Sandworm (Піщаний черв)',
      'ВЛ-330 kV',
      '東京タワーのABC',
      '한국의 韓國',
      'naïve café',
      '2016年',
    ])
      expect(findMixedScripts(text)).toBeUndefined();
  });
});
