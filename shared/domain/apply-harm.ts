import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { plainText, textSchema } from '../ledger/field-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';
import { harmCriteria, harmStatuses } from './vocabulary.ts';

const textMap = z.record(z.string(), textSchema);
const scoreMap = z.partialRecord(z.enum(harmCriteria), z.object({ score: z.number(), status: z.enum(harmStatuses) }));

/** Lines about harm to civilians. The latest score of a criterion counts; the earlier ones stay in their lines. */
export const applyHarmLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  switch (line.type) {
    case 'harm.set': {
      const scores = fields.value('scores', scoreMap);
      const notes = fields.value('notes', textMap);
      const cites = fields.value('cites', z.record(z.string(), z.array(z.string())));
      for (const [criterion, { score, status }] of Object.entries(scores ?? {})) {
        const note = notes?.[criterion];
        tables.put('harm', {
          key: criterion,
          criterion,
          score,
          status,
          note: note === undefined ? null : plainText(note),
          cites: cites === null ? null : canonicalJson(cites[criterion] ?? []),
          seq,
        });
      }
      return;
    }
    case 'harm.withdraw': {
      const criterion = fields.string('criterion');
      if (criterion !== null) tables.remove('harm', criterion);
      return;
    }
    case 'redline.set': {
      const key = fields.string('redLine');
      if (key === null) return;
      const cites = fields.value('cites', z.array(z.string()));
      tables.put('red_line', {
        key,
        seq,
        status: fields.string('status'),
        statement: fields.text('statement'),
        cites: cites === null ? null : canonicalJson(cites),
        at: fields.string('at'),
        actor: fields.string('actor'),
      });
      return;
    }
  }
};
