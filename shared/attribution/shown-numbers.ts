import { probabilityToWord, wordings } from '../reference/yardsticks.ts';
import { decimalString } from './decimal-string.ts';

const narrowSpace = '\u202f';
const minus = '\u2212';
// Beyond these a number would claim more than the method can (ALR-1 step 5).
const lowest = 0.01;
const highest = 0.99;

/** A probability as `81 %`, in whole percent, with `<1 %` and `>99 %` at the ends. */
export const probabilityText = (probability: number): string => `${probabilityNumber(probability)}${narrowSpace}%`;

/** The same without its sign, for where the unit stands beside it. */
const probabilityNumber = (probability: number): string => {
  if (probability < lowest) return '<1';
  if (probability > highest) return '>99';
  const whole = Math.round(probability * 100);
  // 79.6 % is "likely": written as 80 % it would stand on the edge of "very likely" and contradict its word. One number is
  // written in one way, whichever words a case has chosen.
  return String(hasSameWords(whole / 100, probability) ? whole : Math.floor(probability * 100));
};

/** `72–88 %`; one number where both ends are written the same. */
export const rangeText = (low: number, high: number): string => `${rangeNumbers(low, high)}${narrowSpace}%`;

export const rangeNumbers = (low: number, high: number): string => {
  const [from, to] = [probabilityNumber(low), probabilityNumber(high)];
  return from === to ? from : `${from}–${to}`;
};

/** Decibels with one decimal, their sign and a real minus: `+4.8`, `−0.4`, `0.0`. */
export const decibelText = (decibels: number): string => {
  const text = decimalString(decibels, 1);
  if (text.startsWith('-')) return minus + text.slice(1);
  return /[1-9]/u.test(text) ? `+${text}` : text;
};

/** A change of probability in percentage points, with its sign. */
export const pointsText = (delta: number): string => {
  const points = decimalString(Math.abs(delta) * 100, 1);
  return points === '0.0' ? '±0.0 points' : `${delta < 0 ? minus : '+'}${points} points`;
};

/** A part of a whole in whole percent, rounded down, so that only what is complete is called 100 %. */
export const shareText = (share: number): string => `${Math.floor(share * 100 + 1e-9)}${narrowSpace}%`;

/** A dependence or weight as it was stated, without trailing zeros. */
export const shortDecimal = (value: number): string => decimalString(value, 2).replace(/\.?0+$/u, '');

const hasSameWords = (one: number, other: number): boolean =>
  wordings.every((wording) => probabilityToWord(one, wording).band === probabilityToWord(other, wording).band);
