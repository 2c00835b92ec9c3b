import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexToBytes, utf8ToBytes } from '../../../shared/base/bytes.ts';
import { encodings, findEncoding, type EncodingId } from '../../../shared/viewing/encodings.ts';
import { bytesToTextRuns } from '../../../shared/viewing/text-runs.ts';

const hex = (text: string): Uint8Array => hexToBytes(text.replaceAll(' ', '')) ?? new Uint8Array();
const runsOf = (bytes: Uint8Array, id: EncodingId, from = 0, to = bytes.length) =>
  bytesToTextRuns({ bytes, offset: 0, from, to }, id).runs.map((run) =>
    run.kind === 'text' ? run.text : `<${run.hex}>`,
  );

describe('bytes as text', () => {
  it('keeps text as it is, in whatever script', () => {
    expect(runsOf(utf8ToBytes('plain, שלום, 日本, 🜂\n'), 'utf-8')).toEqual(['plain, שלום, 日本, 🜂\n']);
  });

  // The tables of the Encoding Standard, and the code charts of KOI8-R (RFC 1489) and code page 866.
  it.each<[EncodingId, string, string]>([
    ['windows-1251', 'cf f0 e8 e2 e5 f2', 'Привет'],
    ['koi8-r', 'f0 d2 c9 d7 c5 d4', 'Привет'],
    ['ibm866', '8f e0 a8 a2 a5 e2', 'Привет'],
    ['iso-8859-5', 'bf e0 d8 d2 d5 e2', 'Привет'],
    ['koi8-u', 'eb c9 a7 d7', 'Київ'],
    ['windows-1252', '80 93 94', '€“”'],
    ['iso-8859-15', 'a4', '€'],
    ['windows-1250', 'bf 9c', 'żś'],
    ['shift_jis', '83 65 83 58 83 67', 'テスト'],
    ['euc-jp', 'a5 c6 a5 b9 a5 c8', 'テスト'],
    ['gb18030', 'd6 d0 ce c4', '中文'],
    ['gb18030', '90 30 81 30', '\u{10000}'],
    ['big5', 'a4 a4 a4 e5', '中文'],
    ['euc-kr', 'c7 d1 b1 db', '한글'],
    ['utf-16le', '1f 04 40 04 3d d8 00 de', 'Пр😀'],
    ['utf-16be', '04 1f 04 40 d8 3d de 00', 'Пр😀'],
  ])('reads %s %s as %s', (encoding, bytes, text) => {
    expect(runsOf(hex(bytes), encoding)).toEqual([text]);
  });

  it('sets apart what is not UTF-8, byte by byte, and goes on after it', () => {
    expect(runsOf(hex('61 ff fe 62'), 'utf-8')).toEqual(['a', '<ff fe>', 'b']);
  });

  // Table 3-7 of the Unicode Standard: overlong forms, surrogates and what is beyond U+10FFFF are ill-formed.
  it.each(['c0 af', 'e0 80 af', 'ed a0 80', 'f4 90 80 80', 'f8 88 80 80 80', '80', 'e2 82'])(
    'does not take the ill-formed %s for a character of UTF-8',
    (bytes) => {
      expect(runsOf(hex(bytes), 'utf-8')).toEqual([`<${bytes}>`]);
    },
  );

  it('sets apart a lone surrogate and the odd last byte of UTF-16', () => {
    expect(runsOf(hex('61 00 3d d8 62 00 63'), 'utf-16le')).toEqual(['a', '<3d d8>', 'b', '<63>']);
    expect(runsOf(hex('00 de 61 00'), 'utf-16le')).toEqual(['<00 de>', 'a']);
  });

  it('sets apart what an encoding of one or two bytes has no character for', () => {
    expect(runsOf(hex('61 ff 62'), 'windows-874')).toEqual(['a', '<ff>', 'b']);
    expect(runsOf(hex('83 65 83'), 'shift_jis')).toEqual(['テ', '<83>']);
  });

  it('shows a character that a window cuts in the window where it begins, and nowhere else', () => {
    const bytes = utf8ToBytes('ab€cd');
    expect(runsOf(bytes, 'utf-8', 0, 3)).toEqual(['ab€']);
    expect(runsOf(bytes, 'utf-8', 3)).toEqual(['cd']);
  });

  it('tells the bytes of a pair from the ASCII that they look like, from the line before on', () => {
    // The second byte of テ is the letter e, that of ス is X.
    const bytes = hex('0a 83 65 83 58 83 67');
    expect(runsOf(bytes, 'shift_jis', 2)).toEqual(['スト']);
    expect(runsOf(bytes, 'shift_jis', 3, 5)).toEqual(['ス']);
  });

  it('says when it cannot tell whether a window begins with a character', () => {
    const bytes = hex('83 65 83 58');
    expect(bytesToTextRuns({ bytes, offset: 4096, from: 2, to: 4 }, 'shift_jis').isBoundaryKnown).toBe(false);
    expect(bytesToTextRuns({ bytes, offset: 0, from: 2, to: 4 }, 'shift_jis').isBoundaryKnown).toBe(true);
  });

  it('ends a run at the edges of a place, without cutting a character', () => {
    const around = { bytes: utf8ToBytes('ab€cd'), offset: 100, from: 0, to: 7 };
    expect(bytesToTextRuns(around, 'utf-8', [102, 105]).runs).toEqual([
      { kind: 'text', at: 100, text: 'ab' },
      { kind: 'text', at: 102, text: '€' },
      { kind: 'text', at: 105, text: 'cd' },
    ]);
    const odd = { bytes: hex('61 ff fe 62'), offset: 0, from: 0, to: 4 };
    expect(bytesToTextRuns(odd, 'utf-8', [2]).runs.map(({ at }) => at)).toEqual([0, 1, 2, 3]);
  });

  it.each(encodings.map(({ id }) => id))('shows every byte in %s exactly once, wherever the windows cut it', (id) => {
    const context = 64;
    const piece = fc.oneof(
      fc.constantFrom('61', '0a', 'e2 82 ac', '3d d8 00 de', '83 65', '90 30 81 30', '1f 04').map(hex),
      fc.uint8Array({ minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 7 }), (pieces, step) => {
        const bytes = Uint8Array.from(pieces.flatMap((part) => [...part]));
        const whole = bytesToTextRuns({ bytes, offset: 0, from: 0, to: bytes.length }, id).runs;
        let text = '';
        let expectedAt = 0;
        for (let from = 0; from < bytes.length; from += step) {
          const start = Math.max(0, from - context);
          const around = {
            bytes: bytes.subarray(start, Math.min(bytes.length, from + step + context)),
            offset: start,
            from: from - start,
            to: Math.min(bytes.length, from + step) - start,
          };
          for (const run of bytesToTextRuns(around, id).runs) {
            expect(run.at).toBeGreaterThanOrEqual(expectedAt);
            expectedAt = run.at;
            text += run.kind === 'text' ? run.text : `<${run.hex.replaceAll(' ', '><')}>`;
          }
        }
        expect(text).toBe(
          whole.map((run) => (run.kind === 'text' ? run.text : `<${run.hex.replaceAll(' ', '><')}>`)).join(''),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('the name of an encoding', () => {
  it.each([
    ['UTF8', 'utf-8'],
    ['latin1', 'windows-1252'],
    ['cp866', 'ibm866'],
    ['GBK', 'gb18030'],
  ])('%s is found as %s', (label, id) => {
    expect(findEncoding(label)?.id).toBe(id);
  });

  it('is refused where it is none that is offered', () => {
    expect(findEncoding('utf-7')).toBeUndefined();
    expect(findEncoding('constructor')).toBeUndefined();
  });
});
