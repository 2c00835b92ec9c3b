import { decimalString } from '../../../../shared/attribution/decimal-string.ts';
import { decimalSchema } from '../../../../shared/ledger/field-types.ts';

/** Bounds of a prior: nobody is certain beforehand, neither way. */
const priorMin = 0.02;
const priorMax = 0.6;

export type PriorForm = {
  /** Why the text of each field is no prior, by hypothesis; nothing where it is one. */
  readonly errors: Readonly<Record<string, string>>;
  /** Of those that are numbers. */
  readonly sum: number;
  readonly isComplete: boolean;
};

/** Checks the priors of a level as they are typed: each within bounds, all together 1. */
export const checkPriors = (texts: Readonly<Record<string, string>>): PriorForm => {
  const errors: Record<string, string> = {};
  let sum = 0;
  for (const [id, text] of Object.entries(texts)) {
    const value = toNumber(text);
    if (value === undefined) errors[id] = text.trim() === '' ? 'none yet' : 'not a decimal such as 0.25';
    else {
      sum += value;
      if (value < priorMin || value > priorMax) errors[id] = `not between ${priorMin} and 0.60`;
    }
  }
  return {
    errors,
    sum,
    isComplete: Object.keys(texts).length > 0 && Object.keys(errors).length === 0 && Math.abs(sum - 1) <= sumTolerance,
  };
};

/** What is missing to 1, or too much, in words; null where it adds up. */
export const sumWords = (sum: number): string | null => {
  const rest = 1 - sum;
  if (Math.abs(rest) <= sumTolerance) return null;
  return rest > 0 ? `${trimmed(rest)} is left to give` : `${trimmed(-rest)} too much`;
};

/** The same for all, with four decimals; the first ones take what does not divide. */
export const evenPriors = (ids: readonly string[]): Readonly<Record<string, string>> => {
  const share = Math.floor(shareUnits / ids.length);
  const rest = shareUnits - share * ids.length;
  return Object.fromEntries(
    ids.map((id, at) => [id, decimalString((share + (at < rest ? 1 : 0)) / shareUnits, shareDecimals)]),
  );
};

/** Whether the bounds leave any way to add up to 1. */
export const canHavePriors = (count: number): boolean => count * priorMax >= 1 && count * priorMin <= 1;

/** Some hypotheses of a level have a prior and some have none, as after one was added: such a level cannot be scored. */
export const hasHalfPriors = (hypotheses: readonly { readonly prior: string | null }[]): boolean =>
  hypotheses.some(({ prior }) => prior !== null) && hypotheses.some(({ prior }) => prior === null);

export const toPriorText = (text: string): string => text.trim().replace(',', '.');

const sumTolerance = 1e-9;
const shareUnits = 10_000;
const shareDecimals = 4;

const toNumber = (text: string): number | undefined => {
  const written = toPriorText(text);
  return decimalSchema.safeParse(written).success ? Number(written) : undefined;
};

const trimmed = (value: number): string => decimalString(value, shareDecimals).replace(/\.?0+$/u, '');
