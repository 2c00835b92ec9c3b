import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { AppDeps } from '../app-deps.ts';
import { readSmallText } from '../releases/small-text.ts';
import { createIdentity, listIdentities, type Identity } from './identity-store.ts';
import { importOpensshPrivateKey } from './openssh-private-key.ts';

const describe = ({
  principal,
  person,
  fingerprint,
  allowedSignersLine,
  createdAt,
}: Identity): Output<'identity.create'> => ({
  principal,
  person,
  fingerprint,
  allowedSignersLine,
  createdAt,
});

export const newIdentity = async (
  input: Checked<'identity.create'>,
  { profile }: AppDeps,
): Promise<Result<Output<'identity.create'>>> => {
  const { principal, person, passphrase } = input;
  const made = await createIdentity(profile, {
    principal,
    person: person === '' ? principal : person,
    passphrase: Buffer.from(passphrase, 'utf8'),
  });
  return made.ok ? ok(describe(made.value)) : made;
};

/** Around a key that OpenSSH made. The file is read, never changed. */
export const importIdentity = async (
  input: Checked<'identity.import'>,
  { profile }: AppDeps,
): Promise<Result<Output<'identity.import'>>> => {
  // Of a regular file only: reading a device or a FIFO might never end.
  const text = readSmallText(input.file);
  if (!text.ok) return text;
  const key = importOpensshPrivateKey(text.value, Buffer.from(input.filePassphrase, 'utf8'));
  if (!key.ok) return key;
  const { principal, person, passphrase } = input;
  const made = await createIdentity(profile, {
    principal,
    person: person === '' ? principal : person,
    passphrase: Buffer.from(passphrase, 'utf8'),
    seed: key.value.seed,
  });
  key.value.seed.fill(0);
  return made.ok ? ok(describe(made.value)) : made;
};

export const allIdentities = ({ profile }: AppDeps): Result<Output<'identity.list'>> => {
  const listed = listIdentities(profile);
  if (!listed.ok) return listed;
  return ok({
    identities: listed.value.identities.map(describe),
    damaged: listed.value.damaged.map(({ message, at }) => `${at ?? 'a key file'}: ${message}`),
  });
};

/** What others need to enrol or trust a person: the name as a comment, and the allowed_signers line. */
export const exportIdentity = (
  { principal }: Checked<'identity.export'>,
  { profile }: AppDeps,
): Result<Output<'identity.export'>, Failure> => {
  const listed = listIdentities(profile);
  if (!listed.ok) return listed;
  const found = listed.value.identities.find((identity) => identity.principal === principal);
  return found === undefined
    ? err({
        code: 'NO_SUCH_IDENTITY',
        message: `${principal} has no key on this workstation.`,
        hint: '`plumbline identity list` shows who has.',
      })
    : ok({ text: `# person: ${found.person}\n${found.allowedSignersLine}\n` });
};
