import { ok } from '../../shared/base/result.ts';
import { parseLevel, parseWhole } from '../command-options.ts';
import { formatComparison, formatHistory } from '../rater-lines.ts';
import type { Register } from '../shell.ts';

type RatersOptions = { readonly level?: number; readonly hypothesis?: string; readonly limit?: number };

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('[evidence]', 'who rated this item, and when: id, a prefix of it, or exhibit number')
    .argument('[hypothesis]', 'the same of one cell: id or a prefix of it')
    .option('--level <1..4>', 'only this level', parseLevel)
    .option('--hypothesis <id>', 'list also every rating against this hypothesis: id or a prefix of it')
    .option('--limit <n>', 'how many differing cells are listed (500)', parseWhole)
    .action(
      shell.answer(
        async (
          folder: string,
          evidence: string | undefined,
          hypothesis: string | undefined,
          { level, hypothesis: listed, limit }: RatersOptions,
        ) => {
          if (evidence !== undefined) {
            const history = await shell.call('rating.history', { folder, evidence, hypothesis });
            return history.ok
              ? ok({ document: history.value, caseFolder: folder, lines: formatHistory(history.value) })
              : history;
          }
          const compared = await shell.call('rater.compare', { folder, level, hypothesis: listed, limit });
          return compared.ok
            ? ok({ document: compared.value, caseFolder: folder, lines: formatComparison(compared.value, listed) })
            : compared;
        },
      ),
    );
};
