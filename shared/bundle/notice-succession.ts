import { z } from 'zod';
import { base64ToBytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { enrolmentSchema } from '../ledger/field-schemas.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { parseVerifierKey, type VerifierKey } from '../ledger/verifier-key.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { successionFault } from './two-persons.ts';

type Enrolment = z.infer<typeof enrolmentSchema>;

/** The log that goes on from a line, by the line `log.succeed` that says so. */
export type Succession = {
  readonly seq: number;
  readonly origin: string;
  readonly key: VerifierKey;
  readonly by: Enrolment;
};

/** Whether a history of this size and root is the beginning of the one that a notice proves. */
export type IsBeginning = (
  history: { readonly origin: string; readonly size: number; readonly root: Uint8Array },
  proof: readonly string[],
) => boolean;

/**
 * By which lines the case was taken over since a release, in order. Each must name exactly the history that it continues
 * and be signed by the key that it names; whose key that is, the two people who approved later have signed for as well.
 */
export const followSuccessions = (
  lines: readonly RevealedLine[],
  {
    origin,
    proofs,
    isBeginning,
  }: { readonly origin: string; readonly proofs: readonly (readonly string[])[]; readonly isBeginning: IsBeginning },
  crypto: Crypto,
): Result<readonly Succession[], Failure<'BAD_NOTICE'>> => {
  const found = lines.filter(({ type }) => type === 'log.succeed');
  if (found.length !== proofs.length)
    return refuse('the notice proves another number of histories than were taken over');
  const successions: Succession[] = [];
  for (const [index, line] of found.entries()) {
    const { previous, by, logKey } = line.fields;
    const before = previousSchema.safeParse(previous);
    const person = enrolmentSchema.safeParse(by);
    const key = typeof logKey === 'string' ? parseVerifierKey(logKey, crypto) : undefined;
    if (!before.success || !person.success || key?.ok !== true || key.value.name !== line.log)
      return refuse(`line ${line.seq} does not say who took the case over, or under which log`);
    const last = successions.at(-1)?.origin ?? origin;
    const fault = successionFault(line, { ...before.data, origin: last, size: line.seq }, crypto);
    if (fault !== undefined) return refuse(fault);
    const root = base64ToBytes(before.data.root) ?? new Uint8Array();
    if (!isBeginning({ origin: last, size: line.seq, root }, proofs[index] ?? []))
      return refuse('the succession names another history than the one before it');
    successions.push({ seq: line.seq, origin: line.log, key: key.value, by: person.data });
  }
  return ok(successions);
};

/** What a reader is told of a succession: the key of the log that they know signed nothing of what follows. */
export type TakenOver = {
  readonly line: number;
  readonly origin: string;
  readonly principal: string;
  /** Whether the ledger of the bundle, or an enrolment that two people approved since, knows this key of theirs. */
  readonly isEnrolled: boolean;
};

export const takenOver = ({ seq, origin, by }: Succession, tables: CaseTables): TakenOver => {
  const row = tables.get('identity', by.principal);
  return {
    line: seq,
    origin,
    principal: by.principal,
    isEnrolled:
      row?.publicKey === by.publicKey && row.enrolledSeq < seq && (row.revokedSeq === null || row.revokedSeq > seq),
  };
};

const previousSchema = z.strictObject({ origin: z.string(), root: z.string(), size: z.number() });

const refuse = (message: string): Result<never, Failure<'BAD_NOTICE'>> => err({ code: 'BAD_NOTICE', message });
