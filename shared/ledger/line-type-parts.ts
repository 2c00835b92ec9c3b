import type { z } from 'zod';
import { tlpSchema } from '../domain/vocabulary.ts';
import { instantSchema, nameText, textSchema } from './field-types.ts';

/** What the tables of line types are made of. */

/**
 * Who may withhold a field from an edition (bundle format, section 4).
 * `marked`: by the marking of its line, the default. `skeleton`: only where the skeleton's own marking is raised.
 * `always`: never.
 */
export type Disclosing = 'marked' | 'skeleton' | 'always';

export type FieldType = {
  readonly schema: z.ZodType;
  readonly disclosing: Disclosing;
  /** Where in the value texts lie: '' the value itself, 'name' one member, '*' every member. */
  readonly texts: readonly string[];
  readonly says: string;
};

export type LineType = {
  readonly says: string;
  readonly v: number;
  readonly fields: Readonly<Record<string, FieldType>>;
};

/** Versions of types of lines that are read and no longer written. */
export type EarlierLineTypes = Readonly<Record<string, readonly LineType[]>>;

export const field = (
  schema: z.ZodType,
  says: string,
  { disclosing = 'marked', texts = [] }: { disclosing?: Disclosing; texts?: readonly string[] } = {},
): FieldType => ({ schema, disclosing, texts, says });
export const always = (schema: z.ZodType, says: string) => field(schema, says, { disclosing: 'always' });
export const skeleton = (schema: z.ZodType, says: string) => field(schema, says, { disclosing: 'skeleton' });
export const text = (says: string) => field(textSchema, says, { texts: [''] });

export const common = {
  actor: field(nameText, 'Who acted: a principal, or the system user name followed by " (unsigned)".'),
  at: field(instantSchema, 'When, by the clock of the workstation.'),
  tlp: field(tlpSchema, 'Marking of the line (TLP 2.0).'),
};
