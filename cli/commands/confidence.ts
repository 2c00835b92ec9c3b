import { Option } from 'commander';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { nameAssessment } from '../../shared/attribution/assessment-names.ts';
import { parseAssessment, type Assessment } from '../../shared/attribution/assessment-shape.ts';
import { confidenceWord, showConfidence } from '../../shared/attribution/confidence/confidence-words.ts';
import { sentenceToText } from '../../shared/attribution/sentence.ts';
import { loweredLevels } from '../../shared/ledger/confidence-line-types.ts';
import type { Answer } from '../answer.ts';
import { namingProblems, problemLines } from '../naming-lines.ts';
import { parseLevel } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register, Shell } from '../shell.ts';

type Options = {
  readonly level?: number;
  readonly lower?: (typeof loweredLevels)[number];
  readonly restore?: true;
  readonly reason?: string;
};

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'folder of the case')
    .option('--level <1..4>', 'only this level', parseLevel)
    .addOption(new Option('--lower <step>', 'lower the confidence of the level').choices(loweredLevels))
    .option('--restore', 'take the lowering of the level back')
    .option('--reason <text>', 'why it is lowered, or not any more')
    .action(shell.answer((folder: string, options: Options) => run(folder, options, shell)));
};

const run = async (folder: string, options: Options, shell: Shell): Promise<Result<Answer>> => {
  const { level, lower, restore, reason } = options;
  if (lower !== undefined || restore === true || reason !== undefined) {
    if (level === undefined || reason === undefined || (lower === undefined) === (restore === undefined)) {
      return err({
        code: 'BAD_USAGE',
        message: 'Lowering needs --level and --reason, and either --lower or --restore.',
        hint: 'Run `plumbline confidence --help`.',
      });
    }
    const lowered = await shell.call('confidence.lower', { folder, level, to: lower ?? 'computed', reason });
    if (!lowered.ok) return lowered;
  }
  const scored = await shell.call('score.case', { folder, level });
  if (!scored.ok) return scored;
  const assessment = parseAssessment(scored.value.sections);
  if (!assessment.ok) return assessment;
  const matrix = await shell.call('matrix.read', { folder });
  if (!matrix.ok) return matrix;
  const reviewers = await shell.call('review.list', { folder });
  if (!reviewers.ok) return reviewers;
  const open = namingProblems(assessment.value, matrix.value);
  return ok({
    document: {
      ...sectionOf.parse(scored.value.sections),
      ...reviewers.value,
      ...(open.length > 0 && { openProblems: open }),
    },
    caseFolder: folder,
    lines: [...levelLines(assessment.value, matrix.value), ...problemLines(open), ...reviewerLines(reviewers.value)],
  });
};

const sectionOf = z.object({ confidence: z.unknown() });

const levelLines = (assessment: Assessment, { rows }: Output<'matrix.read'>): readonly string[] => {
  if (assessment.status === 'not_recomputable') return [`No confidence: ${assessment.missing.join(', ')} is withheld.`];
  if (assessment.levels.length === 0) return ['No confidence: there is no hypothesis.'];
  return assessment.levels.flatMap(({ level, scores, confidence }) => {
    const shown = showConfidence(confidence, nameAssessment(scores, rows));
    return [
      `Level ${level}: confidence ${confidenceWord(shown.level)}${shown.level === shown.computed ? '' : ` (computed: ${confidenceWord(shown.computed)})`}`,
      ...shown.sentences.map((sentence) => `  ${sentenceToText(sentence)}`),
      ...formatTable(
        shown.rows.map(({ title, reaches, found, needs, isCapping }) => [
          `  ${isCapping ? '>' : ' '} ${title}`,
          confidenceWord(reaches),
          `${sentenceToText(found)}${needs === null ? '' : ` For ${needs}.`}`,
        ]),
      ),
      `  by ${shown.gates.id} ${shown.gates.version} (${shown.gates.status})`,
      '',
    ];
  });
};

const reviewerLines = ({ namings, answers }: Output<'review.list'>): readonly string[] => [
  ...namings.map(({ id, person }) => `named to review: ${person ?? 'withheld'} (${id})`),
  ...answers.map(
    ({ person, conclusion, reviewedSize }) =>
      `answered: ${person ?? 'withheld'}, ${(conclusion ?? 'withheld').replaceAll('_', ' ')}, over ${reviewedSize ?? 0} lines`,
  ),
];
