import { Option } from 'commander';
import { ok } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { judgementOutcomes } from '../../shared/domain/register-vocabulary.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

type ResolveOptions = Pick<Input<'judgement.resolve'>, 'known' | 'basis'>;

export const register: Register = (command, shell) => {
  command
    .command('record')
    .description('record the probability that is computed now, for its outcome to be held against it')
    .argument('<dir>', 'the case')
    .argument('<hypothesis>', 'the hypothesis, or the beginning of its identifier')
    .requiredOption('--team <name>', 'who judges')
    .action(
      shell.answer(async (folder: string, hypothesis: string, { team }: { readonly team: string }) => {
        const recorded = await shell.call('judgement.record', { folder, hypothesis, team });
        return recorded.ok
          ? ok({
              document: recorded.value,
              caseFolder: folder,
              lines: [`${recorded.value.id} at ${recorded.value.probability}`],
            })
          : recorded;
      }),
    );
  command
    .command('resolve')
    .description('say what came of a judgement')
    .argument('<dir>', 'the case')
    .argument('<judgement>', 'the judgement, or the beginning of its identifier')
    .addOption(
      new Option('--outcome <outcome>', 'whether the hypothesis proved true')
        .choices(judgementOutcomes)
        .makeOptionMandatory(),
    )
    .requiredOption('--basis <text>', 'what shows it')
    .option('--known <instant>', 'since when that is known, as 2026-03-01T00:00:00Z')
    .action(
      shell.answer(
        async (
          folder: string,
          judgement: string,
          { outcome, basis, known }: ResolveOptions & Pick<Input<'judgement.resolve'>, 'outcome'>,
        ) => {
          const resolved = await shell.call('judgement.resolve', { folder, judgement, outcome, basis, known });
          return resolved.ok
            ? ok({ document: resolved.value, caseFolder: folder, lines: [`Recorded in line ${resolved.value.line}.`] })
            : resolved;
        },
      ),
    );
  command
    .command('list')
    .description('judgements of the case, what came of them, and how well they were calibrated')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const listed = await shell.call('register.list', { folder });
        if (!listed.ok) return listed;
        const { judgements, calibration } = listed.value;
        return ok({ document: { judgements, calibration }, caseFolder: folder, lines: lines(judgements, calibration) });
      }),
    );
};

const lines = (
  judgements: Output<'register.list'>['judgements'],
  calibration: Output<'register.list'>['calibration'],
): readonly string[] => [
  ...(judgements.length === 0
    ? ['No judgement is recorded.']
    : formatTable(
        judgements.map(({ id, level, probability, team, outcome, hypothesis }) => [
          id,
          `level ${level ?? '?'}`,
          probability ?? 'withheld',
          team ?? 'withheld',
          outcome ?? 'open',
          hypothesis ?? 'withheld',
        ]),
      )),
  '',
  ...(calibration.length === 0
    ? ['Uncalibrated: no outcome is known.']
    : formatTable([
        ['of', 'judgements', 'Brier score', 'given', 'came true'],
        ...calibration.map(({ of, count, brier, given, came }) => [of, String(count), brier, given, came]),
      ])),
];
