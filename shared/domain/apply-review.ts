import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';
import { opinionStandings } from './vocabulary.ts';

/** Lines beside a review that was taken in: its codes, and how a dissent ended. */
export const applyReviewLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const taken = fields.number('import');
  if (taken === null) return;
  const said = { seq: line.seq, import: taken };
  switch (line.type) {
    case 'review.seal': {
      // The first one counts: it was written in one act with the review.
      if (tables.get('review_seal', seqKey(taken)) !== undefined) return;
      const custody = fields.value('custody', custodyCounts);
      const list = (name: string): string | null => {
        const value = fields.value(name, z.array(z.json()));
        return value === null ? null : canonicalJson(value);
      };
      tables.put('review_seal', {
        key: seqKey(taken),
        ...said,
        scores: fields.string('scores'),
        blind: fields.value('blind', z.enum(opinionStandings)),
        conflict: toNumber(fields.value('conflict', z.boolean())),
        sampled: custody?.sampled ?? null,
        failing: custody?.failing ?? null,
        untold: custody?.untold ?? null,
        ratings: list('ratings'),
        claims: list('claims'),
        standards: list('standards'),
      });
      return;
    }
    case 'dissent.close':
    case 'dissent.override': {
      const board = fields.value('board', z.array(z.string()));
      tables.put('dissent_event', {
        key: seqKey(line.seq),
        ...said,
        act: line.type === 'dissent.close' ? 'closed' : 'overridden',
        reason: fields.text('reason'),
        board: board === null ? null : canonicalJson(board),
        at: fields.string('at'),
        actor: fields.string('actor'),
      });
      return;
    }
  }
};

const custodyCounts = z.object({ failing: z.number(), sampled: z.number(), untold: z.number() });
const toNumber = (flag: boolean | null): number | null => (flag === null ? null : Number(flag));
