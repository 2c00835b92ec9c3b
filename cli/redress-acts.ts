import type { Command } from 'commander';
import { ok, type Result } from '../shared/base/result.ts';
import { redressRemedies, type RedressRemedy } from '../shared/domain/redress-vocabulary.ts';
import type { Tlp } from '../shared/domain/vocabulary.ts';
import { collect, parseWhole, tlpOption } from './command-options.ts';
import type { Shell } from './shell.ts';

type Common = { readonly on?: string; readonly note?: string; readonly tlp?: Tlp };
type RemedyOptions = Common & { readonly line?: number; readonly cite?: readonly string[] };
type RescoreOptions = { readonly note: string; readonly tlp?: Tlp };
type LessonOptions = {
  readonly lesson: string;
  readonly change: string;
  readonly owner?: string;
  readonly tlp?: Tlp;
};

/** What is done about a claim that stands in the docket. */
export const redressActs = (command: Command, shell: Shell): void => {
  const act = (name: string, says: string): Command =>
    command
      .command(name)
      .description(says)
      .argument('<dir>', 'the case')
      .argument('<claim>', 'the claim, or the beginning of its identifier');
  const recorded = (folder: string, done: Result<{ readonly line: number }>) =>
    done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;

  act('acknowledge', 'record that receipt was acknowledged to the claimant')
    .option('--on <day>', 'day on which it was; otherwise today')
    .option('--note <text>', 'how, and what was said')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, claim: string, { on, note, tlp }: Common) =>
        recorded(folder, await shell.call('redress.acknowledge', { folder, claim, on, note, tlp })),
      ),
    );
  act('remedy', 'record that a remedy was carried out, with its proof')
    .argument('<remedy>', redressRemedies.join(', '))
    .option('--on <day>', 'day on which it was; otherwise today')
    .option('--line <seq>', 'line of the ledger that carried it out', parseWhole)
    .option('--cite <evidence>', 'an item that proves it; may be repeated', collect)
    .option('--note <text>', 'what was done')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (
          folder: string,
          claim: string,
          remedy: RedressRemedy,
          { cite = [], on, line, note, tlp }: RemedyOptions,
        ) => {
          const input = { folder, claim, remedy, cites: [...cite], on, line, note, tlp };
          return recorded(folder, await shell.call('redress.remedy', input));
        },
      ),
    );
  act('rescore', 'score the case again after a misattribution was upheld and corrected, and record it')
    .requiredOption('--note <text>', 'what was corrected, and what came out')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, claim: string, { note, tlp }: RescoreOptions) =>
        recorded(folder, await shell.call('redress.rescore', { folder, claim, note, tlp })),
      ),
    );
  act('lesson', 'record what was learnt')
    .requiredOption('--lesson <text>', 'what went wrong, and why')
    .requiredOption('--change <text>', 'what is done otherwise from now on')
    .option('--owner <name>', 'who sees to it')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, claim: string, { lesson, change, owner, tlp }: LessonOptions) =>
        recorded(folder, await shell.call('redress.lesson', { folder, claim, lesson, change, owner, tlp })),
      ),
    );
};
