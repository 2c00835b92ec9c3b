import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  base64ToBytes,
  base64urlToBytes,
  base64urlToUtf8,
  bytesToBase64,
  bytesToBase64url,
  bytesToHex,
  bytesToUtf8,
  concatBytes,
  equalBytes,
  hexToBytes,
  holdsBase64url,
  isBase64url,
  startedBase64url,
  utf8ToBase64url,
  utf8ToBytes,
} from '../../../shared/base/bytes.ts';

// RFC 4648 section 10.
const vectors = [
  ['', '', ''],
  ['f', 'Zg==', '66'],
  ['fo', 'Zm8=', '666f'],
  ['foo', 'Zm9v', '666f6f'],
  ['foob', 'Zm9vYg==', '666f6f62'],
  ['fooba', 'Zm9vYmE=', '666f6f6261'],
  ['foobar', 'Zm9vYmFy', '666f6f626172'],
] as const;

describe('base64', () => {
  it.each(vectors)('writes and reads %j as RFC 4648 section 10 does', (text, base64, hex) => {
    const bytes = utf8ToBytes(text);
    expect(bytesToBase64(bytes)).toBe(base64);
    expect(base64ToBytes(base64)).toEqual(bytes);
    expect(bytesToBase64url(bytes)).toBe(base64.replaceAll('=', ''));
    expect(base64urlToBytes(base64.replaceAll('=', ''))).toEqual(bytes);
    expect(bytesToHex(bytes)).toBe(hex);
    expect(hexToBytes(hex)).toEqual(bytes);
  });

  it('writes a start with the digits of bytes behind it, of any length, as the two steps one after the other would', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5 }), fc.uint8Array({ maxLength: 70 }), (start, bytes) => {
        const ascii = start.replaceAll(/[^ -~]/gu, '"');
        const written = startedBase64url(ascii, bytes);
        expect(written).toBe(utf8ToBase64url(ascii + bytesToBase64url(bytes)));
        expect(holdsBase64url(written, ascii, bytes.length)).toBe(true);
      }),
    );
  });

  it('uses the two alphabets of RFC 4648 sections 4 and 5', () => {
    const bytes = Uint8Array.of(0xfb, 0xff, 0xfe);
    expect(bytesToBase64(bytes)).toBe('+//+');
    expect(bytesToBase64url(bytes)).toBe('-__-');
    expect(base64ToBytes('-__-')).toBeUndefined();
    expect(base64urlToBytes('+//+')).toBeUndefined();
  });

  it.each([
    ['non-zero bits behind the last byte', 'Zh=='],
    ['non-zero bits behind two bytes', 'Zm9='],
    ['no padding', 'Zg'],
    ['too little padding', 'Zg='],
    ['padding alone', '===='],
    ['padding in front', '=Zm9'],
    ['padding in the middle', 'Zg==Zg=='],
    ['three signs of padding', 'Z==='],
    ['a newline', 'Zm9v\n'],
    ['a space', 'Zm 9'],
    ['a character beyond ASCII', 'Zm9é'],
    ['a surrogate pair', 'Zm😀'],
  ])('refuses base64 with %s', (_, text) => {
    expect(base64ToBytes(text)).toBeUndefined();
  });

  it.each([
    ['padding', 'Zg=='],
    ['non-zero bits behind the last byte', 'Zh'],
    ['non-zero bits behind two bytes', 'Zm9'],
    ['a length of 4k + 1', 'Zm9vY'],
    ['one character', 'A'],
    ['a newline', 'Zm9v\n'],
    ['a NUL', 'Zm9\0'],
    ['a character beyond ASCII', 'Zm9ö'],
  ])('refuses base64url with %s', (_, text) => {
    expect(base64urlToBytes(text)).toBeUndefined();
  });

  it('gives any bytes back and agrees with Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(bytesToBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(bytesToBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(base64ToBytes(bytesToBase64(bytes))).toEqual(bytes);
        expect(base64urlToBytes(bytesToBase64url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('reads no bytes from two texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AQgwZm9vY-_=+/ \n'.split('')), maxLength: 12 }), (text) => {
        const url = base64urlToBytes(text);
        const padded = base64ToBytes(text);
        if (url !== undefined) expect(bytesToBase64url(url)).toBe(text);
        for (let size = 0; size < 10; size += 1) expect(isBase64url(text, size)).toBe(url?.length === size);
        if (padded !== undefined) expect(bytesToBase64(padded)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('text as base64url', () => {
  const edges = ['', 'a', 'ab', 'abc', '\ufeff', 'é', '€', '\u{1f600}', 'x'.repeat(5000), '€'.repeat(5000), 'z'];
  it('is its UTF-8 as base64url, and back, whatever was written before', () => {
    const text = fc.oneof(
      fc.constantFrom(...edges),
      fc.string({ unit: 'binary' }).filter((one) => one.isWellFormed()),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(utf8ToBase64url(one)).toBe(Buffer.from(one, 'utf8').toString('base64url'));
        expect(base64urlToUtf8(utf8ToBase64url(one))).toBe(one);
      }),
      { numRuns: 1000 },
    );
  });

  it('is nothing where the base64url is not canonical or the bytes are no UTF-8', () => {
    const bytes = fc.uint8Array({ maxLength: 6 });
    fc.assert(
      fc.property(bytes, (one) => {
        expect(base64urlToUtf8(bytesToBase64url(one))).toBe(bytesToUtf8(one));
      }),
      { numRuns: 1000 },
    );
    for (const text of ['A', 'YQ==', 'YR', 'Y Q', 'YQ\n', '+/', 'ЯQ']) expect(base64urlToUtf8(text)).toBeUndefined();
  });
});

describe('hexToBytes', () => {
  it.each(['6', '6G', '6F', '0x66', ' 66', '66\n', '６６'])('refuses %j', (text) => {
    expect(hexToBytes(text)).toBeUndefined();
  });
});

describe('bytesToUtf8', () => {
  it('gives any well-formed text back, a byte order mark included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(bytesToUtf8(utf8ToBytes(text))).toBe(text);
      }),
    );
    expect(bytesToUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\u{feff}a');
  });

  it.each([
    ['a lone continuation byte', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong NUL in three bytes', [0xe0, 0x80, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a code point beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a cut sequence', [0x61, 0xe2, 0x82]],
    ['a byte that UTF-8 never has', [0xff]],
  ])('refuses %s', (_, bytes) => {
    expect(bytesToUtf8(Uint8Array.from(bytes))).toBeUndefined();
  });
});

describe('concatBytes and equalBytes', () => {
  it('joins in order and compares by length and content', () => {
    expect(concatBytes(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equalBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(false);
  });
});
