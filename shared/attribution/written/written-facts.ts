import { z } from 'zod';
import { citedKinds } from '../../domain/written-sentence.ts';
import { wordingIds } from '../../reference/yardsticks.ts';

/**
 * `withheld`: in this edition. `not_recomputable`: part of the skeleton is withheld, so no number is stated. `covered`:
 * who acts has not ranked the level. `unweighed`: nothing is rated there. `withdrawn`: it no longer counts in the case.
 */
const shownStates = ['stated', 'withheld', 'not_recomputable', 'covered', 'unweighed', 'withdrawn'] as const;
export type ShownState = (typeof shownStates)[number];

const shown = z.object({ text: z.string(), state: z.enum(shownStates) });
export type Shown = Readonly<z.infer<typeof shown>>;

const citable = z.object({
  of: z.enum(citedKinds),
  id: z.string(),
  /** `EX-0007`: what stands in the brackets of a citation. */
  mark: z.string(),
  label: z.string().nullable(),
  state: z.enum(shownStates),
});
export type Citable = Readonly<z.infer<typeof citable>>;

const hypothesis = z.object({
  id: z.string(),
  level: z.number().nullable(),
  name: z.string(),
  isLead: z.boolean(),
  statement: shown,
  /** `it is very likely (80–95 %)`: the word as English needs it before “that”, with what must stand beside it. */
  likelihood: shown,
  /** The word and the band alone; null where none is stated. */
  word: z.string().nullable(),
  band: z.string().nullable(),
  probability: shown,
});
export type HypothesisFacts = Readonly<z.infer<typeof hypothesis>>;

/** What the fields of sentences say, as the case stands. */
export const writtenFacts = z.object({
  wording: z.enum(wordingIds),
  /** Most likely first within a level. */
  hypotheses: z.array(hypothesis),
  levels: z.array(z.object({ level: z.number(), question: z.string(), confidence: shown })),
  citable: z.array(citable),
});
export type WrittenFacts = Readonly<z.infer<typeof writtenFacts>>;
