import { z } from 'zod';
import { err, ok } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { gateResults } from '../../shared/consequence/gate.ts';
import { resultWords } from '../../shared/consequence/gate-words.ts';
import { policyBanner } from '../../shared/reference/policy-banner.ts';
import { byDefaultLine, profileLine } from '../harm-lines.ts';
import { readJson } from '../input-file.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

const gatesSchema = z.record(z.string(), z.object({ result: z.enum(gateResults), reasons: z.array(z.string()) }));

export const register: Register = (command, shell) => {
  command
    .argument('[dir]', 'the case')
    .option('--input <file>', 'attribution, harm and measure as JSON instead (- for stdin)')
    .action(
      shell.answer(async (folder: string | undefined, { input }: { readonly input?: string }) => {
        if (folder !== undefined && input === undefined) {
          const read = await shell.call('response.read', { folder });
          return read.ok ? ok({ document: read.value, caseFolder: folder, lines: responseLines(read.value) }) : read;
        }
        if (folder !== undefined || input === undefined) {
          return err({
            code: 'BAD_USAGE',
            message: 'Give a case, or --input with a file, and not both.',
            hint: '`plumbline gate DIR` says which criteria of the policy profile the case meets.',
          });
        }
        const json = await readJson(input, shell.standardInput);
        if (!json.ok) return json;
        const computed = await shell.call('gate.input', { input: json.value });
        if (!computed.ok) return computed;
        const { profile } = computed.value;
        const gates = gatesSchema.parse(computed.value.gates);
        return ok({
          document: gates,
          lines: [
            ...formatTable(
              Object.entries(gates).map(([id, { result, reasons }]) => [id, resultWords[result], reasons.join(', ')]),
            ),
            '',
            byDefaultLine(profile),
            policyBanner,
          ],
        });
      }),
    );
};

const responseLines = ({ gates, profile, withheld }: Output<'response.read'>): readonly string[] => {
  if (gates === null) return [`no gate is computed: ${withheld.join(', ')} withheld`, '', policyBanner];
  const { levels, harm, redLines, instruments } = gates;
  return [
    ...levels.map(
      ({ level, subject, confidence, p05, modelAgreement }) =>
        `level ${level}    ${subject.name ?? subject.id}: confidence ${confidence}, p05 ${p05.toFixed(6)}${modelAgreement ? '' : ', the models disagree'}`,
    ),
    ...(levels.length === 0 ? ['no level names anybody'] : []),
    `harm       actual ${harm.actual} (${harm.actualName}), potential ${harm.potential} (${harm.potentialName})`,
    ...(redLines.length === 0 ? [] : [`red lines  ${redLines.join(', ')}`]),
    profileLine(profile),
    ...instruments.flatMap(({ id, name, rung, bar, result, reasons }) => [
      '',
      `${id} ${name}, rung ${rung}: ${resultWords[result]} (${bar})`,
      ...reasons.map(({ code, found }) => `  ${code}  ${found}`),
    ]),
    '',
    policyBanner,
  ];
};
