import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToCrockford, idPrefixes, isId, newId, type IdKind } from '../../../shared/base/ids.ts';
import { countedRandom } from '../../support/deps.ts';

const kinds = Object.keys(idPrefixes) as IdKind[];

describe('newId', () => {
  it.each(kinds)('makes a %s of its prefix and 26 characters', (kind) => {
    const id = newId(kind, countedRandom());
    expect(id).toMatch(/^[a-z]{2}-[0-9a-hjkmnp-tv-z]{26}$/u);
    expect(id.startsWith(`${idPrefixes[kind]}-`)).toBe(true);
    expect(isId(kind, id)).toBe(true);
    for (const other of kinds.filter((name) => name !== kind)) expect(isId(other, id)).toBe(false);
  });

  it('asks for 16 random bytes each time', () => {
    const asked: number[] = [];
    newId('evidence', (lengthBytes) => {
      asked.push(lengthBytes);
      return new Uint8Array(lengthBytes);
    });
    expect(asked).toEqual([16]);
  });
});

describe('bytesToCrockford', () => {
  it('writes zeros, ones and one bit as base 32 does by hand', () => {
    expect(bytesToCrockford(new Uint8Array(16))).toBe('0'.repeat(26));
    expect(bytesToCrockford(new Uint8Array(16).fill(255))).toBe(`7${'z'.repeat(25)}`);
    expect(bytesToCrockford(Uint8Array.of(...new Uint8Array(15), 32))).toBe(`${'0'.repeat(24)}10`);
  });

  it('is the number in base 32 with the letters of Crockford', () => {
    // The value by way of another base: BigInt writes base 32 with 0-9a-v.
    const letters = new Map(
      '0123456789abcdefghijklmnopqrstuv'
        .split('')
        .map((digit, at) => [digit, '0123456789abcdefghjkmnpqrstvwxyz'.charAt(at)]),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
          .toString(32)
          .padStart(26, '0');
        expect(bytesToCrockford(bytes)).toBe(number.replaceAll(/./gu, (digit) => letters.get(digit) ?? ''));
      }),
    );
  });
});

describe('isId', () => {
  const digits = '0'.repeat(26);
  it.each([
    ['another prefix', `so-${digits}`],
    ['no prefix', digits],
    ['25 characters', `ev-${digits.slice(1)}`],
    ['27 characters', `ev-${digits}0`],
    ['an i', `ev-${digits.slice(1)}i`],
    ['an l', `ev-${digits.slice(1)}l`],
    ['an o', `ev-${digits.slice(1)}o`],
    ['a u', `ev-${digits.slice(1)}u`],
    ['a capital', `ev-${digits.slice(1)}A`],
    ['a newline behind', `ev-${digits}\n`],
  ])('refuses %s', (_, text) => {
    expect(isId('evidence', text)).toBe(false);
  });
});
