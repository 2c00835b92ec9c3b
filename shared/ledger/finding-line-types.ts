import { z } from 'zod';
import { excerptAnchorSchema } from '../domain/excerpt-anchor.ts';
import { certainties, linkKinds, triageStates } from '../domain/finding-vocabulary.ts';
import { countSchema, idSchema, lineText, nameText } from './field-types.ts';
import { common, field, text, type LineType } from './line-type-parts.ts';

/** A record of an import: by its number there, and by the key that the file itself gives it, if any. */
export const recordReferenceSchema = z.strictObject({
  import: idSchema('import'),
  key: lineText(2000).nullable(),
  number: countSchema.min(1),
  type: lineText(1000),
});

/** What a link, a mark or a comment is on: the item itself, a record of it, or a finding in it. */
export const subjectSchema = z.strictObject({
  finding: idSchema('finding').nullable(),
  item: idSchema('evidence'),
  record: recordReferenceSchema.nullable(),
});
export type Subject = z.infer<typeof subjectSchema>;

export const quoteCharactersMax = 2000;
/** The beginning of what the bytes of an excerpt say: in the encoding in which they are text, else as hex digits. */
export const quoteSchema = z.strictObject({
  form: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'hex']),
  isWhole: z.boolean(),
  text: lineText(quoteCharactersMax),
});

export type Quote = z.infer<typeof quoteSchema>;

const tagSchema = lineText(100).min(1);
export const tagChangeSchema = z.strictObject({
  added: z.array(tagSchema).max(50),
  removed: z.array(tagSchema).max(50),
});

const foundFields = {
  id: field(idSchema('finding'), 'Identifier.'),
  item: field(idSchema('evidence'), 'The item that it was found in.'),
  statement: text('What is to be seen there, in neutral words.'),
  excerpt: field(
    excerptAnchorSchema.nullable(),
    'Place in the file, the bytes that it denotes and their SHA-256, computed by the program; null: the item as a whole.',
  ),
  record: field(
    recordReferenceSchema.nullable(),
    'The record of an import that it was found as; null where it is none.',
  ),
  quote: field(
    quoteSchema.nullable(),
    'Beginning of what these bytes say: as text where they are text, else as hex digits; null where there is no excerpt.',
  ),
};

export const findingLineTypes: Readonly<Record<string, LineType>> = {
  'finding.add': {
    says: 'Makes an excerpt, a record or an item a finding: a fact of the case, linked to its place.',
    v: 1,
    fields: { ...common, ...foundFields },
  },
  'finding.correct': {
    says: 'Corrects a finding: this is what it says from now on; the earlier lines stay on record.',
    v: 1,
    fields: {
      ...common,
      ...foundFields,
      corrects: field(countSchema, 'Number of the line that it corrects.'),
      reason: text('Why.'),
    },
  },
  'finding.withdraw': {
    says: 'Withdraws a finding: it no longer counts as one, and stays on record.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('finding'), 'The finding.'),
      item: field(idSchema('evidence'), 'The item that it was found in.'),
      reason: text('Why.'),
    },
  },
  'link.add': {
    says: 'Links two items, records or findings.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('link'), 'Identifier.'),
      from: field(subjectSchema, 'One end.'),
      to: field(subjectSchema, 'The other end.'),
      kind: field(z.enum(linkKinds), 'Kind.'),
      words: field(nameText, 'What the kind `other` is; of the others, what is worth adding.'),
      isDirected: field(z.boolean(), 'Whether it holds from the one end to the other only.'),
      certainty: field(z.enum(certainties), 'How sure who made it is.'),
      reason: text('Why; never empty.'),
    },
  },
  'link.withdraw': {
    says: 'Withdraws a link; it stays on record.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('link'), 'The link.'),
      from: field(subjectSchema, 'One end.'),
      to: field(subjectSchema, 'The other end.'),
      reason: text('Why.'),
    },
  },
  'mark.set': {
    says: 'Sets star, tags or triage state of an item, a record or a finding; null and empty parts stay as they were.',
    v: 1,
    fields: {
      ...common,
      on: field(subjectSchema, 'What it is on.'),
      star: field(z.boolean().nullable(), 'The star of who acted, set or taken away.'),
      tags: field(tagChangeSchema, 'Tags that are added and taken away, for everybody.'),
      triage: field(z.enum(triageStates).nullable(), 'How far somebody has looked at it, as they say.'),
    },
  },
  'comment.add': {
    says: 'Comments on an item, a record or a finding.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('comment'), 'Identifier.'),
      on: field(subjectSchema, 'What it is on.'),
      text: text('The comment.'),
    },
  },
  'comment.withdraw': {
    says: 'Withdraws a comment; it stays on record.',
    v: 1,
    fields: {
      ...common,
      id: field(idSchema('comment'), 'The comment.'),
      on: field(subjectSchema, 'What it is on.'),
      reason: text('Why.'),
    },
  },
};
