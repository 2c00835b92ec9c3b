import { z } from 'zod';

const lineShape = z.object({ prev: z.string().regex(/^[0-9a-f]{64}$/u), seq: z.number() });
const none = '0'.repeat(64);

/** The hash of the line before, as this line holds it; null for the first line, undefined where it cannot be read. */
export const previousHash = (text: string): string | null | undefined => {
  const parsed = lineShape.safeParse(parse(text));
  if (!parsed.success) return undefined;
  return parsed.data.prev === none ? null : parsed.data.prev;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
