import { err, ok } from '../../shared/base/result.ts';
import { parseLevel, parseWhole } from '../command-options.ts';
import { readJson } from '../input-file.ts';
import { formatRawScore, formatSections } from '../score-lines.ts';
import type { Register } from '../shell.ts';

type ScoreOptions = { readonly input?: string; readonly level?: number; readonly at?: number };

export const register: Register = (command, shell) => {
  command
    .argument('[dir]', 'folder of the case')
    .option('--input <file>', 'score a matrix from a file instead (- for stdin)')
    .option('--level <1..4>', 'only this level', parseLevel)
    .option('--at <seq>', 'the case as it was after this line', parseWhole)
    .action(
      shell.answer(async (folder: string | undefined, { input, level, at }: ScoreOptions) => {
        if (input !== undefined && folder === undefined && level === undefined && at === undefined) {
          const json = await readJson(input, shell.standardInput);
          if (!json.ok) return json;
          const scored = await shell.call('score.input', { input: json.value });
          return scored.ok ? ok({ document: scored.value.score, lines: formatRawScore(scored.value.score) }) : scored;
        }
        if (folder === undefined || input !== undefined) {
          return err({
            code: 'BAD_USAGE',
            message: 'Give either the folder of a case, with --level or --at if wanted, or --input FILE alone.',
            hint: 'Run `plumbline score --help`.',
          });
        }
        const scored = await shell.call('score.case', { folder, level, at });
        if (!scored.ok) return scored;
        const unranked = scored.value.unranked.filter((one) => level === undefined || one === level);
        if (unranked.length > 0) {
          shell.note(
            `No ranking of your own stands on level ${unranked.join(', ')}: rank before you look (\`plumbline ranking set\`).`,
          );
        }
        return ok({
          document: scored.value.sections,
          caseFolder: folder,
          lines: formatSections(scored.value.sections),
        });
      }),
    );
};
