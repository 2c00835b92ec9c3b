import { Option } from 'commander';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { namingProblems, problemLines, type OpenProblem } from '../naming-lines.ts';
import { parseLevel, parseWhole } from '../command-options.ts';
import { readJson } from '../input-file.ts';
import { formatRawScore, formatSections } from '../score-lines.ts';
import { isBeside, scoreBeside, type BesideOptions } from '../score-beside.ts';
import type { Register, Shell } from '../shell.ts';

type ScoreOptions = BesideOptions & { readonly input?: string; readonly at?: number };

export const register: Register = (command, shell) => {
  command
    .argument('[dir]', 'folder of the case')
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
    .action(
      shell.answer(async (folder: string | undefined, options: ScoreOptions) => {
        const { input, level, at } = options;
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
