import { z } from 'zod';
import { isInstant } from '../base/clock.ts';
import { isId, type IdKind } from '../base/ids.ts';

/** Field values of the ledger's lines, as schemas over plain values: a text is a string here. */

export const lineText = (lengthMax: number) => z.string().max(lengthMax);
export const nameText = lineText(500);

/**
 * A text that is disclosed word by word. Fully disclosed it is a string; where words are withheld it is an array of
 * paragraphs, each an array of words, and what is withheld stands as `{withheld: digest}`.
 */
const withheldSchema = z.strictObject({ withheld: z.string() });
const partialText = z.array(z.union([withheldSchema, z.array(z.union([z.string(), withheldSchema]))]));
export const textSchema = z.union([lineText(200_000), partialText]);
export type PartialText = z.infer<typeof textSchema>;

const withheldMark = '[withheld]';

export const plainText = (text: PartialText): string =>
  typeof text === 'string'
    ? text
    : text
        .map((paragraph) =>
          Array.isArray(paragraph)
            ? paragraph.map((word) => (typeof word === 'string' ? word : `${withheldMark} `)).join('')
            : `${withheldMark}\n`,
        )
        .join('');

export const instantSchema = z.string().refine(isInstant, 'an instant is YYYY-MM-DDTHH:MM:SSZ');
export const idSchema = (kind: IdKind) =>
  z.string().refine((text) => isId(kind, text), `not an identifier of the kind ${kind}`);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/u, 'a SHA-256 is 64 lower-case hex digits');
export const countSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const decimalSchema = z.string().regex(/^(0|[1-9]\d*)(\.\d{1,12})?$/u, 'a decimal is written in full');
