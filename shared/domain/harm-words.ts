import { z } from 'zod';
import { listed, shorten, withheld, type FieldWords } from './line-word-parts.ts';

const harmScores = z.record(z.string(), z.object({ score: z.number(), status: z.string() }));

/** Lines about harm to civilians as sentences. */
export const harmWriters: Readonly<Record<string, (line: FieldWords) => string>> = {
  'harm.set': (line) => {
    const scores = line.value('scores', harmScores);
    const words = Object.entries(scores ?? {}).map(
      ([criterion, { score, status }]) => `${shorten(criterion)} ${score} (${shorten(status)})`,
    );
    return `Scored harm to civilians: ${scores === undefined ? withheld : words.length === 0 ? 'nothing' : listed(words)}`;
  },
  'harm.withdraw': (line) => `Took back the score of harm for ${line.word('criterion')}: ${line.quoted('reason')}`,
  'redline.set': (line) =>
    line.word('status') === 'cleared'
      ? `Cleared the red line ${line.word('redLine')}: ${line.quoted('statement')}`
      : `Stated that the red line ${line.word('redLine')} was crossed: ${line.quoted('statement')}`,
};
