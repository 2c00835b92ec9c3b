import { z } from 'zod';
import { exclusivityStates } from '../../domain/hypothesis-structure.ts';

const id = z.string().min(1).max(200);
const share = z
  .string()
  .regex(/^\d\.\d{6}$/u)
  .transform(Number)
  .refine((value) => value <= 1, { message: 'not between 0 and 1' });
const line = z.int().min(0);
const capped = z.strictObject({ level: z.int().min(1).max(3), hypothesis: id }).nullable();

const statedHypothesis = z.strictObject({
  computed: share,
  stated: share,
  cappedBy: capped,
  entails: id.nullable(),
  partOf: id.nullable(),
  family: z.strictObject({ members: z.array(id).readonly(), computed: share, stated: share }).nullable(),
  setAside: line.nullable(),
});

/** One level of the section `stated`, as `stated-section.ts` writes it. */
export const levelStated = z.strictObject({
  v: z.literal(1),
  hypotheses: z.record(id, statedHypothesis).readonly(),
  rest: share,
  range: z
    .strictObject({
      p05: share,
      p50: share,
      p95: share,
      cappedBy: capped,
    })
    .nullable(),
  exclusive: z.strictObject({ status: z.enum(exclusivityStates), line: line.nullable() }),
});
export type LevelStated = Readonly<z.infer<typeof levelStated>>;
