import { Argument } from 'commander';
import type { Output } from '../../shared/api/contract.ts';
import { ok } from '../../shared/base/result.ts';
import { ratingCodes, type Tlp } from '../../shared/domain/vocabulary.ts';
import { parseLevel, tlpOption } from '../command-options.ts';
import { formatSheet, progressText, standingText } from '../opinion-lines.ts';
import type { Register } from '../shell.ts';

type BeginOptions = {
  readonly level: number;
  readonly rater: string;
  readonly seen?: boolean;
  readonly tlp?: Tlp;
};
type RateOptions = { readonly rationale?: string; readonly tlp?: Tlp };

export const register: Register = (command, shell) => {
  command
    .command('begin')
    .description('begin a second opinion on a level; until it ends, no rating of the case is shown')
    .argument('<dir>', 'the case')
    .requiredOption('--level <1..4>', 'the level to rate', parseLevel)
    .requiredOption('--rater <name>', 'who rates')
    .option('--seen', 'the rater has seen ratings of the level: recorded as not blind')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, { level, rater, seen, tlp }: BeginOptions) => {
        const begun = await shell.call('opinion.begin', { folder, level, rater, seen, tlp });
        if (!begun.ok) return begun;
        const { line, standing } = begun.value;
        return ok({
          document: begun.value,
          caseFolder: folder,
          lines: [
            `begun in line ${line}: ${standingText(standing)}`,
            'Ratings of the case, and what follows from them, are hidden until `plumbline opinion end DIR`.',
            'What was told, printed or shown by another program, no program can know.',
          ],
        });
      }),
    );
  command
    .command('show')
    .description('what is to be rated: the next item, with the question for each hypothesis')
    .argument('<dir>', 'the case')
    .argument('[evidence]', 'another item: id, a prefix of it, or exhibit number')
    .action(
      shell.answer(async (folder: string, evidence: string | undefined) => {
        const read = await shell.call('opinion.read', { folder });
        if (!read.ok) return read;
        return ok({ document: read.value, caseFolder: folder, lines: formatSheet(read.value, evidence) });
      }),
    );
  command
    .command('rate')
    .description('rate one item against one hypothesis in the open second opinion')
    .argument('<dir>', 'the case')
    .argument('<evidence>', 'id, a prefix of it, or exhibit number')
    .argument('<hypothesis>', 'id or a prefix of it')
    .addArgument(new Argument('<rating>', 'very consistent to very inconsistent').choices(ratingCodes))
    .option('--rationale <text>', 'why')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (
          folder: string,
          evidence: string,
          hypothesis: string,
          rating: (typeof ratingCodes)[number],
          { rationale, tlp }: RateOptions,
        ) => {
          const cells = { [hypothesis]: { rating, rationale } };
          const rated = await shell.call('opinion.rate', { folder, evidence, cells, tlp });
          return rated.ok ? ok(counted(folder, 'recorded', rated.value)) : rated;
        },
      ),
    );
  command
    .command('end')
    .description('end the open second opinion: ratings are shown again, and it takes no more')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const ended = await shell.call('opinion.end', { folder });
        return ended.ok ? ok(counted(folder, 'ended', ended.value)) : ended;
      }),
    );
};

const counted = (caseFolder: string, did: string, reply: Output<'opinion.end'>) => ({
  document: reply,
  caseFolder,
  lines: [`${did} in line ${reply.line}; ${progressText(reply)}`],
});
