import { ok } from '../../shared/base/result.ts';
import { addAgeOptions, readAgeOptions, type AgeOptions } from '../age-options.ts';
import { addAnchorOptions, readAnchors, type AnchorOptions } from '../anchor-options.ts';
import { formatVerification } from '../check-lines.ts';
import { collect } from '../command-options.ts';
import { holdsToExitCode } from '../exit-codes.ts';
import { formatNotices, standsByNotices } from '../notice-lines.ts';
import type { Register } from '../shell.ts';

type VerifyOptions = AnchorOptions & AgeOptions & { readonly notice?: readonly string[] };

export const register: Register = (command, shell) => {
  addAgeOptions(
    addAnchorOptions(command.argument('<bundle>', 'ZIP or folder')).option(
      '--notice <file>',
      'what became of the release: held against the bundle; may be given more than once',
      collect,
    ),
  ).action(
    shell.answer(async (path: string, options: VerifyOptions) => {
      const anchors = readAnchors(options);
      const age = readAgeOptions(options, shell);
      if (!age.ok) return age;
      const verified = await shell.call('bundle.verify', {
        path,
        anchors,
        age: age.value,
        notices: [...(options.notice ?? [])],
      });
      if (!verified.ok) return verified;
      const { ok: isVerified, mark, ...rest } = verified.value;
      const holds = isVerified && standsByNotices(rest.notices);
      return ok({
        document: { ok: holds, ...rest, mark },
        mark,
        exitCode: holdsToExitCode(holds),
        lines: [...formatNotices(rest.notices), ...formatVerification(verified.value)],
      });
    }),
  );
};
