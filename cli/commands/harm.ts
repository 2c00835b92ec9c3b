import { z } from 'zod';
import { ok } from '../../shared/base/result.ts';
import { readJson } from '../input-file.ts';
import type { Register } from '../shell.ts';

const harmSchema = z.object({
  index: z.number(),
  potentialIndex: z.number(),
  actual: z.number(),
  potential: z.number(),
  overrides: z.array(z.string()),
  missing: z.array(z.string()),
});

export const register: Register = (command, shell) => {
  command.requiredOption('--input <file>', 'scores as JSON (- for stdin)').action(
    shell.answer(async ({ input }: { readonly input: string }) => {
      const json = await readJson(input, shell.standardInput);
      if (!json.ok) return json;
      const computed = await shell.call('harm.input', { input: json.value });
      if (!computed.ok) return computed;
      const harm = harmSchema.parse(computed.value.harm);
      return ok({
        document: computed.value.harm,
        lines: [
          `actual     level ${harm.actual}, index ${harm.index.toFixed(2)} of 100, from what is observed or estimated`,
          `potential  level ${harm.potential}, index ${harm.potentialIndex.toFixed(2)}`,
          ...(harm.overrides.length === 0 ? [] : [`raised by  ${harm.overrides.join(', ')}`]),
          ...(harm.missing.length === 0 ? [] : [`not scored ${harm.missing.join(', ')}: each counts 0`]),
        ],
      });
    }),
  );
};
