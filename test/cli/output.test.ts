import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFailure, formatJson, formatMark, formatTable, safe } from '../../cli/output.ts';

describe('safe', () => {
  it.each([
    ['an escape sequence', '\u001b[2J', '⟦U+001B⟧[2J'],
    ['a carriage return', 'good\rbad', 'good⟦U+000D⟧bad'],
    ['a line break', 'a\nb', 'a⟦U+000A⟧b'],
    ['a C1 control', '\u009b31m', '⟦U+009B⟧31m'],
    ['delete', 'a\u007f', 'a⟦U+007F⟧'],
    ['a bidi override', 'gpj.\u202eexe', 'gpj.⟦U+202E⟧exe'],
    ['a bidi isolate', '\u2066a\u2069', '⟦U+2066⟧a⟦U+2069⟧'],
    ['a zero-width space', 'a\u200bb', 'a⟦U+200B⟧b'],
    ['a byte order mark', '\ufeffa', '⟦U+FEFF⟧a'],
    ['a soft hyphen', 'a\u00adb', 'a⟦U+00AD⟧b'],
    ['a tag character', 'a\u{e0041}', 'a⟦U+E0041⟧'],
    ['a variation selector', 'a\ufe0f', 'a⟦U+FE0F⟧'],
    ['an annotation anchor', 'a\ufff9b', 'a⟦U+FFF9⟧b'],
    ['a line separator', 'a\u2028b', 'a⟦U+2028⟧b'],
    ['a lone surrogate', 'a\ud800b', 'a⟦U+D800⟧b'],
  ])('shows %s', (_name, text, shown) => {
    expect(safe(text)).toBe(shown);
  });

  it('leaves what people write in any script alone', () => {
    const text = 'Ünïcödé «Київ» 電力網 مرحبا 😀 – tab-free';
    expect(safe(text)).toBe(text);
  });

  it('never shows two texts alike, even where one imitates the escape', () => {
    expect(safe('⟦U+202E⟧')).not.toBe(safe('\u202e'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        expect(safe(left) === safe(right)).toBe(left === right);
      }),
    );
  });

  it('leaves nothing that a terminal acts upon', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safe(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
    );
  });
});

describe('formatTable', () => {
  it('aligns columns by what will be shown', () => {
    const lines = formatTable([
      ['a\u202e', 'x'],
      ['longer than it', 'y'],
    ]).map(safe);
    expect(lines).toEqual(['a⟦U+202E⟧       x', 'longer than it  y']);
  });
});

describe('formatJson', () => {
  it('writes ASCII only and reads back as the same document', () => {
    const document = { 'näme\u0000': ['\u202e', '😀', '\u007f', 'plain', '\u2028'] };
    const text = formatJson(document);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/u);
    expect(text).toContain(String.raw`"\u202e"`);
    expect(text).toContain(String.raw`"\ud83d\ude00"`);
    expect(JSON.parse(text)).toEqual(document);
  });
});

describe('formatFailure', () => {
  it('says what happened and why, then what to do', () => {
    expect(formatFailure({ code: 'X', message: 'it broke', hint: 'Mend it', at: 'line 3' })).toBe(
      'it broke (line 3). Mend it.',
    );
  });
  it('does not name a place twice', () => {
    expect(formatFailure({ code: 'X', message: 'No /a/b.', hint: 'Look.', at: '/a/b' })).toBe('No /a/b. Look.');
  });
  it('has a second sentence even where nobody wrote one', () => {
    expect(formatFailure({ code: 'X', message: 'it broke' })).toMatch(/^it broke\. .+\.$/u);
  });
});

describe('formatMark', () => {
  it('shows a mark that this version does not know', () => {
    expect(formatMark('rehearsal').join()).toContain('rehearsal');
  });
  it('is silent only where there is none', () => {
    expect(formatMark('none')).toEqual([]);
    expect(formatMark('exercise')[0]).toMatch(/^EXERCISE/u);
    expect(formatMark('demonstration')[0]).toMatch(/^DEMONSTRATION/u);
  });
});
