import type { Crypto } from '../base/crypto.ts';
import type { EncodedDisclosure } from '../ledger/disclosure.ts';
import { groupDisclosures } from '../ledger/group-disclosures.ts';
import type { LedgerLine } from '../ledger/line.ts';
import { revealLines, type RevealedLine } from '../ledger/reveal.ts';
import { compareWithheld, type WithheldEntry } from './edition-file.ts';
import { fieldKey, type EditionPlan } from './edition-plan.ts';
import { leaveOutWords } from './withheld-words.ts';

/** What an edition holds of a ledger: its disclosures, what they show, and what is left out with why. */
export type DisclosedEdition = {
  readonly shown: readonly EncodedDisclosure[];
  readonly seen: readonly RevealedLine[];
  /** As `edition.json` lists them. */
  readonly withheld: readonly WithheldEntry[];
};

/** A ledger with all of its disclosures, checked, in bundle order, and what they say. */
type WholeLedger = {
  readonly lines: readonly LedgerLine[];
  readonly disclosures: readonly EncodedDisclosure[];
  readonly revealed: readonly RevealedLine[];
};

/**
 * Leaves out what the plan withholds, and reads what is left as a stranger will. The export and everything that foretells
 * one go this way.
 */
export const discloseEdition = (
  { lines, disclosures, revealed }: WholeLedger,
  { withheld, words }: EditionPlan,
  crypto: Crypto,
): DisclosedEdition => {
  // A stranger who gets everything reads what was read here.
  if (withheld.size === 0 && words.size === 0 && revealed.every((line) => line.withheld.length === 0))
    return { shown: disclosures, seen: revealed, withheld: [] };
  const shown: EncodedDisclosure[] = [];
  const reasons = new Map<string, WithheldEntry['reason']>();
  for (const [seq, fields] of groupDisclosures(lines, disclosures, crypto).entries()) {
    for (const { field, disclosures: own } of fields) {
      const key = fieldKey(seq, field);
      const reason = withheld.get(key);
      const chosen = words.get(key);
      if (reason !== undefined) reasons.set(lines[seq]?._sd[field] ?? '', reason);
      else if (chosen === undefined) for (const encoded of own) shown.push(encoded);
      else {
        const left = leaveOutWords(own, chosen, crypto);
        for (const encoded of left.shown) shown.push(encoded);
        for (const [digest, why] of left.reasons) reasons.set(digest, why);
      }
    }
  }
  const seen = revealLines(lines, shown, crypto).lines;
  const entries = seen
    .flatMap((line) => line.withheld)
    .map((entry) => ({ ...entry, reason: reasons.get(entry.digest) ?? ('marking' as const) }));
  return { shown, seen, withheld: entries.sort(compareWithheld) };
};
