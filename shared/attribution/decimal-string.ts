/**
 * A decimal with exactly `places` digits, half away from zero on the shortest decimal form of the number
 * (ECMAScript Number::toString), so that every engine prints the same text. Never "-0". Throws on non-finite numbers.
 */
export const decimalString = (value: number, places: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = BigInt(whole + fraction);
  const shift = Number(exponent) - fraction.length + places;
  const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : divideHalfUp(digits, 10n ** BigInt(-shift));
  const text = scaled.toString().padStart(places + 1, '0');
  const sign = value < 0 && scaled > 0n ? '-' : '';
  return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
};

const divideHalfUp = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);
