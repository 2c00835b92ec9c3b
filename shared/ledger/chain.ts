import type { Crypto } from '../base/crypto.ts';
import { noLineHash, parseLine, type LedgerLine } from './line.ts';

export type ChainFault = { readonly seq: number; readonly message: string };
export type CheckedChain = {
  /** Every line that could be parsed, with its text. */
  readonly lines: readonly LedgerLine[];
  readonly fault: ChainFault | undefined;
  /** Origin that the last line carries; undefined for an empty ledger. */
  readonly log: string | undefined;
};

/**
 * Checks each line's form, number, link to the line before and origin. The origin may change only at a `log.succeed`
 * line. The first fault is reported; reading goes on, because later checks run on the lines that are there.
 */
export const checkChain = (texts: readonly string[], crypto: Crypto): CheckedChain => {
  const lines: LedgerLine[] = [];
  let fault: ChainFault | undefined;
  let previousHash = noLineHash;
  let log: string | undefined;
  for (const [seq, text] of texts.entries()) {
    const parsed = parseLine(text);
    const message = parsed.ok ? linkFault(parsed.value, seq, previousHash, log) : parsed.error.message;
    if (message !== undefined) fault ??= { seq, message };
    if (parsed.ok) {
      lines.push(parsed.value);
      log = parsed.value.log;
    }
    previousHash = crypto.sha256Hex(text);
  }
  return { lines, fault, log };
};

const linkFault = (
  line: LedgerLine,
  seq: number,
  previousHash: string,
  log: string | undefined,
): string | undefined => {
  if (line.seq !== seq) return `line ${seq} says that it is line ${line.seq}`;
  if (line.prev !== previousHash) return `line ${seq} does not continue the line before it`;
  if (log === undefined || line.log === log) return undefined;
  return line.type === 'log.succeed' ? undefined : `line ${seq} belongs to another log`;
};
