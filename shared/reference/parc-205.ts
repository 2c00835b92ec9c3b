import { z } from 'zod';

/**
 * WIS-PARC205 (method, section 1.3-C), byte for byte as it is hashed. **From memory, not verified**: PARC's own technical
 * description of ACH 1.1 was not at hand. High √2, medium 1, low 1/√2, each for credibility and for relevance.
 */
export const parc205Text =
  '{"crossCheck":{"id":"wis-parc205","version":"2.0.5","status":"memory","I":1,"II":2,' +
  '"credibility":{"high":1.4142135623730951,"medium":1,"low":0.7071067811865476},' +
  '"relevance":{"high":1.4142135623730951,"medium":1,"low":0.7071067811865476},' +
  '"credibilityBands":[{"minW":0.70,"is":"high"},{"minW":0.40,"is":"medium"},{"minW":0,"is":"low"}],' +
  '"relevanceOfEveryItem":"medium"}}';

const weights = z.strictObject({ high: z.number(), medium: z.number(), low: z.number() });
const degree = z.enum(['high', 'medium', 'low']);

const crossCheck = z.strictObject({
  crossCheck: z.strictObject({
    id: z.string(),
    version: z.string(),
    status: z.literal('memory'),
    I: z.number(),
    II: z.number(),
    credibility: weights,
    relevance: weights,
    /** The ledger has no high, medium or low: the weight of an item stands for its credibility, in the bands of section 2.4. */
    credibilityBands: z.array(z.strictObject({ minW: z.number(), is: degree })),
    /** The ledger has no relevance. */
    relevanceOfEveryItem: degree,
  }),
});

export type Parc205 = z.infer<typeof crossCheck>['crossCheck'];
export const parc205: Parc205 = crossCheck.parse(JSON.parse(parc205Text)).crossCheck;
