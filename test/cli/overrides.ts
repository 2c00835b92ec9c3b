import { z } from 'zod';
import type { Workstation } from './plumbline.ts';

const lintSchema = z.object({ errors: z.array(z.object({ rule: z.string() })) });

/** Words that override every error of the full edition of a small case. */
export const overridesOf = async (json: Workstation['json']): Promise<readonly string[]> => {
  const { errors } = lintSchema.parse(await json(1, 'lint', 'x.case'));
  const rules = [...new Set(errors.map(({ rule }) => rule))];
  return rules.flatMap((rule) => ['--override', `${rule}=A case made to try something else.`]);
};
