import { z } from 'zod';
import { isInstant } from '../base/clock.ts';
import { triageStates } from './finding-vocabulary.ts';
import { tlpSchema } from './vocabulary.ts';

const words = z.string().max(500).default('');
const choices = (lengthMax: number, countMax: number) =>
  z.array(z.string().max(lengthMax)).max(countMax).readonly().default([]);
const bytes = z.number().int().min(0).nullable().default(null);
const instant = z.string().max(20).refine(isInstant, 'a time is 2026-03-01T10:02:11Z, in UTC').nullable().default(null);

/** What narrows the table of evidence; every part that is given must hold. Empty and null narrow nothing. */
export const evidenceFilterSchema = z.strictObject({
  /** Occurs, whatever its case, in exhibit number, title, name or description; or the SHA-256 begins with it. */
  text: words,
  exhibit: words,
  /** Occurs in the title, or in the name of the file where the title is empty. */
  title: words,
  name: words,
  /** The SHA-256 begins with it. */
  sha256: words,
  kinds: choices(40, 20),
  reliabilities: choices(1, 6),
  credibilities: choices(1, 6),
  custody: choices(40, 10),
  forgeabilities: choices(40, 10),
  /** `unstated` stands for items of which nobody said a class. */
  classes: choices(40, 10),
  tlp: z.array(tlpSchema).max(5).readonly().default([]),
  sources: choices(100, 500),
  /** By the sets of known hashes that were held against the case. */
  known: z.enum(['any', 'good', 'bad', 'not good', 'none']).default('any'),
  /** As somebody said; what nobody said anything of is not looked at. */
  triage: z.array(z.enum(triageStates)).max(5).readonly().default([]),
  /** Both ends belong to the range. */
  sizeFrom: bytes,
  sizeTo: bytes,
  addedFrom: instant,
  addedTo: instant,
  collectedFrom: instant,
  collectedTo: instant,
});
export type EvidenceFilter = z.infer<typeof evidenceFilterSchema>;

export const unstatedClass = 'unstated';

export const noEvidenceFilter: EvidenceFilter = evidenceFilterSchema.parse({});

/** The first and the last second of a day; undefined where the text is no day. */
export const dayEnds = (day: string): { readonly first: string; readonly last: string } | undefined => {
  const first = `${day}T00:00:00Z`;
  return isInstant(first) ? { first, last: `${day}T23:59:59Z` } : undefined;
};
