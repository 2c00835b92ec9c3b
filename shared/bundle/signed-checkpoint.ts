import { bytesToBase64, bytesToHex, utf8ToBytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { parseCheckpointBody } from '../ledger/checkpoint.ts';
import { formatSshKeyBlob, parseSshPublicKeyLine } from './ssh-keys.ts';
import { verifySshsig, type SignatureNamespace } from './sshsig.ts';

/** What a person signed in the ledger: three lines over some of it, alone or with what they say of them. */
export type SignedCheckpoint = {
  /** Beginning of a sentence, such as “the approval by ben”. */
  readonly said: string;
  /** What the checkpoint must cover, such as “the request”. */
  readonly covered: string;
  readonly checkpoint: string;
  readonly signature: string;
  readonly message: string;
  readonly namespace: SignatureNamespace;
  /** The key that is enrolled, as one line. */
  readonly publicKey: string;
  readonly log: string;
  /** Lines up to and including what it must cover, and their root. */
  readonly size: number;
  readonly root: Uint8Array;
};

/** Undefined if it is a signature by the enrolled key, in its namespace, over the very checkpoint. Anyone may have written it. */
export const signedCheckpointFault = (
  { said, covered, checkpoint, signature, message, namespace, publicKey, log, size, root }: SignedCheckpoint,
  crypto: Crypto,
): string | undefined => {
  const parsed = parseCheckpointBody(checkpoint);
  if (!parsed.ok) return `${said} carries no checkpoint`;
  const { value } = parsed;
  if (value.origin !== log || value.size !== size || bytesToBase64(value.root) !== bytesToBase64(root))
    return `${said} is over another checkpoint than the one that covers ${covered}`;
  const verified = verifySshsig({ armoured: signature, message: utf8ToBytes(message), namespace }, crypto);
  if (!verified.ok) return `${said} does not hold: ${verified.error.message}`;
  return bytesToHex(verified.value.publicKeyBlob) === keyOf(publicKey)
    ? undefined
    : `${said} is signed by another key than the one enrolled`;
};

/** One spelling of a public key, whatever the comment on its line. */
export const keyOf = (line: string): string => {
  const key = parseSshPublicKeyLine(line);
  return key.ok ? bytesToHex(formatSshKeyBlob(key.value)) : line;
};
