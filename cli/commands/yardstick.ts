import { Option } from 'commander';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { nameAssessment } from '../../shared/attribution/assessment-names.ts';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { noteWords, previewWords } from '../../shared/attribution/wording-preview.ts';
import { probabilityText } from '../../shared/attribution/shown-numbers.ts';
import { yardstickNote } from '../../shared/figures/yardstick-legend.ts';
import { wordingById, wordingIds, type WordingId } from '../../shared/reference/yardsticks.ts';
import type { Answer } from '../answer.ts';
import { parseLevel } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register, Shell } from '../shell.ts';

type Options = {
  readonly choose?: WordingId;
  readonly confirm?: string;
  readonly level?: number;
  readonly reason?: string;
};

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'folder of the case')
    .addOption(new Option('--choose <words>', 'use these words from now on').choices(wordingIds))
    .option('--confirm <term>', 'confirm the PHIA term of the level as a judgement, such as highly-likely')
    .option('--level <1..4>', 'the level that is confirmed', parseLevel)
    .option('--reason <text>', 'why')
    .action(shell.answer((folder: string, options: Options) => run(folder, options, shell)));
};

const run = async (folder: string, options: Options, shell: Shell): Promise<Result<Answer>> => {
  const acted = await act(folder, options, shell);
  if (!acted.ok) return acted;
  const read = await shell.call('yardstick.read', { folder });
  if (!read.ok) return read;
  const scored = await shell.call('score.case', { folder });
  if (!scored.ok) return scored;
  const assessment = parseAssessment(scored.value.sections);
  if (!assessment.ok) return assessment;
  const matrix = await shell.call('matrix.read', { folder });
  if (!matrix.ok) return matrix;
  const { wording, choice, confirmations } = read.value;
  const levels = assessment.value.status === 'computed' ? assessment.value.levels : [];
  const preview = levels.flatMap((level) => previewWords(level));
  return ok({
    document: { ...read.value, preview },
    caseFolder: folder,
    lines: [
      `Words of probability: ${wordingById[wording].name}${choice === null ? ', as long as nobody chooses' : `, chosen in line ${choice.line}`}.`,
      yardstickNote(wordingById[wording]),
      ...confirmations.map(({ level, term, line }) => {
        const stands = levels.find((one) => one.level === level)?.words.confirmation?.stands === true;
        return `Level ${level}: “${(term ?? 'withheld').replaceAll('-', ' ')}” confirmed in line ${line}, ${stands ? 'and stands' : 'and outdated'}.`;
      }),
      '',
      ...formatTable([
        ['level', 'hypothesis', 'probability', ...wordingIds.map((id) => wordingById[id].name)],
        ...levels.flatMap((level) => {
          const names = nameAssessment(level.scores, matrix.value.rows);
          return previewWords(level).map(({ hypothesis, probability, words }) => [
            String(level.level),
            names.hypothesis(hypothesis).text,
            probabilityText(probability),
            ...wordingIds.map((id) => `${words[id].word}${noteWords(words[id].note)}`),
          ]);
        }),
      ]),
    ],
  });
};

const act = async (
  folder: string,
  { choose, confirm, level, reason }: Options,
  shell: Shell,
): Promise<Result<unknown>> => {
  if (choose !== undefined && confirm === undefined && level === undefined && reason !== undefined)
    return shell.call('yardstick.choose', { folder, wording: choose, reason });
  if (confirm !== undefined && choose === undefined && level !== undefined && reason !== undefined)
    return shell.call('yardstick.confirm', { folder, level, term: confirm, reason });
  if (choose === undefined && confirm === undefined && level === undefined && reason === undefined) return ok(null);
  return err({
    code: 'BAD_USAGE',
    message: 'Give --choose with --reason, or --confirm with --level and --reason, or neither.',
    hint: 'Run `plumbline yardstick --help`.',
  });
};
