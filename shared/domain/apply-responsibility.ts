import type { RevealedLine } from '../ledger/reveal.ts';
import type { CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

/** The latest codes of a hypothesis count; the earlier ones stay in their lines. */
export const applyResponsibilityLine = (line: RevealedLine, tables: CaseTables): void => {
  if (line.type !== 'responsibility.set') return;
  const fields = readFields(line);
  const hypothesis = fields.string('hypothesis');
  if (hypothesis === null) return;
  tables.put('responsibility', {
    key: hypothesis,
    seq: line.seq,
    degree: fields.string('degree'),
    basis: fields.string('basis'),
    isWithdrawn: Number(fields.isNull('degree')),
    reason: fields.text('reason'),
    at: fields.string('at'),
    actor: fields.string('actor'),
  });
};
