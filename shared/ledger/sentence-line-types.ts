import { z } from 'zod';
import { reportTemplates } from '../domain/report-vocabulary.ts';
import { sentenceFormSchema, sentenceKinds, writtenSections } from '../domain/written-sentence.ts';
import { countSchema, idSchema, textSchema } from './field-types.ts';
import { common, field, skeleton, text, type LineType } from './line-type-parts.ts';

/** The words of a sentence, by the number of their part in its form. */
export const sentenceWordsSchema = z.record(z.string().regex(/^(0|[1-9]\d{0,2})$/u), textSchema);

const id = (says: string) => skeleton(idSchema('sentence'), says);
const section = skeleton(z.enum(writtenSections), 'Section of the assessment.');
const before = skeleton(
  idSchema('sentence').nullable(),
  'The sentence that it stands before; null: it is the last one.',
);
const said = {
  kind: skeleton(z.enum(sentenceKinds).nullable(), 'Fact, assumption or judgement; null: nobody said.'),
  form: skeleton(
    sentenceFormSchema,
    'Its parts: words, citations, and fields that follow the computation. No free text: the words stand apart.',
  ),
  words: field(sentenceWordsSchema, 'Its words, by the number of their part from 0.', { texts: ['*'] }),
};

/** The written assessment, sentence by sentence, and for whom it is. */
export const sentenceLineTypes: Readonly<Record<string, LineType>> = {
  'sentence.write': {
    says: 'Writes a sentence of the assessment.',
    v: 1,
    fields: { ...common, id: id('Identifier.'), section, before, ...said },
  },
  'sentence.change': {
    says: 'Changes a sentence: this is what it says from now on; the earlier lines stay on record.',
    v: 1,
    fields: {
      ...common,
      id: id('The sentence.'),
      changes: skeleton(countSchema, 'Number of the line that said what it changes.'),
      ...said,
    },
  },
  'sentence.place': {
    says: 'Puts a sentence into another place; one that was removed is put back.',
    v: 1,
    fields: { ...common, id: id('The sentence.'), section, before },
  },
  'sentence.remove': {
    says: 'Takes a sentence out of the assessment; it stays on record.',
    v: 1,
    fields: { ...common, id: id('The sentence.'), reason: text('Why.') },
  },
  'report.set': {
    says: 'Says for whom the report is and what it answers.',
    v: 1,
    fields: {
      ...common,
      template: skeleton(z.enum(reportTemplates), 'Template: which sections and annexes are printed.'),
      reader: text('Who is to read it.'),
      question: text('What they ask, and it answers.'),
    },
  },
};
