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
): Outcome => {
  const recorded = checkRecordedNumbers(lines, profileText, crypto);
  const { held, fault, untold } = recorded;
  if (fault !== null) return fails(fault.message, `line ${fault.seq}`);
  const computed = `what ${counted(held, 'line')} recorded of the case was computed again`;
  return untold.length === 0 ? holds(computed) : notChecked(`${computed}${untoldWords(recorded)}`);
};

/** What of the values that lines recorded of the case held, and what could not be told, and why; to go on with. */
export const recordedWords = (recorded: RecordedNumbers): string =>
  `${recorded.held === 0 ? '' : `; so was what ${counted(recorded.held, 'line')} recorded of the case`}${untoldWords(recorded)}`;

const untoldWords = ({ untold }: RecordedNumbers): string => {
  if (untold.length === 0) return '';
  const named = untold.slice(0, namedMax).map(({ seq, reason }) => `line ${seq}: ${reason}`);
  const more = untold.length > namedMax ? [`and ${untold.length - namedMax} more`] : [];
  return `; not checked is what these recorded of it: ${[...named, ...more].join('; ')}`;
};
const namedMax = 5;
