import { z } from 'zod';
import { idSchema } from '../ledger/field-types.ts';

/** What the sentences of the written assessment are made of (method, sections 6.1 and 6.4). */

/** Whether a sentence tells what was found, what is taken for granted, or what is concluded (tradecraft standard 3). */
export const sentenceKinds = ['fact', 'assumption', 'judgement'] as const;
export type SentenceKind = (typeof sentenceKinds)[number];

/** In the order of print. */
export const writtenSections = [
  'summary',
  'key_judgements',
  'alternatives',
  'basis',
  'limits',
  'discussion',
  'change',
] as const;
export type WrittenSection = (typeof writtenSections)[number];

/** What a sentence may cite. */
export const citedKinds = ['evidence', 'finding', 'assumption', 'gap', 'indicator', 'source'] as const;
export type CitedKind = (typeof citedKinds)[number];

const hypothesis = idSchema('hypothesis');
const citation = <Kind extends CitedKind>(of: Kind) =>
  z.strictObject({ kind: z.literal('cite'), of: z.literal(of), id: idSchema(of) });

/** A part that follows the case: numbers, words of probability and names are computed where they are read, never typed. */
const fieldPartSchema = z.union([
  ...citedKinds.map(citation),
  z.strictObject({ kind: z.literal('likelihood'), hypothesis }),
  z.strictObject({ kind: z.literal('probability'), hypothesis }),
  z.strictObject({ kind: z.literal('confidence'), level: z.literal([1, 2, 3, 4]) }),
  z.strictObject({ kind: z.literal('hypothesis'), hypothesis }),
]);
export type FieldPart = z.infer<typeof fieldPartSchema>;

const partsMax = 200;
/** The parts of a sentence as its line holds them: the words stand in a field of their own, by the number of their part. */
export const sentenceFormSchema = z
  .array(z.union([z.strictObject({ kind: z.literal('words') }), fieldPartSchema]))
  .min(1)
  .max(partsMax);

export type SentencePart =
  /** Null: withheld in this edition. */
  { readonly kind: 'words'; readonly text: string | null } | Readonly<FieldPart>;

export const sentencePartsSchema = z.array(
  z.union([z.strictObject({ kind: z.literal('words'), text: z.string().nullable() }), fieldPartSchema]),
);

/** One sentence. `kind` is null where nobody has said yet what it is. */
export type WrittenSentence = {
  readonly id: string;
  readonly section: WrittenSection;
  readonly kind: SentenceKind | null;
  readonly parts: readonly SentencePart[];
};

type SentenceForm = z.infer<typeof sentenceFormSchema>;

/** The form of a sentence, which is never withheld, and its words by the number of their part, which may be. */
export const splitSentence = (
  parts: WrittenSentence['parts'],
): { readonly form: SentenceForm; readonly words: Readonly<Record<string, string>> } => ({
  form: parts.map((part) => (part.kind === 'words' ? { kind: 'words' } : part)),
  words: Object.fromEntries(
    parts.flatMap((part, index) => (part.kind === 'words' && part.text !== null ? [[String(index), part.text]] : [])),
  ),
});

/** The parts again; words that are not there are withheld. */
export const joinSentence = (
  form: SentenceForm,
  words: Readonly<Record<string, string>> | null,
): WrittenSentence['parts'] =>
  form.map((part, index) => {
    if (part.kind !== 'words') return part;
    const key = String(index);
    return { kind: 'words', text: words !== null && Object.hasOwn(words, key) ? (words[key] ?? null) : null };
  });
