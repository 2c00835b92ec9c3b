import { describe, expect, it } from 'vitest';
import { decimalString } from '../../../shared/attribution/decimal-string.ts';

describe('decimal strings', () => {
  it.each([
    [0, '0.000000'],
    [-0, '0.000000'],
    [1, '1.000000'],
    [-11.3357, '-11.335700'],
    [0.1234565, '0.123457'],
    [-0.1234565, '-0.123457'],
    [0.1234564999, '0.123456'],
    [0.0000005, '0.000001'],
    [5e-7, '0.000001'],
    [4.9e-7, '0.000000'],
    [-4.9e-7, '0.000000'],
    [-5e-7, '-0.000001'],
    [5e-324, '0.000000'],
    [1e21, '1000000000000000000000.000000'],
    [1.5e22, '15000000000000000000000.000000'],
    [0.9999995, '1.000000'],
    [99.9999995, '100.000000'],
  ])('print %s with six places as %s', (value, text) => {
    expect(decimalString(value, 6)).toBe(text);
  });

  it('round the shortest decimal form, not the binary value behind it', () => {
    // 1.005 lies below 1.005 in binary; its shortest form is a tie.
    expect(decimalString(1.005, 2)).toBe('1.01');
    expect(decimalString(-1.005, 2)).toBe('-1.01');
    expect(decimalString(2.5, 0)).toBe('3');
    expect(decimalString(-2.5, 0)).toBe('-3');
  });

  it('refuse what is not a number', () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) expect(() => decimalString(value, 6)).toThrow(RangeError);
  });
});
