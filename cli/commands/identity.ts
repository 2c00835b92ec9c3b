import { existsSync, writeFileSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import type { Answer } from '../answer.ts';
import { addPassphraseOption, type PassphraseOptions } from '../command-options.ts';
import { toInputFailure } from '../input-file.ts';
import { formatTable } from '../output.ts';
import { readPassphraseFile } from '../passphrase-file.ts';
import type { Register, Shell } from '../shell.ts';

type Identity = Output<'identity.create'>;
type NewOptions = PassphraseOptions & { readonly name: string; readonly person?: string; readonly out?: string };
type ImportOptions = NewOptions & { readonly keyPassphraseFile?: string };

export const register: Register = (command, shell) => {
  addPassphraseOption(
    command
      .command('new')
      .description('make an Ed25519 key for a person; prints the allowed_signers line')
      .requiredOption('--name <principal>', 'name in signatures: a-z, 0-9, dot, hyphen')
      .option('--person <text>', 'name of the person')
      .option('--out <file>', 'write the allowed_signers line with the name there, too'),
  ).action(
    shell.answer(async ({ name, person, out, passphraseFile }: NewOptions) => {
      const passphrase = await choosePassphrase(name, { out, passphraseFile }, shell);
      if (!passphrase.ok) return passphrase;
      const made = await shell.call('identity.create', { principal: name, person, passphrase: passphrase.value });
      return made.ok ? handOut(made.value, out, shell) : made;
    }),
  );

  addPassphraseOption(
    command
      .command('import')
      .description('take an OpenSSH Ed25519 private key as a person’s identity')
      .argument('<file>', 'the private key')
      .requiredOption('--name <principal>', 'name in signatures')
      .option('--person <text>', 'name of the person')
      .option('--out <file>', 'write the allowed_signers line with the name there, too')
      .option('--key-passphrase-file <file>', 'passphrase of the file itself; `--passphrase-file` is the new one'),
  ).action(
    shell.answer(async (file: string, options: ImportOptions) => {
      const { name, person, out, passphraseFile, keyPassphraseFile } = options;
      const given = keyPassphraseFile === undefined ? ok('') : readPassphraseFile(keyPassphraseFile);
      if (!given.ok) return given;
      const passphrase = await choosePassphrase(name, { out, passphraseFile }, shell);
      if (!passphrase.ok) return passphrase;
      const input = { principal: name, person, file, passphrase: passphrase.value };
      let made = await shell.call('identity.import', { ...input, filePassphrase: given.value });
      // Whether the file is encrypted shows only when it is read.
      if (!made.ok && made.error.code === 'PASSPHRASE_NEEDED' && keyPassphraseFile === undefined) {
        const asked = await shell.passphrases([]).ask(`the key in ${file}`);
        if (!asked.ok) return err({ ...asked.error, hint: 'Give it with `--key-passphrase-file FILE`.' });
        made = await shell.call('identity.import', { ...input, filePassphrase: asked.value });
      }
      return made.ok ? handOut(made.value, out, shell) : made;
    }),
  );

  command
    .command('list')
    .description('the identities on this workstation')
    .action(
      shell.answer(async () => {
        const listed = await shell.call('identity.list', {});
        return listed.ok ? ok({ document: listed.value, lines: describeList(listed.value) }) : listed;
      }),
    );

  command
    .command('export')
    .description('allowed_signers lines for handing to others; of all identities without --name')
    .option('--name <principal>', 'of one identity')
    .action(shell.answer(({ name }: { readonly name?: string }) => exportIdentities(name, shell)));

  command
    .command('trust')
    .description(
      'put signers, a log key, a witness or a time stamp authority into the address book of this workstation',
    )
    .argument('<file>', 'allowed_signers, a log key, a witness key, or certificates in PEM')
    .action(
      shell.answer(async (file: string) => {
        const trusted = await shell.call('identity.trust', { file });
        if (!trusted.ok) return trusted;
        const { added } = trusted.value;
        const lines = added.length === 0 ? ['Everything in it was known already.'] : added.map((one) => `added ${one}`);
        return ok({ document: trusted.value, lines });
      }),
    );
};

/** Refuses before a key is made where `--out` could not be written afterwards. */
const choosePassphrase = async (
  name: string,
  { out, passphraseFile }: { readonly out: string | undefined } & PassphraseFiles,
  { passphrases }: Shell,
): Promise<Result<string>> => {
  if (out !== undefined && existsSync(out)) {
    return err({
      code: 'OUTPUT_EXISTS',
      message: `There is something at ${out} already.`,
      hint: 'Name another file.',
      at: out,
    });
  }
  const source = passphrases(passphraseFile);
  const chosen = await source.choose(name);
  if (!chosen.ok) return chosen;
  const finished = source.finish();
  return finished.ok ? chosen : finished;
};
type PassphraseFiles = { readonly passphraseFile: readonly string[] | undefined };

/** `--out` gets what `identity export` prints: the line, and the person's name for those who enrol them. */
const handOut = async (identity: Identity, out: string | undefined, { call }: Shell): Promise<Result<Answer>> => {
  if (out !== undefined) {
    const exported = await call('identity.export', { principal: identity.principal });
    if (!exported.ok) return exported;
    try {
      writeFileSync(out, exported.value.text, { flag: 'wx' });
    } catch (error) {
      return err({
        ...toInputFailure(error, out),
        hint: 'The key was made; `plumbline identity export` prints the line.',
      });
    }
  }
  return ok({ document: identity, lines: [identity.allowedSignersLine] });
};

const describeList = ({ identities, damaged }: Output<'identity.list'>): readonly string[] => [
  ...(identities.length === 0 ? ['There is no identity on this workstation yet.'] : []),
  ...formatTable(
    identities.map(({ principal, person, fingerprint, createdAt }) => [principal, person, fingerprint, createdAt]),
  ),
  ...damaged.map((what) => `damaged: ${what}`),
];

const exportIdentities = async (name: string | undefined, { call }: Shell): Promise<Result<Answer>> => {
  const listed = name === undefined ? await call('identity.list', {}) : ok({ identities: [{ principal: name }] });
  if (!listed.ok) return listed;
  let text = '';
  for (const { principal } of listed.value.identities) {
    const exported = await call('identity.export', { principal });
    if (!exported.ok) return exported;
    text += exported.value.text;
  }
  return ok({ document: { text }, lines: text.split('\n').slice(0, -1) });
};
