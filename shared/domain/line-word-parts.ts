import { z } from 'zod';
import { shortText } from '../base/short-text.ts';
import { plainText, textSchema } from '../ledger/field-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';

/** What the sentences about lines are made of. */

/** What the case calls a thing of which a line holds only the identifier; undefined where it has no name here. */
export type LineNames = {
  readonly evidence: (id: string) => string | undefined;
  readonly hypothesis: (id: string) => string | undefined;
  readonly source: (id: string) => string | undefined;
  /** What a finding says. */
  readonly finding: (id: string) => string | undefined;
  /** What an asset or service is called. */
  readonly asset: (id: string) => string | undefined;
  /** What a request asks for, as `actToWords` says it. */
  readonly request: (id: string) => string | undefined;
};

export const noNames: LineNames = {
  evidence: () => undefined,
  hypothesis: () => undefined,
  source: () => undefined,
  finding: () => undefined,
  asset: () => undefined,
  request: () => undefined,
};

export const withheld = '(withheld)';
const shortCharactersMax = 80;
const listedMax = 4;

/** Fields of a line as words; what is withheld, or is not what its type says, is said to be withheld. */
export type FieldWords = {
  readonly seqOf: (name: string) => string;
  readonly word: (name: string) => string;
  readonly quoted: (name: string) => string;
  readonly isNull: (name: string) => boolean;
  readonly value: <T extends z.ZodType>(name: string, schema: T) => z.infer<T> | undefined;
};

export const readWords = ({ fields }: RevealedLine): FieldWords => {
  const raw = (name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined);
  const text = (name: string): string | undefined => {
    const parsed = textSchema.safeParse(raw(name));
    return parsed.success ? plainText(parsed.data) : undefined;
  };
  const word = (name: string): string => {
    const value = raw(name);
    return typeof value === 'string' || typeof value === 'number' ? shorten(String(value)) : withheld;
  };
  return {
    seqOf: (name) => `line ${word(name)}`,
    word,
    quoted: (name) => {
      const value = text(name);
      return value === undefined ? withheld : quote(value);
    },
    isNull: (name) => raw(name) === null,
    value: (name, schema) => {
      const parsed = schema.safeParse(raw(name));
      return parsed.success ? parsed.data : undefined;
    },
  };
};

export const shorten = (text: string): string => shortText(text, shortCharactersMax);
export const quote = (text: string): string => `“${shorten(text)}”`;
export const spaced = (word: string): string => word.replaceAll('_', ' ');
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
export const listed = (parts: readonly string[]): string =>
  parts.length <= listedMax
    ? parts.join(', ')
    : `${parts.slice(0, listedMax).join(', ')} and ${parts.length - listedMax} more`;

const nameCharactersMax = 48;

export const itemNamed = (line: FieldWords, field: string, { evidence }: LineNames): string => {
  const id = line.value(field, z.string());
  return id === undefined ? withheld : (evidence(id) ?? shorten(id));
};
export const named = (id: string, name: (id: string) => string | undefined): string => {
  const known = name(id);
  return known === undefined ? shorten(id) : `“${shortText(known, nameCharactersMax)}”`;
};
