import { isInstant, type Instant } from '../base/clock.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { CustodyEventType } from './vocabulary.ts';

/** What a form asks for an event, beside purpose, place, authority, witness, time and note, which any event may have. */
export type CustodyEventRule = {
  /** The item goes from one person to another: both are named, and the hash on both sides is compared. */
  readonly isTransfer: boolean;
  /** The program hashes the stored file in the act. */
  readonly isHashed: boolean;
  readonly fields: readonly ('seal' | 'transport' | 'tool')[];
};

export const custodyEventRule = (event: CustodyEventType): CustodyEventRule => {
  switch (event) {
    case 'released':
    case 'received':
    case 'transferred':
    case 'returned':
      return { isTransfer: true, isHashed: true, fields: ['seal', 'transport'] };
    case 'collected':
    case 'stored':
    case 'sealed':
    case 'unsealed':
      return { isTransfer: false, isHashed: true, fields: ['seal'] };
    case 'acquired':
    case 'accessed':
    case 'copied':
    case 'verified':
    case 'analysed':
    case 'derived':
    case 'redacted':
    case 'exported':
      return { isTransfer: false, isHashed: true, fields: ['tool'] };
    // Nothing is done to the file, or it is gone by then.
    case 'identified':
    case 'disposed':
    case 'legal_hold_set':
    case 'legal_hold_released':
    case 'correction':
      return { isTransfer: false, isHashed: false, fields: [] };
  }
};

/** What of an event the rules look at. */
export type CustodyStatement = {
  readonly event: CustodyEventType;
  readonly from: string;
  readonly to: string;
  readonly happened: string | null;
  readonly corrects: number | null;
  readonly note: string;
};

/**
 * Whether an event says what it must. A hash that differs is never a reason to refuse: it is what the record is for.
 * `lines` are those of the item's chain.
 */
export const checkCustodyStatement = (
  { event, from, to, happened, corrects, note }: CustodyStatement,
  lines: readonly number[],
  now: Instant,
): Result<true, Failure> => {
  if (happened !== null && (!isInstant(happened) || happened > now)) {
    return err({
      code: 'BAD_TIME',
      message: isInstant(happened)
        ? `${happened} has not come yet, by the clock of this workstation.`
        : `${happened} is not a time that can be recorded.`,
      hint: 'Write when it happened as 2026-03-01T10:02:11Z, in UTC, or leave it out: then it is now.',
    });
  }
  if (custodyEventRule(event).isTransfer && (from.trim() === '' || to.trim() === '')) {
    const missing = from.trim() === '' ? 'the one who gives' : 'the one who receives';
    return err({
      code: 'CUSTODY_INCOMPLETE',
      message: `“${event}” moves the item from one person to another, and ${missing} is not named.`,
      hint: 'Name both: on the command line with `--from` and `--to`.',
    });
  }
  if (event !== 'correction') {
    return corrects === null
      ? ok(true)
      : err({
          code: 'CUSTODY_INCOMPLETE',
          message: `“${event}” corrects nothing; only a correction names an earlier line.`,
          hint: 'Record a `correction`, or leave the line out.',
        });
  }
  if (corrects === null || note.trim() === '') {
    return err({
      code: 'CUSTODY_INCOMPLETE',
      message: 'A correction names the line that it is about and says in a note what is right, or what explains it.',
      hint: 'On the command line: `--event correction --corrects LINE --note TEXT`.',
    });
  }
  return lines.includes(corrects)
    ? ok(true)
    : err({
        code: 'NO_SUCH_EVENT',
        message: `Line ${corrects} is no event in the custody of this item.`,
        hint: 'The chain of the item shows the numbers: `plumbline custody DIR EVIDENCE`.',
      });
};
