import { z } from 'zod';
import { wordingById, wordingIds } from '../reference/yardsticks.ts';
import { named, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';

/** Lines about the words of probability, each as a sentence without its full stop. */
export const yardstickWriters: Readonly<Record<string, (line: FieldWords, names: LineNames) => string>> = {
  'yardstick.choose': (line) => {
    const wording = line.value('wording', z.enum(wordingIds));
    return `Chose the words of ${wording === undefined ? withheld : wordingById[wording].name}: ${line.quoted('reason')}`;
  },
  'yardstick.confirm': (line, { hypothesis }) => {
    const id = line.value('hypothesis', z.string());
    const lead = id === undefined ? withheld : named(id, hypothesis);
    const term = line.word('term').replaceAll('-', ' ');
    return `Confirmed “${term}” as the PHIA judgement on ${lead} at level ${line.word('level')}, at ${line.word('probability')}: ${line.quoted('reason')}`;
  },
};
