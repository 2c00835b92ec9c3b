import { z } from 'zod';
import { attackKinds, attackStates } from '../reference/attack-table.ts';
import { count, path } from './contract-shapes.ts';

const table = z.object({
  name: z.string(),
  version: z.string(),
  entries: count,
  /** The file that it was taken from and when; null: it came with the program. */
  taken: z.object({ file: z.string(), sha256: z.string(), at: z.string() }).nullable(),
});

const entry = z.object({
  id: z.string(),
  kind: z.enum(attackKinds),
  name: z.string(),
  tactics: z.array(z.string()),
  version: z.string(),
  state: z.enum(attackStates),
  successor: z.string().nullable(),
  /** De-fanged. */
  address: z.string(),
  table: z.string(),
  tableVersion: z.string(),
});

/** MITRE ATT&CK as reference data of the workstation. It is no evidence, and nothing of a case rests on it. */
export const attackContract = {
  'attack.tables': { input: z.strictObject({}), output: z.object({ tables: z.array(table), licence: z.string() }) },
  /** Takes the table of an ATT&CK STIX bundle in. One of the same name is replaced. */
  'attack.add': {
    input: z.strictObject({ path }),
    output: z.object({ table, replaced: z.boolean() }),
  },
  'attack.remove': {
    input: z.strictObject({ name: z.string().min(1).max(500) }),
    output: z.object({ removed: z.string() }),
  },
  'attack.find': {
    input: z.strictObject({ query: z.string().min(1).max(500), count: z.number().int().min(1).max(500).default(50) }),
    output: z.object({ total: count, entries: z.array(entry) }),
  },
  /** What an identifier stands for, in each table that has it, and what stands in its place now. */
  'attack.show': {
    input: z.strictObject({ id: z.string().min(1).max(20) }),
    output: z.object({ entries: z.array(entry), followed: z.array(entry) }),
  },
  /** How much of some techniques each known actor shares, and how common each is. It writes no score. */
  'attack.overlap': {
    input: z.strictObject({ ids: z.array(z.string().min(1).max(20)).min(1).max(500) }),
    output: z.object({
      table: z.string(),
      version: z.string(),
      /** What every overlap is shown with. */
      label: z.string(),
      techniques: z.array(z.object({ id: z.string(), name: z.string() })),
      /** Asked for and used by nobody in the table. */
      unknown: z.array(z.string()),
      /** Groups and campaigns in the table. */
      actors: count,
      overlaps: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          /** How many techniques it is known for. */
          known: count,
          shared: z.array(z.object({ technique: z.string(), name: z.string(), users: count })),
        }),
      ),
    }),
  },
  /** Every identifier with what a mark beside it says. */
  'attack.names': {
    input: z.strictObject({}),
    output: z.object({ names: z.array(z.object({ id: z.string(), words: z.string() })) }),
  },
} as const;
