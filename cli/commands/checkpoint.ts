import { ok } from '../../shared/base/result.ts';
import type { Register } from '../shell.ts';

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .option('--out <file>', 'write the signed note there')
    .action(
      shell.answer(async (folder: string, { out }: { readonly out?: string }) => {
        const written = await shell.call('checkpoint.write', { folder, out });
        if (!written.ok) return written;
        const { note, out: file } = written.value;
        const lines = file === null ? note.trimEnd().split('\n') : [`written to ${file}`];
        return ok({ document: written.value, lines, caseFolder: folder });
      }),
    );
};
