import { z } from 'zod';
import { confidenceLevels, confidenceTests } from './confidence.ts';

const id = z.string().min(1).max(200);
const level = z.enum(confidenceLevels);
const share = z
  .string()
  .regex(/^\d{1,3}\.\d{6}$/u)
  .transform(Number)
  .refine((value) => value <= 1, { message: 'not between 0 and 1' });
const rests = z.array(id).readonly();
const rowOf = <Test extends string, Value extends z.ZodType>(tests: readonly [Test, ...Test[]], value: Value) =>
  z.strictObject({ test: z.enum(tests), reaches: level, value, rests });

const test = z.discriminatedUnion('test', [
  rowOf(['stability', 'without_origin', 'completeness', 'custody', 'p05'], share),
  rowOf(['origins', 'classes', 'assumptions'], z.int().min(0)),
  rowOf(['deception'], z.int().min(0).nullable()),
  rowOf(['models'], z.boolean()),
  rowOf(['review'], z.enum(['none', 'assigned', 'outdated', 'dissent', 'concur'])),
]);

/** One level of the section `confidence`, as `confidence-section.ts` writes it. */
export const levelConfidence = z
  .strictObject({
    v: z.literal(1),
    gates: z.strictObject({ id: z.string(), version: z.string(), status: z.string() }),
    confidence: level,
    computed: level,
    without: z.enum(['tie', 'residual']).nullable(),
    rival: id.nullable(),
    below: z.strictObject({ level: z.int().min(1).max(3), confidence: level }).nullable(),
    lowered: z.strictObject({ to: level, line: z.int().min(0) }).nullable(),
    tests: z.array(test).readonly(),
  })
  .refine(({ tests, without }) => tests.length === (without === null ? confidenceTests.length : 0), {
    message: 'a test is missing',
  });
export type LevelConfidence = Readonly<z.infer<typeof levelConfidence>>;
export type ShownTest = LevelConfidence['tests'][number];
