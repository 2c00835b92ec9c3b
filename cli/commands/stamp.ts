import { counted } from '../../shared/base/counted.ts';
import { ok } from '../../shared/base/result.ts';
import { collect } from '../command-options.ts';
import type { Register } from '../shell.ts';
import { undoTemporaryFolders } from '../undo.ts';

type Options = {
  readonly out?: string;
  readonly import?: string;
  readonly query?: string;
  readonly tsaRoot?: readonly string[];
};

export const register: Register = (command, shell) => {
  command
    .argument('<path>', 'a checkpoint note, a case with a frozen release, or a bundle')
    .option('--out <file>', 'write the query there (else beside it, as .tsq)')
    .option('--import <file>', 'take in the reply of the authority (.tsr) into a case or a bundle')
    .option('--query <file>', 'the query that was sent (else beside the reply, as .tsq)')
    .option('--tsa-root <file>', 'certificate in PEM of the authority, got from itself', collect)
    .action(
      shell.answer(async (path: string, options: Options) => {
        if (options.import === undefined) {
          const written = await shell.call('stamp.request', { path, out: options.out ?? withEnding(path) });
          if (!written.ok) return written;
          const { out, size } = written.value;
          return ok({
            document: written.value,
            lines: [`The query for the checkpoint of ${counted(size, 'line')}: ${out}`],
          });
        }
        undoTemporaryFolders(path, shell);
        const { query = withEnding(options.import), tsaRoot = [] } = options;
        const taken = await shell.call('stamp.import', { path, reply: options.import, query, tsaRoots: [...tsaRoot] });
        if (!taken.ok) return taken;
        const { time, size, authority } = taken.value;
        return ok({
          document: taken.value,
          lines: [`The checkpoint of ${counted(size, 'line')} existed at ${time}, says ${authority}.`],
        });
      }),
    );
};

/** The query of `checkpoint.txt`, of `checkpoint.tsr` or of a folder is `checkpoint.tsq` beside it. */
const withEnding = (path: string): string =>
  `${path.replace(/[/\\]+$/u, '').replace(/\.(?:txt|tsr|zip|case)$/iu, '')}.tsq`;
