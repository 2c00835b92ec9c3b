import { bytesToHex } from '../base/bytes.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { isPrincipal } from './principal.ts';
import { formatSshKeyBlob, formatSshPublicKeyLine, parseSshPublicKeyLine, type SshPublicKey } from './ssh-keys.ts';

/** A person and the key that signs for them. */
export type AllowedSigner = { readonly principal: string; readonly key: SshPublicKey };

type BadAllowedSigners = Failure<'BAD_ALLOWED_SIGNERS'>;

const fileCharactersMax = 1024 * 1024;
const namespacesOption = 'namespaces="plumbline-bundle-v1,plumbline-checkpoint-v1,plumbline-review-v1"';

/** One line without its LF (bundle format, section 10). */
export const formatAllowedSigner = ({ principal, key }: AllowedSigner): string =>
  `${principal} ${namespacesOption} ${formatSshPublicKeyLine(key)}`;

/** The file, sorted by principal. */
export const formatAllowedSigners = (signers: readonly AllowedSigner[]): string =>
  [...signers]
    .sort((left, right) => (left.principal < right.principal ? -1 : 1))
    .map((signer) => `${formatAllowedSigner(signer)}\n`)
    .join('');

/**
 * Reads the one form of section 10 besides blank lines and comments. OpenSSH would take patterns, lists of principals,
 * certificate authorities and other options as well; here each could let one key speak for more than one person.
 */
export const parseAllowedSigners = (text: string): Result<readonly AllowedSigner[], BadAllowedSigners> => {
  if (text.length > fileCharactersMax) {
    return err({ code: 'BAD_ALLOWED_SIGNERS', message: `the file is longer than ${fileCharactersMax} characters` });
  }
  const signers: AllowedSigner[] = [];
  const principalByKey = new Map<string, string>();
  const principals = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const at = `line ${index + 1}`;
    const signer = parseLine(line, at);
    if (!signer.ok) return signer;
    const { principal, key } = signer.value;
    const keyHex = bytesToHex(formatSshKeyBlob(key));
    if (principals.has(principal)) return refuse(`${principal} stands on two lines`, at);
    const other = principalByKey.get(keyHex);
    if (other !== undefined) return refuse(`${principal} has the same key as ${other}`, at);
    principals.add(principal);
    principalByKey.set(keyHex, principal);
    signers.push(signer.value);
  }
  return ok(signers);
};

const parseLine = (line: string, at: string): Result<AllowedSigner, BadAllowedSigners> => {
  const [principal = '', option, ...keyWords] = line.split(' ');
  if (!isPrincipal(principal)) return refuse(`not a principal: ${principal.slice(0, 80)}`, at);
  if (option !== namespacesOption) return refuse(`the only option is ${namespacesOption}`, at);
  const key = parseSshPublicKeyLine(keyWords.join(' '));
  return key.ok ? ok({ principal, key: key.value }) : refuse(key.error.message, at);
};

const refuse = (message: string, at: string): Result<never, BadAllowedSigners> =>
  err({ code: 'BAD_ALLOWED_SIGNERS', message, at });
