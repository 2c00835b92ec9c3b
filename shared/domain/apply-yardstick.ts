import { z } from 'zod';
import type { RevealedLine } from '../ledger/reveal.ts';
import { wordingIds } from '../reference/yardsticks.ts';
import type { CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

/** Lines about the words of probability: which yardstick, and which of its terms an analyst confirmed. */
export const applyYardstickLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const said = {
    seq: line.seq,
    reason: fields.text('reason'),
    at: fields.string('at'),
    actor: fields.string('actor'),
  };
  switch (line.type) {
    case 'yardstick.choose': {
      tables.put('yardstick_choice', { key: 'case', wording: fields.value('wording', z.enum(wordingIds)), ...said });
      return;
    }
    case 'yardstick.confirm': {
      const level = fields.number('level');
      if (level === null) return;
      tables.put('yardstick_confirmation', {
        key: String(level),
        hypothesis: fields.string('hypothesis'),
        probability: fields.string('probability'),
        term: fields.string('term'),
        ...said,
      });
      return;
    }
  }
};
