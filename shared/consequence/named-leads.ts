import { z } from 'zod';

const scored = z.object({ levels: z.record(z.string(), z.object({ lead: z.string().nullable() })) });

/** The lead of each level of the section `scores`, 1 to 4; none where nothing was computed. Ties lead nowhere. */
export const leadsOf = (scores: unknown): readonly { readonly level: number; readonly lead: string }[] => {
  const section = scored.safeParse(scores);
  if (!section.success) return [];
  return Object.entries(section.data.levels).flatMap(([level, { lead }]) =>
    lead === null ? [] : [{ level: Number(level), lead }],
  );
};
