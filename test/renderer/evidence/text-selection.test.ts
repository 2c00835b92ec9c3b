import { describe, expect, it } from 'vitest';
import { partsToBytes } from '../../../renderer/app/features/evidence/viewing/text-selection.ts';
import { runsToLines } from '../../../renderer/app/features/evidence/viewing/text-lines.ts';
import { utf8ToBytes } from '../../../shared/base/bytes.ts';
import { bytesToTextRuns } from '../../../shared/viewing/text-runs.ts';

const bytes = Uint8Array.from([...utf8ToBytes('é one\r\n'), 0xff, 0xfe, ...utf8ToBytes('two e\u0301')]);
const around = { bytes, offset: 0, from: 0, to: bytes.length };
const { runs } = bytesToTextRuns(around, 'utf-8');
const [first = 0, broken = 0, second = 0] = runs.map(({ at }) => at);
const bytesOf = (...parts: Parameters<typeof partsToBytes>[0]) => partsToBytes(parts, runs, around, 'utf-8');

describe('a selection in the text of a file', () => {
  it('goes from the first to the last byte, with the ends of lines between them', () => {
    const [line] = runsToLines(runs);
    expect(line?.runs).toMatchObject([{ text: 'é one', unit: 0 }]);
    expect(bytesOf({ run: first, from: 2, to: 5 }, { run: second, from: 0, to: 3 })).toEqual({
      from: 3,
      to: 13,
      isCut: false,
      isMarkCut: false,
    });
  });

  it('knows the places of a second line of the same run', () => {
    const text = utf8ToBytes('ä\r\nb\nc');
    const parts = runsToLines(bytesToTextRuns({ bytes: text, offset: 0, from: 0, to: text.length }, 'utf-8').runs);
    expect(parts.map((one) => one.runs.map(({ unit }) => unit))).toEqual([[0], [3], [5]]);
  });

  it.each([
    [0, 2, 8, 9, false],
    [2, 5, 9, 10, false],
    [3, 5, 9, 10, false],
    [1, 4, 8, 10, true],
  ])(
    'takes whole bytes where digits %i to %i of bytes that are no text are selected',
    (from, to, start, end, isCut) => {
      expect(bytesOf({ run: broken, from, to })).toEqual({ from: start, to: end, isCut, isMarkCut: false });
    },
  );

  it('says when a mark stays behind, and finds nothing in what is not shown any more', () => {
    expect(bytesOf({ run: second, from: 0, to: 5 })).toMatchObject({ isMarkCut: true });
    expect(bytesOf({ run: second, from: 0, to: 6 })).toMatchObject({ isMarkCut: false });
    expect(bytesOf({ run: 77, from: 0, to: 1 })).toBeUndefined();
    expect(bytesOf()).toBeUndefined();
  });
});
