import { err, ok, type Failure } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { parseSeconds } from '../command-options.ts';
import { addIntakeOptions, readIntakeWords, type IntakeOptions } from '../intake-options.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';
import { watchFolder } from '../watch-folder.ts';

type Options = IntakeOptions & {
  readonly watch?: string;
  readonly settle?: number;
  readonly untilSettled?: boolean;
};

export const register: Register = (command, shell) => {
  addIntakeOptions(command.argument('<dir>', 'the case').argument('[path...]', 'files and folders'))
    .option('--watch <folder>', 'take in what is put into this folder, until Ctrl-C')
    .option('--settle <seconds>', 'with --watch: how long nothing of a file may have changed, at first 3', parseSeconds)
    .option('--until-settled', 'with --watch: end when nothing waits any more')
    .action(
      shell.answer(async (folder: string, paths: readonly string[], given: Options) => {
        const { watch, settle, untilSettled = false, ...options } = given;
        const misuse = misuseOf(paths, given);
        if (misuse !== undefined) return err(misuse);
        const words = await readIntakeWords(folder, options, shell);
        if (!words.ok) return words;
        if (watch !== undefined) {
          const { exhibit: _, ...details } = words.value.details;
          const input = { folder, path: watch, settleSeconds: settle, untilSettled, ...words.value, details };
          return watchFolder(input, shell);
        }
        const reply = await shell.call('intake.take', { folder, paths: [...paths], ...words.value });
        return reply.ok ? ok({ document: reply.value, lines: describe(reply.value), caseFolder: folder }) : reply;
      }),
    );
};

const misuseOf = (paths: readonly string[], { watch, settle, untilSettled, exhibit }: Options): Failure | undefined => {
  const bad = (message: string, hint: string): Failure => ({ code: 'BAD_USAGE', message, hint });
  if (watch === undefined && paths.length === 0) {
    return bad('Nothing to take in was named.', 'Name files and folders, or a folder to watch with --watch.');
  }
  if (watch === undefined) {
    return settle === undefined && untilSettled === undefined
      ? undefined
      : bad('--settle and --until-settled belong to --watch.', 'Leave them out, or name a folder with --watch.');
  }
  if (paths.length > 0) {
    return bad('Files were named beside --watch.', 'Take them in by themselves, or put them into the folder.');
  }
  return exhibit === undefined
    ? undefined
    : bad('An exhibit number is for one item, and --watch takes in many.', 'Leave --exhibit out.');
};

const describe = ({ taken, duplicates, refused }: Output<'intake.take'>): readonly string[] => [
  ...formatTable([
    ...taken.map((item) => ['taken', item.id, item.name, item.sha256 ?? 'withheld', `${item.size ?? '?'} bytes`]),
    ...duplicates.map((item) => ['there already', item.id, item.name, item.sha256 ?? 'withheld', '']),
  ]),
  ...refused.map(({ path, code, message }) => `refused  ${path}: ${message} (${code})`),
  `${taken.length} taken, ${duplicates.length} there already, ${refused.length} refused`,
];
