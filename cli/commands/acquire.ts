import { err, ok } from '../../shared/base/result.ts';
import { acquisitionInput } from '../../shared/domain/acquisition.ts';
import type { Input } from '../../shared/api/contract.ts';
import { tlpOption } from '../command-options.ts';
import { readJson } from '../input-file.ts';
import type { Register } from '../shell.ts';

type AcquireOptions = { readonly form: string; readonly tlp?: Input<'evidence.acquire'>['tlp'] };

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<item>', 'identifier or exhibit number')
    .requiredOption('--form <file>', 'JSON with what is to be stated, as the member acquisition of an intake form')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, evidence: string, { form, tlp }: AcquireOptions) => {
        const json = await readJson(form, shell.standardInput);
        if (!json.ok) return json;
        const parsed = acquisitionInput.safeParse(json.value);
        if (!parsed.success) {
          const [issue] = parsed.error.issues;
          return err({
            code: 'BAD_FILE',
            message: `${form} does not state how an item came to be: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
            hint: 'The handbook names its members, under Evidence, Intake on the command line.',
            at: form,
          });
        }
        const stated = await shell.call('evidence.acquire', { folder, evidence, acquisition: parsed.data, tlp });
        return stated.ok
          ? ok({ document: stated.value, lines: [`line ${stated.value.line}`], caseFolder: folder })
          : stated;
      }),
    );
};
