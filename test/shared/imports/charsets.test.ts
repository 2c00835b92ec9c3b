import { describe, expect, it } from 'vitest';
import { decodeCharset, decodeCodePage437 } from '../../../shared/imports/charsets.ts';

describe('text in a named encoding', () => {
  it.each([
    // Unicode's mapping tables.
    ['utf-8', [0xc3, 0xa4], 'ä'],
    ['ISO-8859-1', [0xe4, 0x80], 'ä\u0080'],
    ['windows-1252', [0x80, 0x81, 0x9f], '€\u0081Ÿ'],
    ['windows-1251', [0xc0, 0xff, 0xa8], 'АяЁ'],
    ['koi8-r', [0xe1, 0xd1, 0xb3], 'АяЁ'],
    ['koi8-u', [0xa4, 0xb4], 'єЄ'],
    ['iso-8859-2', [0xa3, 0xb3], 'Łł'],
    ['iso-8859-5', [0xb0, 0xef], 'Ая'],
    ['iso-8859-15', [0xa4], '€'],
    ['cp1250', [0x8a], 'Š'],
    ['', [0x41], 'A'],
  ] as const)('%s', (charset, bytes, text) => {
    expect(decodeCharset(Uint8Array.from(bytes), charset)).toEqual({ text, problem: null });
  });

  it('is read as Latin-1 where it is not in that encoding, or the encoding is not known, and says so', () => {
    const byte = Uint8Array.of(0xe4);
    for (const charset of ['utf-8', 'us-ascii', 'gb2312', 'constructor'])
      expect(decodeCharset(byte, charset)).toEqual({ text: 'ä', problem: expect.any(String) });
    expect(decodeCharset(Buffer.from('ä'), 'us-ascii')).toEqual({ text: 'ä', problem: 'not us-ascii; read as UTF-8' });
  });

  it('of MS-DOS has an image for every byte', () => {
    expect(decodeCodePage437(Uint8Array.of(0x41, 0x80, 0x84, 0xe1, 0xdb))).toBe('AÇäß█');
    const all = decodeCodePage437(Uint8Array.from({ length: 256 }, (_, byte) => byte));
    expect(new Set(all).size).toBe(256);
  });
});
