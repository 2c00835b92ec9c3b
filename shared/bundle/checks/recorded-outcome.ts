import { counted } from '../../base/counted.ts';
import type { Crypto } from '../../base/crypto.ts';
import type { RevealedLine } from '../../ledger/reveal.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';
import { checkRecordedNumbers, type RecordedNumbers } from './recorded-numbers.ts';

/** For a case where it is worked on, which has no assessment to hold its numbers against: the lines alone. */
export const recordedOutcome = (
  lines: readonly RevealedLine[],
  profileText: (sha256: string) => string | undefined,
  crypto: Crypto,
  cellsMax?: number,
): Outcome => {
  const recorded = checkRecordedNumbers(lines, profileText, crypto, cellsMax);
  const { held, fault, untold } = recorded;
  if (fault !== null) return fails(fault.message, `line ${fault.seq}`);
  if (held === 0 && untold.length === 0) return holds('no line says that anything was computed of the case');
  const computed = `what ${counted(held, 'line')} recorded of the case was computed again`;
  return untold.length === 0 ? holds(computed) : notChecked(`${computed}${untoldWords(recorded)}`);
};

/** For a bundle whose assessment was computed again and came out alike; `isWithheld`: it states no number. */
export const recomputedOutcome = (recorded: RecordedNumbers, isWithheld: boolean): Outcome => {
  const { held, untold, givenUpAt } = recorded;
  const told = `${held === 0 ? '' : `; so was what ${counted(held, 'line')} recorded of the case`}${untoldWords(recorded)}`;
  const none = `no number is stated: the skeleton is withheld in part${told}`;
  if (isWithheld) return untold.length === 0 ? holds(none) : notChecked(none);
  // Words that are withheld leave every number computed; where computing was given up one may be forged.
  return givenUpAt === null
    ? holds(`every number was recomputed${told}`)
    : notChecked(`every number of the assessment was recomputed${told}`);
};

const untoldWords = ({ untold }: RecordedNumbers): string => {
  if (untold.length === 0) return '';
  const named = untold.slice(0, namedMax).map(({ seq, reason }) => `line ${seq}: ${reason}`);
  const more = untold.length > namedMax ? [`and ${untold.length - namedMax} more`] : [];
  return `; not checked is what these recorded of it: ${[...named, ...more].join('; ')}`;
};
const namedMax = 5;
