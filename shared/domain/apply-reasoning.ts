import { z } from 'zod';
import { plainText, textSchema } from '../ledger/field-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

// A schema takes longer to make than to use, and lines come by the ten thousand.
const textMap = z.record(z.string(), textSchema);
const ratingMap = z.record(z.string(), z.string().nullable());

/** Lines about hypotheses, ratings, priors and assumptions. */
export const applyReasoningLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  switch (line.type) {
    case 'hypothesis.add': {
      const id = fields.string('id');
      if (id === null) return;
      tables.put('hypothesis', {
        key: id,
        seq,
        kind: fields.string('kind'),
        level: fields.number('level'),
        statement: fields.text('statement'),
        predicts: fields.text('predicts'),
        refutedBy: fields.text('refutedBy'),
        actorName: fields.string('actorName'),
      });
      return;
    }
    case 'group.set': {
      const id = fields.string('id');
      if (id === null) return;
      tables.put('origin_group', {
        key: id,
        seq,
        name: fields.string('name'),
        relation: fields.string('relation'),
        rho: fields.string('rho'),
        reason: fields.text('reason'),
      });
      return;
    }
    case 'rating.set': {
      const item = fields.string('item');
      const ratings = fields.value('ratings', ratingMap);
      const rationales = fields.value('rationales', textMap);
      if (item === null || ratings === null) return;
      for (const [hypothesis, rating] of Object.entries(ratings)) {
        const rationale = rationales?.[hypothesis];
        tables.put('rating', {
          key: `${item}/${hypothesis}`,
          item,
          hypothesis,
          rating,
          rationale: rationale === undefined ? null : plainText(rationale),
          rater: fields.string('rater'),
          seq,
        });
      }
      return;
    }
    case 'prior.set': {
      const level = fields.number('level');
      const priors = fields.value('priors', z.record(z.string(), z.string()));
      if (level === null || priors === null) return;
      for (const row of tables.rows('prior')) if (row.level === level) tables.remove('prior', row.key);
      for (const [hypothesis, prior] of Object.entries(priors)) {
        tables.put('prior', { key: `${level}/${hypothesis}`, level, hypothesis, prior, seq });
      }
      return;
    }
    case 'assumption.set': {
      const id = fields.string('id');
      if (id === null) return;
      const critical = fields.value('critical', z.boolean());
      tables.put('assumption', {
        key: id,
        seq,
        status: fields.string('status'),
        critical: critical === null ? null : Number(critical),
        statement: fields.text('statement'),
      });
      return;
    }
  }
};
