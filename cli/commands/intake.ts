import { ok } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { addIntakeOptions, readIntakeWords, type IntakeOptions } from '../intake-options.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

export const register: Register = (command, shell) => {
  addIntakeOptions(command.argument('<dir>', 'the case').argument('<path...>', 'files and folders')).action(
    shell.answer(async (folder: string, paths: readonly string[], options: IntakeOptions) => {
      const words = await readIntakeWords(folder, options, shell);
      if (!words.ok) return words;
      const reply = await shell.call('intake.take', { folder, paths: [...paths], ...words.value });
      return reply.ok ? ok({ document: reply.value, lines: describe(reply.value), caseFolder: folder }) : reply;
    }),
  );
};

const describe = ({ taken, duplicates, refused }: Output<'intake.take'>): readonly string[] => [
  ...formatTable([
    ...taken.map((item) => ['taken', item.id, item.name, item.sha256 ?? 'withheld', `${item.size ?? '?'} bytes`]),
    ...duplicates.map((item) => ['there already', item.id, item.name, item.sha256 ?? 'withheld', '']),
  ]),
  ...refused.map(({ path, code, message }) => `refused  ${path}: ${message} (${code})`),
  `${taken.length} taken, ${duplicates.length} there already, ${refused.length} refused`,
];
