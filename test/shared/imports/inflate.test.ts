import { constants, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adler32, inflateZlib } from '../../../shared/imports/inflate.ts';

const max = 2 ** 20;

describe('undoing zlib', () => {
  it('gives back what was compressed, in every way of doing it', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 3000 }),
      fc.string({ unit: fc.constantFrom('a', 'b', ' c'), maxLength: 3000 }),
    );
    const strategies = [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY, constants.Z_RLE];
    fc.assert(
      fc.property(texts, fc.constantFrom(...strategies), fc.constantFrom(0, 1, 6, 9), (text, strategy, level) => {
        const bytes = Buffer.from(text);
        expect(inflateZlib(deflateSync(bytes, { strategy, level }), max)).toEqual(new Uint8Array(bytes));
      }),
    );
    const long = Buffer.alloc(200_000, 'long text with repeats ');
    expect(inflateZlib(deflateSync(long), max)).toEqual(new Uint8Array(long));
  });

  it('gives no more than it may', () => {
    expect(inflateZlib(deflateSync(Buffer.alloc(50_000_000)), max)).toBeUndefined();
    expect(inflateZlib(deflateSync(Buffer.alloc(100)), 100)).toHaveLength(100);
    expect(inflateZlib(deflateSync(Buffer.alloc(101)), 100)).toBeUndefined();
  });

  it('refuses what is cut off, changed or no zlib at all', () => {
    const bytes = deflateSync(Buffer.from('some words, some words, and more words'));
    for (let length = 0; length < bytes.length; length += 1)
      expect(inflateZlib(bytes.subarray(0, length), max)).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ change;
        const out = inflateZlib(changed, max);
        expect(out === undefined || Buffer.from(out).toString().startsWith('some')).toBe(true);
      }),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (noise) => void inflateZlib(Uint8Array.of(0x78, 0x9c, ...noise), max),
      ),
    );
  });

  it('has the checksum of RFC 1950', () => {
    expect(adler32(Buffer.from('Wikipedia'))).toBe(0x11e60398);
    expect(adler32(new Uint8Array())).toBe(1);
  });
});
