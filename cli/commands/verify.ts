import { ok } from '../../shared/base/result.ts';
import { addAgeOptions, readAgeOptions, type AgeOptions } from '../age-options.ts';
import { addAnchorOptions, readAnchors, type AnchorOptions } from '../anchor-options.ts';
import { formatVerification } from '../check-lines.ts';
import { holdsToExitCode } from '../exit-codes.ts';
import type { Register } from '../shell.ts';

export const register: Register = (command, shell) => {
  addAgeOptions(addAnchorOptions(command.argument('<bundle>', 'ZIP or folder'))).action(
    shell.answer(async (path: string, options: AnchorOptions & AgeOptions) => {
      const anchors = readAnchors(options);
      const age = readAgeOptions(options, shell);
      if (!age.ok) return age;
      const verified = await shell.call('bundle.verify', { path, anchors, age: age.value });
      if (!verified.ok) return verified;
      const { ok: holds, mark, ...rest } = verified.value;
      return ok({
        document: { ok: holds, ...rest, mark },
        mark,
        exitCode: holdsToExitCode(holds),
        lines: formatVerification(verified.value),
      });
    }),
  );
};
