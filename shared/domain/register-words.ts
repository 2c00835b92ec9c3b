import { z } from 'zod';
import { named, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';
import { registerWords } from './register-vocabulary.ts';

type Writer = (line: FieldWords, names: LineNames) => string;

const by = (line: FieldWords, field: string): string => {
  const person = line.value(field, z.string());
  return person === undefined || person === '' ? '' : ` (${line.word(field)})`;
};

/** Lines about registers and judgements as sentences. */
export const registerWriters: Readonly<Record<string, Writer>> = {
  'assumption.examine': (line) =>
    `Stated how an assumption is tested${by(line, 'owner')}: ${line.quoted('test')}; if it is wrong: ${line.quoted('consequence')}`,
  'gap.set': (line) =>
    `Stated the ${registerWords.gap} ${line.quoted('statement')} as ${line.word('status')}${line.value('changesRanking', z.boolean()) === true ? ', one that could change who leads' : ''}${by(line, 'owner')}`,
  'indicator.set': (line) =>
    `Stated the ${registerWords.indicator} ${line.quoted('statement')} as ${line.word('status')}${by(line, 'owner')}`,
  'counter.set': (line) =>
    `Set a ${registerWords.counter} to level ${line.word('level')} as ${line.word('status')}${by(line, 'author')}: ${line.quoted('statement')}`,
  'premortem.set': (line) =>
    `Set a ${registerWords.premortem} of level ${line.word('level')} as ${line.word('status')}${by(line, 'author')}: ${line.quoted('statement')}`,
  'judgement.record': (line, { hypothesis }) => {
    const id = line.value('hypothesis', z.string());
    return `Recorded the judgement ${line.word('probability')} on ${id === undefined ? withheld : named(id, hypothesis)} by ${line.word('team')}`;
  },
  'judgement.resolve': (line) => `Said that a judgement proved ${line.word('outcome')}: ${line.quoted('basis')}`,
};
