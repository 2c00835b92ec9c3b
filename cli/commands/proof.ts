import { ok } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import { formatChecks } from '../check-lines.ts';
import { collect, tlpOption } from '../command-options.ts';
import { holdsToExitCode } from '../exit-codes.ts';
import type { Register } from '../shell.ts';
import { undoNewFolder, undoTemporaryFolders } from '../undo.ts';

export const register: Register = (command, shell) => {
  command
    .command('exhibit')
    .description('an item of the last release with its lines, in a folder that proves by itself where they stand')
    .argument('<dir>', 'the case')
    .argument('<evidence>', 'identifier or exhibit number')
    .argument('<out>', 'folder that does not exist yet')
    .addOption(tlpOption('disclose what is marked up to this (else CLEAR)'))
    .action(
      shell.answer(
        async (
          folder: string,
          evidence: string,
          out: string,
          options: { readonly tlp?: Input<'proof.exhibit'>['tlp'] },
        ) => {
          undoNewFolder(out, shell);
          undoTemporaryFolders(out, shell);
          const made = await shell.call('proof.exhibit', { folder, evidence, out, tlp: options.tlp });
          if (!made.ok) return made;
          const { lines, size, sha256, out: where } = made.value;
          return ok({
            document: made.value,
            caseFolder: folder,
            lines: [`${where}: ${lines === 1 ? 'one line' : `${lines} lines`} of ${size}, and the file ${sha256}`],
          });
        },
      ),
    );
  command
    .command('fork')
    .description('that one log key signed two histories: from two checkpoints or bundles, into one file')
    .argument('<first>', 'a checkpoint note or a bundle')
    .argument('<second>', 'another of the same case')
    .argument('<out>', 'file that does not exist yet')
    .option('--log-key <file>', 'verifier key of the log, where neither is a bundle')
    .action(
      shell.answer(async (first: string, second: string, out: string, { logKey }: { readonly logKey?: string }) => {
        const made = await shell.call('proof.fork', { first, second, out, logKey });
        if (!made.ok) return made;
        const { origin, sizes } = made.value;
        return ok({
          document: made.value,
          lines: [`${origin} signed two histories, of ${sizes.join(' and ')} lines: ${made.value.out}`],
        });
      }),
    );
  command
    .command('verify')
    .description('check either of them')
    .argument('<path>', 'folder of an exhibit, one proof, or a proof of two histories')
    .option('--log-key <file>', 'verifier key of the log, got by another way')
    .option('--witness <file>', 'verifier key of a witness', collect)
    .action(
      shell.answer(
        async (
          path: string,
          { logKey, witness = [] }: { readonly logKey?: string; readonly witness?: readonly string[] },
        ) => {
          const verified = await shell.call('proof.verify', { path, logKey, witnesses: [...witness] });
          if (!verified.ok) return verified;
          const { ok: holds, verdict, origin, sizes, lines, checks, notProven } = verified.value;
          return ok({
            document: verified.value,
            exitCode: holdsToExitCode(holds),
            lines: [
              `${verdict.toUpperCase()}: ${origin ?? 'unknown'}, ${sizes.join(' and ')} lines`,
              ...lines.map(({ seq, type, fields }) => `line ${seq} ${type} ${fields}`),
              '',
              ...formatChecks(checks, notProven),
            ],
          });
        },
      ),
    );
};
