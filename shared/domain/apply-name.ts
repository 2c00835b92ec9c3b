import type { RevealedLine } from '../ledger/reveal.ts';
import type { CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

/** Lines about names of actors. */
export const applyNameLine = (line: RevealedLine, tables: CaseTables): void => {
  if (line.type !== 'name.claim' && line.type !== 'name.withdraw') return;
  const fields = readFields(line);
  const id = fields.string('id');
  if (id === null) return;
  if (line.type === 'name.claim') {
    tables.put('name_claim', {
      key: id,
      seq: line.seq,
      hypothesis: fields.string('hypothesis'),
      source: fields.string('source'),
      item: fields.string('item'),
      name: fields.string('name'),
      sense: fields.string('sense'),
      attack: fields.string('attack'),
      reason: fields.text('reason'),
      at: fields.string('at'),
      actor: fields.string('actor'),
      tlp: fields.string('tlp'),
      withdrawnSeq: null,
      withdrawnReason: null,
    });
    return;
  }
  const claim = tables.get('name_claim', id);
  if (claim === undefined) return;
  tables.put('name_claim', { ...claim, withdrawnSeq: line.seq, withdrawnReason: fields.text('reason') });
};
