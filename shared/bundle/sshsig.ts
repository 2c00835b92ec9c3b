import { concatBytes, utf8ToBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto, Ed25519Signer } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { formatArmour, parseArmour } from './ssh-armour.ts';
import { formatSshKeyBlob, parseSshKeyBlob, sshFingerprint, type SshKeyType, type SshPublicKey } from './ssh-keys.ts';
import { parseSshSignature, verifySshSignature, type SshSignature } from './ssh-signature.ts';
import { createWireReader, writeString, writeUint32 } from './ssh-wire.ts';

/** What a person may sign, and nothing else with the same signature. */
export type SignatureNamespace = 'plumbline-bundle-v1' | 'plumbline-checkpoint-v1' | 'plumbline-review-v1';

/** A parsed signature; nothing in it has been verified. */
export type Sshsig = {
  readonly key: SshPublicKey;
  readonly publicKeyBlob: Bytes;
  readonly namespace: string;
  readonly signature: SshSignature;
};

/** Who signed: the key that the signature carries. Whether that key is anchored is asked elsewhere. */
export type VerifiedSshsig = {
  readonly publicKeyBlob: Bytes;
  readonly keyType: SshKeyType;
  readonly fingerprint: string;
};

export type SshsigFailure = Failure<'BAD_SSHSIG' | 'WRONG_NAMESPACE' | 'SIGNATURE_MISMATCH'>;

type SshsigCrypto = Pick<Crypto, 'sha256' | 'sha512' | 'verifyEd25519' | 'verifyP256'>;

const magic = utf8ToBytes('SSHSIG');
const version = 1;
const hashAlgorithm = 'sha512';
const armouredCharactersMax = 16 * 1024;

/** PROTOCOL.sshsig, section 2: what the key signs. Reserved is empty. */
export const signedData = (namespace: string, messageSha512: Bytes): Bytes =>
  concatBytes(magic, writeString(namespace), writeString(''), writeString(hashAlgorithm), writeString(messageSha512));

/** An armoured Ed25519 signature, byte for byte what `ssh-keygen -Y sign` writes. */
export const createSshsig = (
  {
    signer,
    message,
    namespace,
  }: { readonly signer: Ed25519Signer; readonly message: Bytes; readonly namespace: SignatureNamespace },
  crypto: Pick<Crypto, 'sha512'>,
): string => {
  const signature = signer.sign(signedData(namespace, crypto.sha512(message)));
  return formatArmour(
    'SSH SIGNATURE',
    concatBytes(
      magic,
      writeUint32(version),
      writeString(formatSshKeyBlob({ type: 'ssh-ed25519', publicKey: signer.publicKey })),
      writeString(namespace),
      writeString(''),
      writeString(hashAlgorithm),
      writeString(concatBytes(writeString('ssh-ed25519'), writeString(signature))),
    ),
  );
};

/** PROTOCOL.sshsig, section 1, in the one canonical armour. Anyone may have written the input. */
export const parseSshsig = (armoured: string): Result<Sshsig, SshsigFailure> => {
  if (armoured.length > armouredCharactersMax) return malformed('longer than any signature of a known kind');
  const blob = parseArmour('SSH SIGNATURE', armoured);
  if (blob === undefined) return malformed('not armoured as ssh-keygen writes it');
  const reader = createWireReader(blob);
  if (reader.readBytes(magic.length)?.join() !== magic.join()) return malformed('the blob does not begin with SSHSIG');
  if (reader.readUint32() !== version) return malformed(`the version is not ${version}`);
  const publicKeyBlob = reader.readString();
  const namespace = reader.readText();
  const reserved = reader.readString();
  const algorithm = reader.readText();
  const signatureBlob = reader.readString();
  if (publicKeyBlob === undefined || namespace === undefined || signatureBlob === undefined) {
    return malformed('the blob ends early');
  }
  if (namespace === '') return malformed('the namespace is empty');
  if (reserved?.length !== 0) return malformed('the reserved field is not empty');
  if (algorithm !== hashAlgorithm) return malformed(`the hash is not ${hashAlgorithm}`);
  if (reader.remainingBytes() !== 0) return malformed('bytes follow the signature');
  const key = parseSshKeyBlob(publicKeyBlob);
  if (!key.ok) return malformed(key.error.message);
  const signature = parseSshSignature(key.value.type, signatureBlob);
  if (!signature.ok) return malformed(signature.error.message);
  return ok({ key: key.value, publicKeyBlob, namespace, signature: signature.value });
};

/** Whether the armoured signature is one over this message in this namespace, and by which key. */
export const verifySshsig = (
  { armoured, message, namespace }: { readonly armoured: string; readonly message: Bytes; readonly namespace: string },
  crypto: SshsigCrypto,
): Result<VerifiedSshsig, SshsigFailure> => {
  const parsed = parseSshsig(armoured);
  if (!parsed.ok) return parsed;
  const { key, publicKeyBlob, signature } = parsed.value;
  // The namespace in the blob is the signer's; comparing it keeps a signature over a review from passing for a bundle's.
  if (parsed.value.namespace !== namespace) {
    return err({
      code: 'WRONG_NAMESPACE',
      message: `signed as ${parsed.value.namespace.slice(0, 80)}, not ${namespace}`,
    });
  }
  const verified = verifySshSignature({ key, signature, data: signedData(namespace, crypto.sha512(message)) }, crypto);
  if (!verified.ok) return err({ code: 'SIGNATURE_MISMATCH', message: verified.error.message });
  return ok({ publicKeyBlob, keyType: key.type, fingerprint: sshFingerprint(publicKeyBlob, crypto) });
};

const malformed = (message: string): Result<never, SshsigFailure> => err({ code: 'BAD_SSHSIG', message });
