import { z } from 'zod';
import { count, withheld, type FieldWords } from './line-word-parts.ts';

/** Lines about reviews that were taken in, each as a sentence without its full stop. */
export const reviewWriters: Readonly<Record<string, (line: FieldWords) => string>> = {
  'review.seal': (line) => {
    const custody = line.value('custody', z.object({ sampled: z.number() }));
    const ratings = line.value('ratings', z.array(z.unknown()));
    const standards = line.value('standards', z.array(z.number()));
    return `Kept the signature beside the review of ${line.seqOf('import')}: ${ratings === undefined ? withheld : count(ratings.length, 'cell')} rated, ${custody === undefined ? withheld : count(custody.sampled, 'item')} sampled, standards ${standards?.join(' ') ?? withheld}`;
  },
  'dissent.close': (line) => `Closed the dissent of ${line.seqOf('import')} by the signed word of its author`,
  'dissent.override': (line) => {
    const board = line.value('board', z.array(z.string()));
    return `Recorded that ${board?.join(', ') ?? withheld} overrode the dissent of ${line.seqOf('import')}: ${line.quoted('reason')}`;
  },
};
