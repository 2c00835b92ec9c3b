import { randomInt } from 'node:crypto';
import { mulberry32 } from '../../shared/attribution/mulberry32.ts';

/** Another one in each run, unless PLUMBLINE_SEED names it; the name of the test tells it, so that a failure can be had again. */
export const hostileSeed = Number(process.env['PLUMBLINE_SEED'] ?? randomInt(2 ** 31));
export const isLong = process.env['PLUMBLINE_LONG'] === '1';

/** Whole numbers from 0 up to a limit, not including it. */
export type Below = (limit: number) => number;
export const createBelow = (seed: number): Below => {
  const random = mulberry32(seed);
  return (limit) => Math.floor(random() * limit);
};

export const pick = <T>(list: readonly T[], below: Below): T => {
  const one = list[below(list.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
};

/** Another character of the same kind, so that the form stays good for as long as it can. */
export const otherCharacter = (character: string, below: Below): string => {
  const kinds = ['0123456789', 'abcdef', 'ghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const kind = kinds.find((one) => one.includes(character)) ?? '';
  const others = kind.split('').filter((one) => one !== character);
  return others.length === 0 ? 'x' : pick(others, below);
};

/** The text with one letter or digit changed. */
export const changeCharacter = (text: string, below: Below, from = 0): string => {
  const places = [...text.matchAll(/[0-9A-Za-z]/gu)].map(({ index }) => index).filter((at) => at >= from);
  const at = pick(places, below);
  return `${text.slice(0, at)}${otherCharacter(text[at] ?? '', below)}${text.slice(at + 1)}`;
};

export const swapped = <T>(list: readonly T[], below: Below): readonly T[] => {
  const left = below(list.length - 1);
  const other = left + 1 + below(list.length - left - 1);
  return list.map((one, at) => (at === left ? (list[other] ?? one) : at === other ? (list[left] ?? one) : one));
};

export const shuffled = <T>(list: readonly T[], below: Below): readonly T[] => {
  const left = [...list];
  return list.flatMap(() => left.splice(below(left.length), 1));
};
