import { z } from 'zod';
import { quote, spaced, withheld, type FieldWords } from './line-word-parts.ts';

const result = z.object({ result: z.string(), reasons: z.array(z.string()) });

const gateWords = (line: FieldWords): string => {
  const gate = line.value('gate', result);
  if (gate === undefined) return withheld;
  const found = gate.result === 'CRITERIA_MET' ? 'profile criteria met' : spaced(gate.result.toLowerCase());
  return gate.reasons.length === 0 ? found : `${found} by ${gate.reasons.join(', ')}`;
};

const reasonOf = (line: FieldWords): string => {
  const reason = line.quoted('reason');
  return reason === quote('') ? '' : `: ${reason}`;
};

/** Lines about measures as sentences. */
export const measureWriters: Readonly<Record<string, (line: FieldWords) => string>> = {
  'measure.draft': (line) =>
    `Drafted the measure ${line.quoted('title')} with the instrument ${line.word('instrument')}`,
  'measure.amend': (line) =>
    `Amended the measure ${line.quoted('title')} with the instrument ${line.word('instrument')}`,
  'measure.gate': (line) => `Held a measure against the policy profile: ${gateWords(line)}`,
  'measure.review': (line) =>
    `Recorded the review of a measure by ${line.word('reviewer')}, “${spaced(line.word('conclusion'))}”${line.value('signature', z.string()) === undefined ? ' (not signed)' : ''}: ${line.quoted('opinion')}`,
  'measure.approve': (line) =>
    `Recorded the approval of a measure by ${line.word('principal')} as ${spaced(line.word('role'))}`,
  'measure.decide': (line) => `Decided on a measure: ${line.quoted('reason')}`,
  'measure.move': (line) => {
    const by = line.value('automatic', z.boolean()) === true ? 'The program brought' : 'Brought';
    const why = line.isNull('trigger') ? '' : `, for ${spaced(line.word('trigger'))}`;
    return `${by} a measure into the state “${spaced(line.word('to'))}”${why}${reasonOf(line)}`;
  },
  'measure.observe': (line) =>
    `Recorded the indicator ${line.word('indicator')} of a measure${line.value('hit', z.boolean()) === true ? ', whose tripwire is hit' : ''}: ${line.quoted('note')}`,
  'measure.consequence': (line) => `Recorded a consequence of a measure that nobody intended: ${line.quoted('what')}`,
};
