import { Option } from 'commander';
import { z } from 'zod';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { namingProblems, problemLines, type OpenProblem } from '../naming-lines.ts';
import { parseLevel, parseWhole } from '../command-options.ts';
import { readJson } from '../input-file.ts';
import { caseFigureKinds, type CaseFigureKind } from '../../shared/figures/case-figure.ts';
import { formatRawScore, formatSections } from '../score-lines.ts';
import { isBeside, scoreBeside, type BesideOptions } from '../score-beside.ts';
import { writeFigure } from '../score-figure.ts';
import type { Register, Shell } from '../shell.ts';

type ScoreOptions = BesideOptions & {
  readonly input?: string;
  readonly at?: number;
  readonly figure?: CaseFigureKind;
  readonly hypothesis?: string;
};

export const register: Register = (command, shell) => {
  command
    .argument('[dir]', 'folder of the case')
    .argument('[out.svg]', 'with --figure: file that does not exist yet')
    .option('--input <file>', 'score a matrix from a file instead (- for stdin)')
    .option('--level <1..4>', 'only this level', parseLevel)
    .option('--at <seq>', 'the case as it was after this line', parseWhole)
    .option('--profile <file>', 'beside its own: the case by another scoring profile')
    .option('--profile-sha256 <hash>', 'what that file must be')
    .addOption(
      new Option('--cross-check <name>', 'beside its own: weights from memory, not verified').choices(['parc205']),
    )
    .option('--record', 'put that comparison on record, for one level')
    .option('--reason <text>', 'why it is on record')
    .addOption(new Option('--figure <name>', 'one level as a picture').choices(caseFigureKinds))
    .option('--hypothesis <id>', 'of --figure waterfall: whose decibels; the lead without it')
    .action(
      shell.answer(async (folder: string | undefined, out: string | undefined, options: ScoreOptions) => {
        const { input, level, at, figure, hypothesis } = options;
        if (figure !== undefined || out !== undefined || hypothesis !== undefined) {
          if (
            figure === undefined ||
            folder === undefined ||
            out === undefined ||
            input !== undefined ||
            isBeside(options)
          ) {
            return err(figureUsage);
          }
          return writeFigure(folder, out, { ...options, figure }, shell);
        }
        if (folder !== undefined && input === undefined && at === undefined && isBeside(options)) {
          return scoreBeside(folder, options, shell);
        }
        if (
          input !== undefined &&
          folder === undefined &&
          level === undefined &&
          at === undefined &&
          !isBeside(options)
        ) {
          const json = await readJson(input, shell.standardInput);
          if (!json.ok) return json;
          const scored = await shell.call('score.input', { input: json.value });
          return scored.ok ? ok({ document: scored.value.score, lines: formatRawScore(scored.value.score) }) : scored;
        }
        if (folder === undefined || input !== undefined || isBeside(options)) {
          return err({
            code: 'BAD_USAGE',
            message:
              'Give either the folder of a case, with --level or --at if wanted, or --input FILE alone; another profile only without --at.',
            hint: 'Run `plumbline score --help`.',
          });
        }
        const scored = await shell.call('score.case', { folder, level, at });
        if (!scored.ok) return scored;
        const { sections, unranked: withoutRanking } = scored.value;
        const unranked = withoutRanking.filter((one) => level === undefined || one === level);
        if (unranked.length > 0) {
          shell.note(
            `No ranking of your own stands on level ${unranked.join(', ')}: rank before you look (\`plumbline ranking set\`).`,
          );
        }
        const open = await readOpen(sections, { folder, at }, shell);
        if (!open.ok) return open;
        return ok({
          document:
            open.value.length === 0 ? sections : { ...sectionsSchema.parse(sections), openProblems: open.value },
          caseFolder: folder,
          lines: [...formatSections(sections), ...problemLines(open.value)],
        });
      }),
    );
};

const figureUsage: Failure = {
  code: 'BAD_USAGE',
  message: 'A figure takes --figure NAME, the folder of a case and a file to write: score DIR OUT.svg --figure matrix.',
  hint: 'Run `plumbline score --help`.',
};

const sectionsSchema = z.record(z.string(), z.unknown());

const readOpen = async (
  sections: unknown,
  where: { readonly folder: string; readonly at: number | undefined },
  shell: Shell,
): Promise<Result<readonly OpenProblem[]>> => {
  const assessment = parseAssessment(sections);
  if (!assessment.ok) return assessment;
  if (assessment.value.status === 'not_recomputable') return ok([]);
  const matrix = await shell.call('matrix.read', where);
  return matrix.ok ? ok(namingProblems(assessment.value, matrix.value)) : matrix;
};
