import { ok } from '../../shared/base/result.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<out>', 'a folder for the anchors')
    .action(
      shell.answer(async (folder: string, out: string) => {
        const written = await shell.call('case.anchors', { folder, out });
        if (!written.ok) return written;
        const { signers, logKey } = written.value;
        return ok({
          document: written.value,
          lines: formatTable([
            ['signers', signers],
            ['log key', logKey],
          ]),
          caseFolder: folder,
        });
      }),
    );
};
