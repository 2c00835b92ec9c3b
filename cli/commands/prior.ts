import { err, ok } from '../../shared/base/result.ts';
import { parseLevel } from '../command-options.ts';
import type { Register } from '../shell.ts';

type Options = { readonly level: number; readonly reason: string; readonly uniform?: true };

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('[priors...]', 'HYPOTHESIS=PROBABILITY of every hypothesis of the level, 0.02 to 0.60, summing to 1')
    .requiredOption('--level <1..4>', 'the level', parseLevel)
    .requiredOption('--reason <text>', 'why, with the base rate used')
    .option('--uniform', 'take stated priors back: all alike again')
    .action(
      shell.answer(async (folder: string, given: readonly string[], { level, reason, uniform }: Options) => {
        const pairs = given.map((pair) => pair.split('='));
        const wrong = given.find((_, at) => pairs[at]?.length !== 2);
        if (wrong !== undefined || (given.length === 0) !== (uniform === true)) {
          return err({
            code: 'BAD_USAGE',
            message:
              wrong === undefined
                ? 'Give either the prior of every hypothesis, or --uniform.'
                : `${wrong} is not HYPOTHESIS=PROBABILITY.`,
            hint: 'For example: plumbline prior DIR hy-1=0.4 hy-2=0.6 --level 2 --reason "base rate of …".',
          });
        }
        const priors = Object.fromEntries(pairs.map(([hypothesis = '', prior = '']) => [hypothesis, prior]));
        const set = await shell.call('prior.set', { folder, level, priors, reason });
        return set.ok
          ? ok({ document: set.value, lines: [`Stated in line ${set.value.line}.`], caseFolder: folder })
          : set;
      }),
    );
};
