import { describe, expect, it } from 'vitest';
import { hexToBytes } from '../../../shared/base/bytes.ts';
import { inspectBytes, noTime } from '../../../shared/viewing/inspect-bytes.ts';

const read = (hex: string, name: string): readonly (string | null)[] => {
  const groups = inspectBytes(hexToBytes(hex.replaceAll(' ', '')) ?? new Uint8Array());
  const found = groups.flatMap(({ readings }) => readings).find((reading) => reading.name === name);
  return [found?.little ?? null, found?.big ?? null];
};

describe('bytes as numbers', () => {
  it.each([
    ['ff', 'int8', '-1', null],
    ['ff', 'uint8', '255', null],
    ['01 00', 'int16', '1', '256'],
    ['fe ff', 'int16', '-2', '-257'],
    ['00 00 00 80', 'int32', '-2147483648', '128'],
    ['ff ff ff ff', 'uint32', '4294967295', '4294967295'],
    ['ff ff ff ff ff ff ff 7f', 'int64', '9223372036854775807', '-129'],
    ['00 00 00 00 00 00 00 80', 'uint64', '9223372036854775808', '128'],
    // IEEE 754: 1.0 is 3F800000 and 3FF0000000000000.
    ['00 00 80 3f', 'float32', '1', '4.600602988224807e-41'],
    ['3f f0 00 00 00 00 00 00', 'float64', '3.03865e-319', '1'],
    ['a5', 'binary', '10100101', null],
  ])('%s is as %s %s, and high byte first %s', (hex, name, little, big) => {
    expect(read(hex, name)).toEqual([little, big]);
  });

  it('are not read where there are too few bytes', () => {
    expect(read('01 02 03', 'int32')).toEqual([null, null]);
    expect(read('', 'int8')).toEqual([null, null]);
  });

  it('name a character and half of a pair', () => {
    expect(read('41', 'ASCII')[0]).toBe('A');
    expect(read('07', 'ASCII')[0]).toBe('not printable');
    expect(read('3d d8', 'UTF-16 unit')[0]).toBe('U+D83D, half of a pair');
  });

  // The name-based example of RFC 9562, appendix A, as its bytes stand.
  it('are a GUID in both orders', () => {
    expect(read('c2 32 ab 00 94 14 11 ec b3 c8 9f 6b de ce d8 46', 'GUID')).toEqual([
      '00ab32c2-1494-ec11-b3c8-9f6bdeced846',
      'c232ab00-9414-11ec-b3c8-9f6bdeced846',
    ]);
  });
});

describe('bytes as times', () => {
  it.each([
    // POSIX: 2016-12-17T21:53:00Z, when the lights went out north of Kyiv, is 1 482 011 580 seconds.
    ['bc b3 55 58', 'Unix seconds, 32', '2016-12-17T21:53:00Z'],
    ['60 16 c6 0e 59 01 00 00', 'Unix milliseconds', '2016-12-17T21:53:00.000Z'],
    // [MS-DTYP] 2.3.3: FILETIME counts from 1601; 116444736000000000 is 1970.
    ['00 80 3e d5 de b1 9d 01', 'FILETIME', '1970-01-01T00:00:00.0000000Z'],
    // The same in microseconds, 11644473600000000.
    ['00 40 86 48 96 5e 29 00', 'WebKit, Chrome', '1970-01-01T00:00:00.000000Z'],
    // APPNOTE 4.4.6: date 0x4991 and time 0xaeaa are 17 December 2016, 21:53:20.
    ['aa ae 91 49', 'DOS date and time', '2016-12-17T21:53:20'],
  ])('%s is as %s %s', (hex, name, text) => {
    expect(read(hex, name)[0]).toBe(text);
  });

  it('count from 1904 for HFS+ and from 2001 for Cocoa, whose first seconds are known', () => {
    // TN1150: 2 082 844 800 seconds from 1904 to 1970.
    expect(read('7c 25 b0 80', 'HFS+')[1]).toBe('1970-01-01T00:00:00Z');
    // 1.0 second after 2001-01-01.
    expect(read('3f f0 00 00 00 00 00 00', 'Mac absolute')[1]).toBe('2001-01-01T00:00:01.000Z');
  });

  it('count days from 30 December 1899 for OLE, as the documentation of VariantTime does', () => {
    // 2.0 is 1 January 1900, before the range; 25569.5 is noon of the first day of 1970.
    expect(read('40 00 00 00 00 00 00 00', 'OLE date')[1]).toBe(noTime);
    expect(read('40 d8 f8 60 00 00 00 00', 'OLE date')[1]).toBe('1970-01-01T12:00:00.000');
  });

  it.each([
    ['ff ff ff ff ff ff ff ff', 'FILETIME'],
    ['ff ff ff ff', 'DOS date and time'],
    ['00 00 00 00', 'DOS date and time'],
    ['ff ff ff ff ff ff ff 7f', 'Unix seconds, 64'],
    ['00 00 00 00', 'HFS+'],
    ['00 00 00 00 00 00 f8 7f', 'Mac absolute'],
    // The largest float64: as milliseconds it has no end.
    ['ff ff ff ff ff ff ef 7f', 'OLE date'],
    ['00 00 00 00 00 00 00 00', 'OLE date'],
  ])('%s is no time as %s', (hex, name) => {
    expect(read(hex, name)[0]).toBe(noTime);
  });
});
