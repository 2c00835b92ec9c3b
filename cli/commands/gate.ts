import { z } from 'zod';
import { ok } from '../../shared/base/result.ts';
import { readJson } from '../input-file.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

const gatesSchema = z.record(z.string(), z.object({ result: z.string(), reasons: z.array(z.string()) }));
const results: Readonly<Record<string, string>> = {
  CRITERIA_MET: 'profile criteria met',
  PENDING: 'pending',
  BLOCKED: 'blocked',
  REFER_TO_AUTHORITY: 'referred to the authority',
  EXCLUDED: 'excluded',
};

export const register: Register = (command, shell) => {
  command.requiredOption('--input <file>', 'attribution, harm and measure as JSON (- for stdin)').action(
    shell.answer(async ({ input }: { readonly input: string }) => {
      const json = await readJson(input, shell.standardInput);
      if (!json.ok) return json;
      const computed = await shell.call('gate.input', { input: json.value });
      if (!computed.ok) return computed;
      const gates = gatesSchema.parse(computed.value.gates);
      return ok({
        document: computed.value.gates,
        lines: [
          ...formatTable(
            Object.entries(gates).map(([id, { result, reasons }]) => [
              id,
              results[result] ?? result,
              reasons.join(', '),
            ]),
          ),
          '',
          'Configurable policy profile. Not legal advice, not a determination of legality, and never an authorisation to act.',
          'The competent authority decides.',
        ],
      });
    }),
  );
};
