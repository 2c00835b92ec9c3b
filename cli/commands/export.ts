import { Option } from 'commander';
import { counted } from '../../shared/base/counted.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Input } from '../../shared/api/contract.ts';
import { editions, type Edition, type Tlp } from '../../shared/domain/vocabulary.ts';
import { addPassphraseOption, collect, tlpOption, type PassphraseOptions } from '../command-options.ts';
import { readPassphraseFile } from '../passphrase-file.ts';
import type { Register, Shell } from '../shell.ts';
import { undoTemporaryFolders } from '../undo.ts';

type ExportOptions = PassphraseOptions & {
  readonly edition: Edition;
  readonly tlp?: Tlp;
  readonly redact?: string;
  readonly sign?: readonly string[];
  readonly ageRecipient?: readonly string[];
  readonly agePassphraseFile?: string;
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
      .option('--sign <principal>', 'a signer; name every one', collect)
      .option('--age-recipient <recipient>', 'encrypts the ZIP with age for this recipient, into OUT.age', collect)
      .option('--age-passphrase-file <file>', 'encrypts it with the passphrase on the first line'),
  ).action(
    shell.answer(async (folder: string, out: string, options: ExportOptions) => {
      const { edition, tlp, redact, sign = [], passphraseFile } = options;
      const age = readAge(options);
      if (!age.ok) return age;
      const asked = await askSigners(sign, { passphraseFile }, shell);
      if (!asked.ok) return asked;
      const signers = [...asked.value];
      undoTemporaryFolders(out, shell);
      const request = {
        folder,
        out,
        edition,
        signers,
        tlp,
        redact,
        ...(age.value !== undefined && { age: age.value }),
      };
      const written = await shell.call('release.export', request);
      if (!written.ok) return written;
      const {
        out: file,
        size,
        sha256,
        encrypted,
        withheld,
        recomputable,
        signers: required,
        missingSignatures,
      } = written.value;
      return ok({
        document: written.value,
        caseFolder: folder,
        lines: [
          encrypted
            ? `${file}: encrypted with age; the ZIP in it has ${size} bytes, SHA-256 ${sha256}`
            : `${file}: ${size} bytes, SHA-256 ${sha256}`,
          `${counted(withheld, 'field')} withheld; the numbers ${recomputable ? 'can' : 'can NOT'} be recomputed from it.`,
          ...(required.length === 0 ? ['DRAFT: no signer was named, so its verdict is failed.'] : []),
          ...missingSignatures.map(
            (principal) =>
              `Not signed yet by ${principal}: plumbline sign ${encrypted ? 'the ZIP, once decrypted,' : out} --identity ${principal}`,
          ),
        ],
      });
    }),
  );
};

/** The passphrase is read once, whatever is asked at the prompt. */
const readAge = ({ ageRecipient = [], agePassphraseFile }: ExportOptions): Result<Input<'release.export'>['age']> => {
  if (agePassphraseFile === undefined)
    return ok(ageRecipient.length === 0 ? undefined : { recipients: [...ageRecipient] });
  const passphrase = readPassphraseFile(agePassphraseFile);
  return passphrase.ok ? ok({ recipients: [...ageRecipient], passphrase: passphrase.value }) : passphrase;
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
