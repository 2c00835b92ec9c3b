import { ok } from '../../shared/base/result.ts';
import { policyBanner } from '../../shared/reference/policy-banner.ts';
import { profileLine } from '../harm-lines.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';

export const register: Register = (command, shell) => {
  command
    .command('show')
    .description('the policy profile in force, by name, version and hash; with --text its exact text')
    .argument('<dir>', 'the case')
    .option('--text', 'print the exact text alone')
    .action(
      shell.answer(async (folder: string, { text }: { readonly text?: true }) => {
        const read = await shell.call('policy.read', { folder });
        if (!read.ok) return read;
        const { profile } = read.value;
        const lines = text === true ? read.value.text.split('\n') : [profileLine(profile), '', policyBanner];
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
