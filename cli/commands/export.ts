import { Option } from 'commander';
import { ok, type Result } from '../../shared/base/result.ts';
import { editions, type Edition, type Tlp } from '../../shared/domain/vocabulary.ts';
import { addPassphraseOption, collect, tlpOption, type PassphraseOptions } from '../command-options.ts';
import type { Register, Shell } from '../shell.ts';
import { undoTemporaryFolders } from '../undo.ts';

type ExportOptions = PassphraseOptions & {
  readonly edition: Edition;
  readonly tlp?: Tlp;
  readonly redact?: string;
  readonly sign?: readonly string[];
};

type Signer = { readonly identity: string; readonly passphrase: string | null };

export const register: Register = (command, shell) => {
  addPassphraseOption(
    command
      .argument('<dir>', 'folder of the case')
      .argument('<out>', 'ZIP that does not exist yet')
      .addOption(new Option('--edition <edition>', 'what it shows').choices(editions).makeOptionMandatory())
      .addOption(tlpOption('the widest marking that a restricted edition shows; AMBER without it'))
      .option('--redact <file>', 'a redaction approved with the release')
      .option('--sign <principal>', 'a signer; name every one', collect),
  ).action(
    shell.answer(
      async (folder: string, out: string, { edition, tlp, redact, sign = [], passphraseFile }: ExportOptions) => {
        const asked = await askSigners(sign, { passphraseFile }, shell);
        if (!asked.ok) return asked;
        const signers = [...asked.value];
        undoTemporaryFolders(out, shell);
        const written = await shell.call('release.export', { folder, out, edition, signers, tlp, redact });
        if (!written.ok) return written;
        const { size, sha256, withheld, recomputable, missingSignatures } = written.value;
        return ok({
          document: written.value,
          caseFolder: folder,
          lines: [
            `${out}: ${size} bytes, SHA-256 ${sha256}`,
            `${withheld} fields withheld; the numbers ${recomputable ? 'can' : 'can NOT'} be recomputed from it.`,
            ...(signers.length === 0 ? ['DRAFT: no signer was named, so its verdict is failed.'] : []),
            ...missingSignatures.map(
              (principal) => `Not signed yet by ${principal}: plumbline sign ${out} --identity ${principal}`,
            ),
          ],
        });
      },
    ),
  );
};

/** Who has no key here is named and signs elsewhere; passphrases are asked for the others, in their order. */
const askSigners = async (
  principals: readonly string[],
  { passphraseFile }: { readonly passphraseFile: readonly string[] | undefined },
  { call, passphrases }: Shell,
): Promise<Result<readonly Signer[]>> => {
  const listed = principals.length === 0 ? ok({ identities: [] }) : await call('identity.list', {});
  if (!listed.ok) return listed;
  const here = new Set(listed.value.identities.map(({ principal }) => principal));
  const source = passphrases(passphraseFile);
  const signers: Signer[] = [];
  for (const identity of principals) {
    const passphrase = here.has(identity) ? await source.askIfHere(identity) : ok(null);
    if (!passphrase.ok) return passphrase;
    signers.push({ identity, passphrase: passphrase.value });
  }
  const finished = source.finish();
  return finished.ok ? ok(signers) : finished;
};
