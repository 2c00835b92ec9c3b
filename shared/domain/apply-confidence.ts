import { z } from 'zod';
import { loweredLevels } from '../ledger/confidence-line-types.ts';
import { enrolmentSchema } from '../ledger/field-schemas.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

const personSchema = z.object({ person: z.string(), principal: z.string() });

/** Lines about confidence: what an analyst lowered, who reviews, and what reviewers answered. */
export const applyConfidenceLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  const said = { seq, reason: fields.text('reason'), at: fields.string('at'), actor: fields.string('actor') };
  switch (line.type) {
    case 'confidence.lower': {
      const level = fields.number('level');
      if (level === null) return;
      const to = fields.value('to', z.enum(loweredLevels).nullable());
      tables.put('confidence_lowering', { key: String(level), to, ...said });
      return;
    }
    case 'review.assign': {
      const reviewer = fields.value('reviewer', personSchema);
      tables.put('review_event', {
        key: seqKey(seq),
        review: fields.string('id'),
        act: fields.string('status'),
        person: reviewer?.person ?? null,
        principal: reviewer?.principal ?? null,
        reviewedSize: null,
        ...said,
      });
      return;
    }
    case 'review.import': {
      const reviewer = fields.value('reviewer', enrolmentSchema);
      tables.put('review_event', {
        key: seqKey(seq),
        review: null,
        act: fields.string('conclusion'),
        person: reviewer?.person ?? null,
        principal: reviewer?.principal ?? null,
        reviewedSize: checkpointSize(fields.string('checkpoint')),
        ...said,
      });
      return;
    }
  }
};

/** The second of the three lines of a checkpoint. What is no number covers nothing. */
const checkpointSize = (checkpoint: string | null): number => {
  const size = /^[^\n]*\n(\d{1,15})\n/u.exec(checkpoint ?? '')?.[1];
  return size === undefined ? 0 : Number(size);
};
