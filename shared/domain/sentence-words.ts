import { z } from 'zod';
import { sentenceWordsSchema } from '../ledger/sentence-line-types.ts';
import { plainText } from '../ledger/field-types.ts';
import { quote, spaced, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';
import { sentenceFormSchema, sentenceKinds } from './written-sentence.ts';

type Writer = (line: FieldWords, names: LineNames) => string;

/** The sentence with a name in braces for each field: what the field says follows from other lines. */
const sentence = (line: FieldWords): string => {
  const form = line.value('form', sentenceFormSchema);
  const words = line.value('words', sentenceWordsSchema);
  if (form === undefined || words === undefined) return withheld;
  return quote(
    form
      .map((part, index) => (part.kind === 'words' ? plainText(words[String(index)] ?? '') : `{${part.kind}}`))
      .join(''),
  );
};
const kind = (line: FieldWords): string => {
  if (line.isNull('kind')) return 'sentence without a tag';
  return line.value('kind', z.enum(sentenceKinds)) ?? `sentence ${withheld}`;
};
const section = (line: FieldWords): string => `section “${spaced(line.word('section'))}”`;

/** Lines about the written assessment as sentences. */
export const sentenceWriters: Readonly<Record<string, Writer>> = {
  'sentence.write': (line) => `Wrote into the ${section(line)}, as ${kind(line)}: ${sentence(line)}`,
  'sentence.change': (line) => `Changed the sentence of ${line.seqOf('changes')}, as ${kind(line)}: ${sentence(line)}`,
  'sentence.place': (line) => `Put a sentence into its place in the ${section(line)}`,
  'sentence.remove': (line) => `Took a sentence out of the assessment: ${line.quoted('reason')}`,
  'report.set': (line) =>
    `Chose the template “${line.word('template')}” for ${line.quoted('reader')}, who ask ${line.quoted('question')}`,
};
