import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { policyBanner } from '../../shared/reference/policy-banner.ts';
import { profileLine } from '../harm-lines.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

export const register: Register = (command, shell) => {
  command
    .command('show')
    .description('the policy profile in force, by name, version and hash; with --out its exact text')
    .argument('<dir>', 'the case')
    .option('--out <file>', 'write its exact text to a new file')
    .action(
      shell.answer(async (folder: string, { out }: { readonly out?: string }) => {
        const read = await shell.call('policy.read', { folder });
        if (!read.ok) return read;
        const { profile } = read.value;
        const written = out === undefined ? ok(undefined) : await writeText(out, read.value.text);
        if (!written.ok) return written;
        const lines = [
          profileLine(profile),
          ...(out === undefined ? [] : [`${out}: its exact text`]),
          '',
          policyBanner,
        ];
        return ok({ document: { profile, text: read.value.text }, caseFolder: folder, lines });
      }),
    );
  command
    .command('compare')
    .description('what another policy profile would change; nothing is recorded')
    .argument('<dir>', 'the case')
    .argument('<file>', 'the other profile')
    .action(
      shell.answer(async (folder: string, file: string) => {
        const read = await shell.call('policy.read', { folder, file });
        if (!read.ok) return read;
        const { profile, other } = read.value;
        const { differences = [], refusal = null } = other ?? {};
        return ok({
          document: { profile, other },
          caseFolder: folder,
          lines: [
            profileLine(profile),
            `other: ${other?.id ?? ''} ${other?.version ?? ''} (${other?.status ?? ''}), SHA-256 ${other?.sha256 ?? ''}`,
            ...(differences.length === 0
              ? ['nothing differs']
              : ['', ...formatTable(differences.map((one) => [one.where, one.before ?? '–', '→', one.after ?? '–']))]),
            ...(refusal === null ? [] : ['', `it cannot be asked for: ${refusal}`]),
          ],
        });
      }),
    );
};

/** On the terminal a line would be added or a character escaped, and the file would have another hash than the profile. */
const writeText = async (path: string, text: string): Promise<Result<unknown>> => {
  const [{ writeNewFile }, { nodeRandomBytes: random }] = await Promise.all([
    import('../../services/bundles/new-file.ts'),
    import('../../services/node-crypto.ts'),
  ]);
  return writeNewFile(path, utf8ToBytes(text), { random });
};
