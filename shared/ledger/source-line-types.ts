import { z } from 'zod';
import {
  adequacies,
  credibilities,
  evidenceClasses,
  evidenceKinds,
  forgeabilities,
  reliabilities,
} from '../domain/vocabulary.ts';
import { countSchema, idSchema, nameText, textSchema } from './field-types.ts';

/** Where an assessment was taken over from: the log of another case, and the source there. */
export const takenFromSchema = z.strictObject({ case: nameText, source: idSchema('source') });
export const otherNamesSchema = z.array(nameText).max(100);
export const defaultGradeSchema = z.strictObject({
  adequacy: z.enum(adequacies).nullable(),
  class: z.enum(evidenceClasses).nullable(),
  credibility: z.enum(credibilities),
  forgeability: z.enum(forgeabilities),
});

const marked = (schema: z.ZodType, says: string, texts: readonly string[] = []) => ({
  schema,
  disclosing: 'marked' as const,
  texts,
  says,
});

/** What is said of a source after it was added, and what items start with; `common` are the fields that every line has. */
export const sourceLineTypes = <Field>(common: Readonly<Record<string, Field>>) => ({
  'source.assess': {
    says: 'Assesses the reliability of a source anew. The earlier letter stays on record, and no item changes by this line.',
    v: 1,
    fields: {
      ...common,
      source: marked(idSchema('source'), 'The source.'),
      reliability: marked(z.enum(reliabilities), 'Admiralty reliability from now on.'),
      from: marked(
        takenFromSchema.nullable(),
        'The case and the source there that the letter was taken over from; null where it was assessed here.',
      ),
      reason: marked(textSchema, 'Why.', ['']),
    },
  },
  'source.correct': {
    says: 'Corrects or completes what is said of a source; null fields stay as they were, the earlier line stays on record.',
    v: 1,
    fields: {
      ...common,
      source: marked(idSchema('source'), 'The source.'),
      corrects: marked(countSchema, 'Number of the line that it corrects.'),
      name: marked(nameText.nullable(), 'Name. Null: unchanged.'),
      kind: marked(nameText.nullable(), 'Kind of source, in free words. Null: unchanged.'),
      descriptor: marked(textSchema.nullable(), 'Descriptor after ICD 206. Null: unchanged.', ['']),
      aliases: marked(otherNamesSchema.nullable(), 'Other names of it, all of them. Null: unchanged.'),
      identifiers: marked(
        otherNamesSchema.nullable(),
        'Identifiers by which others know it, all of them. Null: unchanged.',
      ),
      reason: marked(textSchema, 'Why.', ['']),
    },
  },
  'grade.default': {
    says: 'Says with which grade items of one kind start where nobody says otherwise. No item that is there changes.',
    v: 1,
    fields: {
      ...common,
      kind: marked(z.enum(evidenceKinds), 'Kind of item.'),
      grade: marked(defaultGradeSchema, 'What they start with.'),
      reason: marked(textSchema, 'Why.', ['']),
    },
  },
});
