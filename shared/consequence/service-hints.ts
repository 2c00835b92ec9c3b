import { groupDigits } from '../base/grouped-digits.ts';
import type { harmCriteria } from '../domain/vocabulary.ts';
import { harmAnchors } from '../reference/harm-card.ts';
import { sectorWords, topSector } from '../reference/sectors.ts';
import type { Cascade } from './cascade.ts';
import { entryName, type RegisterEntry, type ServiceRegister } from './service-register.ts';

/** How many people some entries serve. The same person may be served by several, so that no sum is a count of people. */
export type PeopleServed = {
  /** The largest number of one entry; null: none has one. */
  readonly atLeast: number | null;
  /** The sum; null: where the number of one entry is unknown, nothing bounds it. */
  readonly atMost: number | null;
  readonly entries: number;
  /** Services without a number. An asset without one serves people by its services alone. */
  readonly unknown: number;
  /** Whether a number is estimated. */
  readonly isEstimated: boolean;
};

export const peopleServed = (entries: readonly RegisterEntry[]): PeopleServed => {
  const counts = entries.flatMap(({ people }) => (people === null ? [] : [people.count]));
  const unknown = entries.filter(({ kind, people }) => people === null && kind !== 'asset').length;
  return {
    atLeast: counts.length === 0 ? null : Math.max(...counts),
    atMost: counts.length === 0 || unknown > 0 ? null : counts.reduce((sum, count) => sum + count, 0),
    entries: entries.length,
    unknown,
    isEstimated: entries.some(({ people }) => people?.status === 'estimated'),
  };
};

/** The number as a sentence may say it: never a sum without “at most”. */
export const peopleToWords = ({ atLeast, atMost, entries, unknown, isEstimated }: PeopleServed): string => {
  if (atLeast === null) return entries === 0 ? 'nobody' : 'an unknown number of people';
  const by = isEstimated ? ' (estimated)' : '';
  if (atMost === atLeast) return `${groupDigits(atLeast)} people${by}`;
  const bound = `at least ${groupDigits(atLeast)} people${by}`;
  return atMost === null
    ? `${bound}; the number of ${unknown === 1 ? 'one service' : `${unknown} services`} is unknown`
    : `${bound}, at most ${groupDigits(atMost)}`;
};

/** The score from 0 to 4 whose anchor of scope a number of people falls under (method, section 7.2). */
export const scopeAnchor = (people: number): number =>
  [100, 10_000, 100_000, 1_000_000].filter((most) => people > most).length;

/** What the register says that a criterion of harm may be held against. It scores nothing. */
export type ServiceHint = {
  readonly criterion: (typeof harmCriteria)[number];
  /** Of entries that are stated to have failed; null: it says nothing. */
  readonly stated: string | null;
  /** Of what needs them, if it fails with them; null: nothing needs them. */
  readonly potential: string | null;
  /** The entries that this is read from. */
  readonly entries: readonly string[];
};

/** The four criteria that the register informs, in the order of the card; a register in which nothing failed gives none. */
export const serviceHints = ({ entries }: ServiceRegister, { reached }: Cascade): readonly ServiceHint[] => {
  const failed = entries.filter(({ state }) => state?.is === 'affected');
  if (failed.length === 0) return [];
  const ids = new Set(reached.map(({ id }) => id));
  const after = entries.filter(({ id }) => ids.has(id));
  const hint = (
    criterion: ServiceHint['criterion'],
    say: (some: readonly RegisterEntry[]) => string | null,
    potential = say,
  ): ServiceHint => ({
    criterion,
    stated: say(failed),
    potential: after.length === 0 ? null : potential(after),
    entries: [...failed, ...after].map(({ id }) => id),
  });
  return [
    hint('criticality', (some) => mostOf(some, 'criticality')),
    hint('scope', scopeWords),
    hint(
      'collateral',
      () => `${organisationsOf(failed)}, in ${sectorsOf(failed)}`,
      () => collateralWords(failed, after),
    ),
    hint('vulnerable', (some) => mostOf(some, 'vulnerable')),
  ];
};

const scopeWords = (some: readonly RegisterEntry[]): string => {
  const served = peopleServed(some);
  const { atLeast, atMost } = served;
  if (atLeast === null) return peopleToWords(served);
  const [low, high] = [scopeAnchor(atLeast), atMost === null ? null : scopeAnchor(atMost)];
  const anchors =
    high === null ? `anchor ${low} or higher` : high === low ? `anchor ${low}` : `anchor ${low} to ${high}`;
  return `${peopleToWords(served)}: ${anchors}`;
};

const mostOf = (some: readonly RegisterEntry[], criterion: 'criticality' | 'vulnerable'): string | null => {
  const scores = some.flatMap((entry) => (entry[criterion] === null ? [] : [entry[criterion]]));
  if (scores.length === 0) return null;
  const most = Math.max(...scores);
  const names = some.filter((entry) => entry[criterion] === most).map((entry) => `“${entryName(entry)}”`);
  const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  return `highest ${most} (${harmAnchors[criterion].anchors[most] ?? ''}): ${shown}`;
};

const organisationsOf = (some: readonly RegisterEntry[]): string => {
  const named = new Set(some.flatMap(({ operator }) => (operator === null || operator === '' ? [] : [operator])));
  const unnamed = some.some(({ operator }) => operator === null || operator === '');
  if (named.size === 0) return 'no organisation is named';
  return `${named.size === 1 ? 'one organisation' : `${named.size} organisations`}${unnamed ? ' and others that are not named' : ''}`;
};

const sectorsOf = (some: readonly RegisterEntry[]): string =>
  [...new Set(some.flatMap(({ sectors }) => sectors.map(sectorWords)))].join('; ') || 'no sector that is told';

const collateralWords = (failed: readonly RegisterEntry[], after: readonly RegisterEntry[]): string => {
  const own = new Set(failed.flatMap(({ sectors }) => sectors.map(topSector)));
  const others = after.filter(({ sectors }) => sectors.length > 0 && !sectors.some((code) => own.has(topSector(code))));
  return `${organisationsOf(after)}, in ${sectorsOf(after)}; ${others.length === 0 ? 'none of another sector' : `${others.length} of another sector`}`;
};
