import { describe, expect, it } from 'vitest';
import { headText } from '../../../shared/imports/json-importer.ts';

describe('the head of a file as text', () => {
  it('has one character for each byte, a question mark for what is not ASCII, and leaves the bytes alone', () => {
    const bytes = Buffer.from([0x00, 0x41, 0x7f, 0x80, 0xc3, 0xa9, 0xff, 0x7b]);
    const before = bytes.toString('hex');
    expect(headText(bytes)).toBe('\0A\u007F????{');
    expect(bytes.toString('hex')).toBe(before);
  });

  it('leaves out a byte order mark, and what lies beyond 64 KiB', () => {
    expect(headText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b))).toBe('{');
    expect(headText(new Uint8Array(70_000).fill(0x20))).toHaveLength(65_536);
  });
});
