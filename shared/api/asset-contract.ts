import { z } from 'zod';
import { assetKinds, assetStates, backupMinutesMax, knownAs, peopleMax } from '../domain/asset-vocabulary.ts';
import { harmCriteria, tlpSchema } from '../domain/vocabulary.ts';
import { instantSchema } from '../ledger/field-types.ts';
import { sectorCodes } from '../reference/sectors.ts';
import { count, inCase, longText, reference, shortText } from './contract-shapes.ts';

const text = z.string().nullable();
const cites = z.array(reference).max(200);
const score = z.number().int().min(0).max(4);
const minutes = z.number().int().min(0).max(backupMinutesMax);
const cited = z.array(z.object({ id: z.string(), exhibit: text, title: text }));
const served = z.object({
  atLeast: count.nullable(),
  atMost: count.nullable(),
  entries: count,
  unknown: count,
  isEstimated: z.boolean(),
});
const state = {
  is: z.enum(assetStates),
  status: z.enum(knownAs),
  from: instantSchema.nullable(),
  to: instantSchema.nullable(),
};
const people = { count: z.number().int().min(0).max(peopleMax), status: z.enum(knownAs) };

/** The register of civilian assets and services, and what depends on what. */
export const assetContract = {
  /** Enters one, or says with `id` what the entry is now. What is left out is unknown. */
  'asset.set': {
    input: inCase({
      id: reference.optional(),
      kind: z.enum(assetKinds),
      name: shortText,
      operator: z.string().max(500).default(''),
      location: z.string().max(500).default(''),
      sectors: z
        .array(z.enum(sectorCodes, 'this sector is in no vocabulary: `plumbline asset sectors` lists them'))
        .min(1, 'an entry has at least one sector')
        .max(3),
      /** 0 to 4; without it what the method proposes for the sector, where it proposes one. */
      criticality: score.optional(),
      vulnerable: score.optional(),
      people: z
        .strictObject({ ...people, cites: cites.min(1, 'a number of people cites at least one item of evidence') })
        .optional(),
      state: z
        .strictObject({
          ...state,
          from: state.from.default(null),
          to: state.to.default(null),
          cites: cites.min(1, 'that it failed, or did not, cites at least one item of evidence'),
        })
        .refine(({ from, to }) => from === null || to === null || from <= to, 'it ends before it begins')
        .optional(),
      cites: cites.default([]),
      note: longText.default(''),
      tlp: tlpSchema.optional(),
    }).refine(
      ({ cites: entry, people: served, state: failed }) =>
        entry.length > 0 || served !== undefined || failed !== undefined,
      'an entry cites at least one item of evidence',
    ),
    output: z.object({ id: z.string(), line: count }),
  },
  'asset.withdraw': {
    input: inCase({ asset: reference, reason: longText.min(1), tlp: tlpSchema.optional() }),
    output: z.object({ line: count }),
  },
  /** Says that `asset` needs `needs`, and how long it goes on without; left out: unknown. */
  'dependency.set': {
    input: inCase({
      asset: reference,
      needs: reference,
      backupMinutes: minutes.optional(),
      statement: longText.min(1),
      cites: cites.min(1, 'a dependence cites at least one item of evidence'),
      tlp: tlpSchema.optional(),
    }).refine(({ asset, needs }) => asset !== needs, 'nothing needs itself'),
    output: z.object({ line: count }),
  },
  'dependency.withdraw': {
    input: inCase({ asset: reference, needs: reference, reason: longText.min(1), tlp: tlpSchema.optional() }),
    output: z.object({ line: count }),
  },
  /** The register with what fails with what: from what is stated to have failed, or as if `ifFails` did. */
  'asset.list': {
    input: inCase({ ifFails: reference.optional(), minutes: minutes.optional() }),
    output: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          line: count,
          kind: z.enum(assetKinds).nullable(),
          name: text,
          operator: text,
          location: text,
          sectors: z.array(z.enum(sectorCodes)),
          criticality: score.nullable(),
          vulnerable: score.nullable(),
          people: z.object({ ...people, cites: cited.nullable() }).nullable(),
          state: z.object({ ...state, cites: cited.nullable() }).nullable(),
          cites: cited.nullable(),
          note: text,
          /** What of it is withheld here, which null or an empty list does not tell from what nobody knows. */
          hidden: z.array(z.enum(['sectors', 'people', 'state'])),
        }),
      ),
      dependencies: z.array(
        z.object({
          asset: z.string(),
          needs: z.string(),
          backupMinutes: minutes.nullable(),
          statement: text,
          cites: cited.nullable(),
          line: count,
        }),
      ),
      /** The entry that is supposed to fail; null: what is stated to have failed. */
      supposed: z.string().nullable(),
      cascade: z.object({
        roots: z.array(z.object({ id: z.string(), minutes: z.number().nullable() })),
        reached: z.array(
          z.object({
            id: z.string(),
            earliest: z.number(),
            latest: z.number().nullable(),
            lacks: z.string(),
            root: z.string(),
          }),
        ),
        held: z.array(z.object({ id: z.string(), why: z.enum(['backup', 'stated']) })),
      }),
      /** People served by what fails first, and by what fails with it. */
      people: z.object({ roots: served, reached: served }),
      hints: z.array(
        z.object({
          criterion: z.enum(harmCriteria),
          stated: text,
          potential: text,
          entries: z.array(z.string()),
        }),
      ),
    }),
  },
} as const;
