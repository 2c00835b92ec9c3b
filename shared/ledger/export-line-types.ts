import { z } from 'zod';
import { instantSchema } from './field-types.ts';
import { always, common, type LineType } from './line-type-parts.ts';

/** RFC 9562, version 4, in lower case. */
export const uuidSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u, 'not a random UUID (version 4)');

/**
 * Under what identifiers a case goes out in STIX and MISP (bundle format, section 4). What each names is said by the number
 * of the line that brought it into the case, which every edition shows: so this line is the same in all and tells nothing.
 */
export const exportLineTypes = {
  'export.identify': {
    says: 'Gives parts of the case the random identifiers that they have in STIX and MISP.',
    v: 1,
    fields: {
      ...common,
      at: always(instantSchema, common.at.says),
      ids: always(
        z.record(z.string().regex(/^(?:0|[1-9]\d{0,11})$/u), uuidSchema),
        'UUID (version 4) by the number of the line that brought the part into the case; line 0 stands for the case.',
      ),
    },
  },
} as const satisfies Readonly<Record<string, LineType>>;
