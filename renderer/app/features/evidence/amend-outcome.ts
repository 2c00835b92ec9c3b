import type { Output } from '../../../../shared/api/contract.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';
import type { BulkOutcome } from './bulk-store.ts';
import { linesWords } from './chosen.ts';

/** What a correction came to, and what takes it back. */
export const amendOutcome = ({ changed, changes, line, lines }: Output<'evidence.amend'>): BulkOutcome => {
  const words = `${groupDigits(changed)} ${changed === 1 ? 'item' : 'items'} corrected: ${linesWords(line, lines)}.`;
  const each = changes.map(({ id, before, after }) => ({ evidence: id, change: before, expects: after }));
  const isWhole = changes.length === changed;
  return { tone: 'good', words, undo: isWhole ? { each, lines: linesWords(line, lines) } : null };
};
