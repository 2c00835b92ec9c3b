import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexToBytes } from '../../../shared/base/bytes.ts';
import { decodeStrictly, encodings, type EncodingId } from '../../../shared/viewing/encodings.ts';
import { findTextPlaces, startsWithMark, textPartToBytes } from '../../../shared/viewing/text-places.ts';
import { bytesToTextRuns } from '../../../shared/viewing/text-runs.ts';

const hex = (text: string): Uint8Array => hexToBytes(text.replaceAll(' ', '')) ?? new Uint8Array();
/** The bytes of a part of the only run of a text that begins at byte 100 of its file. */
const select = (bytes: Uint8Array, id: EncodingId, from: number, to: number) => {
  const around = { bytes, offset: 100, from: 0, to: bytes.length };
  const [run] = bytesToTextRuns(around, id).runs;
  if (run?.kind !== 'text') throw new Error('no text');
  return textPartToBytes(findTextPlaces(around, run, id), { from, to });
};

describe('a part of a text in the file', () => {
  // Привет in KOI8-R; Пр😀 in UTF-16 with the low byte first; テスト in Shift_JIS; a 中 b in GB18030; 𐀀 takes four bytes there.
  it.each<[EncodingId, string, number, number, number, number]>([
    ['koi8-r', 'f0 d2 c9 d7 c5 d4', 1, 4, 101, 104],
    ['utf-8', 'd0 9f d1 80 f0 9f 98 80 21', 1, 4, 102, 108],
    ['utf-16le', '1f 04 40 04 3d d8 00 de', 1, 4, 102, 108],
    ['utf-16be', '04 1f 04 40 d8 3d de 00', 2, 4, 104, 108],
    ['shift_jis', '83 65 83 58 83 67', 1, 2, 102, 104],
    ['gb18030', '61 d6 d0 90 30 81 30 62', 2, 4, 103, 107],
    ['euc-jp', '61 8f b0 a1 62', 1, 2, 101, 104],
  ])('has in %s %s from unit %i to %i the bytes %i to %i', (id, bytes, from, to, first, end) => {
    expect(select(hex(bytes), id, from, to)).toEqual({ from: first, to: end, isCut: false });
  });

  it.each<[string, EncodingId, string, number, number, number, number]>([
    ['half of a surrogate pair', 'utf-16le', '61 00 3d d8 00 de 62 00', 0, 2, 100, 106],
    ['the second half of one', 'utf-8', '61 f0 9f 98 80', 2, 3, 101, 105],
  ])('takes all bytes of a character of which it has %s, and says so', (_what, id, bytes, from, to, first, end) => {
    expect(select(hex(bytes), id, from, to)).toEqual({ from: first, to: end, isCut: true });
  });

  it('knows where a mark is parted from its letter', () => {
    expect([1, 2, 0].map((unit) => startsWithMark('e\u0301x', unit))).toEqual([true, false, false]);
    expect(startsWithMark('\u0301', 0)).toBe(false);
  });

  it('decodes in every encoding to the very characters that were selected', () => {
    const ids = encodings.map(({ id }) => id);
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...ids), bytes, fc.nat(), fc.nat(), (id, content, one, two) => {
        const around = { bytes: content, offset: 0, from: 0, to: content.length };
        for (const run of bytesToTextRuns(around, id).runs) {
          if (run.kind !== 'text') continue;
          const [from = 0, to = 0] = [one, two]
            .map((unit) => unit % (run.text.length + 1))
            .toSorted((left, right) => left - right);
          const found = textPartToBytes(findTextPlaces(around, run, id), { from, to });
          const text = decodeStrictly(content.subarray(found.from, found.to), id);
          if (found.isCut) expect(text).toContain(run.text.slice(from, to));
          else expect(text).toBe(run.text.slice(from, to));
        }
      }),
    );
  });
});
