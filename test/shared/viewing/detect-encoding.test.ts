import { describe, expect, it } from 'vitest';
import { hexToBytes, utf8ToBytes } from '../../../shared/base/bytes.ts';
import { detectEncoding, type GuessEncoding } from '../../../shared/viewing/detect-encoding.ts';

const hex = (text: string): Uint8Array => hexToBytes(text.replaceAll(' ', '')) ?? new Uint8Array();
const noGuess: GuessEncoding = () => [];
const detect = (bytes: Uint8Array, { isWhole = true, guess = noGuess } = {}) => detectEncoding(bytes, isWhole, guess);
const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

// The first words of the Universal Declaration of Human Rights.
const russian = 'Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью';
const ukrainian =
  'Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю';

/** Small letters by the code charts: RFC 1489 for KOI8-R, code page 866, windows-1251. */
const encode = (text: string, byteOf: (place: number) => number): Uint8Array =>
  Uint8Array.from(
    Array.from(text.toLowerCase().replaceAll(/[^а-я ]/gu, ''), (letter) =>
      letter === ' ' ? 0x20 : byteOf((letter.codePointAt(0) ?? 0) - 0x430),
    ),
  );
const koi8 = hex('c1 c2 d7 c7 c4 c5 d6 da c9 ca cb cc cd ce cf d0 d2 d3 d4 d5 c6 c8 c3 de db dd df d9 d8 dc c0 d1');
const byChart = {
  'windows-1251': (place: number) => 0xe0 + place,
  'koi8-r': (place: number) => koi8[place] ?? 0,
  ibm866: (place: number) => (place < 16 ? 0xa0 + place : 0xe0 + place - 16),
  'iso-8859-5': (place: number) => 0xd0 + place,
};

describe('what a text is read as', () => {
  it.each([
    ['ef bb bf 61', 'utf-8'],
    ['ff fe 61 00', 'utf-16le'],
    ['fe ff 00 61', 'utf-16be'],
  ])('follows the byte order mark of %s', (bytes, encoding) => {
    expect(detect(hex(bytes))).toMatchObject({ encoding, isSure: true });
    expect(detect(hex(bytes)).rule).toContain('byte order mark');
  });

  it('is UTF-8 where every byte follows it, also where the beginning ends within a character', () => {
    expect(detect(utf8ToBytes(russian))).toMatchObject({ encoding: 'utf-8', isSure: true });
    expect(detect(utf8ToBytes('ab€').subarray(0, 4), { isWhole: false })).toMatchObject({ encoding: 'utf-8' });
    expect(detect(utf8ToBytes('ab€').subarray(0, 4)).encoding).not.toBe('utf-8');
  });

  it.each([russian, ukrainian, 'GET /index.html HTTP/1.1\r\n'])(
    'is UTF-16 without a mark where its units are: %s',
    (text) => {
      expect(detect(utf16(text, false))).toMatchObject({ encoding: 'utf-16le', isSure: false });
      expect(detect(utf16(text, true))).toMatchObject({ encoding: 'utf-16be', isSure: false });
    },
  );

  it.each(Object.entries(byChart))('is %s where the commonest letters of Russian are there', (encoding, byteOf) => {
    for (const text of [russian, ukrainian]) {
      expect(detect(encode(text, byteOf))).toMatchObject({ encoding, isSure: false });
      expect(detect(encode(text, byteOf)).rule).toContain('A guess');
    }
  });

  it('is the first guess that can be read, and says that it is one', () => {
    const guess: GuessEncoding = () => [
      { name: 'ISO-2022-JP', confidence: 90 },
      { name: 'Shift_JIS', confidence: 80 },
    ];
    expect(detect(hex('83 65 83 58'), { guess })).toMatchObject({ encoding: 'shift_jis', isSure: false });
    expect(detect(hex('83 65 83 58'), { guess }).rule).toContain('80 of 100');
  });

  it('is Windows-1252 where nothing speaks for anything, and says that', () => {
    expect(detect(hex('61 e9 62'))).toMatchObject({ encoding: 'windows-1252', isSure: false });
  });

  it('is not claimed of a program', () => {
    expect(detect(hex('7f 45 4c 46 02 01 01 00')).rule).toContain('control characters');
  });
});
