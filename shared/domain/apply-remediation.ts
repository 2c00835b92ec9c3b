import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

const items = z.array(z.string());

/** Lines about what is done for whoever was harmed. The latest of a task counts; the earlier ones stay in their lines. */
export const applyRemediationLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  const cites = (): string | null => {
    const value = fields.value('cites', items);
    return value === null ? null : canonicalJson(value);
  };
  const by = { changed: seq, at: fields.string('at'), actor: fields.string('actor') };
  switch (line.type) {
    case 'remediation.add': {
      const key = fields.string('id');
      if (key === null || tables.get('remediation', key) !== undefined) return;
      tables.put('remediation', {
        ...by,
        key,
        seq,
        status: 'open',
        what: fields.text('what'),
        service: fields.text('service'),
        cites: cites(),
        owner: fields.string('owner'),
        due: fields.string('due'),
        note: null,
        shown: null,
      });
      return;
    }
    case 'remediation.set': {
      const row = tables.get('remediation', fields.string('task') ?? '');
      if (row === undefined) return;
      tables.put('remediation', {
        ...row,
        ...by,
        status: fields.string('status'),
        owner: fields.string('owner'),
        due: fields.string('due'),
        note: fields.text('note'),
        shown: cites(),
      });
      return;
    }
  }
};
