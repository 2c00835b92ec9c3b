import { concatBytes, utf8ToBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import type { SshKeyType, SshPublicKey } from './ssh-keys.ts';
import { createWireReader, writeUint32, type WireReader } from './ssh-wire.ts';

/** `bytes` are 64: Ed25519, or r || s of ECDSA. A hardware key adds its flags and its counter. */
export type SshSignature =
  | { readonly type: 'ssh-ed25519'; readonly bytes: Bytes }
  | {
      readonly type: 'sk-ssh-ed25519@openssh.com';
      readonly bytes: Bytes;
      readonly flags: number;
      readonly counter: number;
    }
  | { readonly type: 'ecdsa-sha2-nistp256'; readonly bytes: Bytes };

type BadSignature = Failure<'BAD_SSH_SIGNATURE'>;

/** PROTOCOL.u2f, section SSH U2F Signatures: set only when the person touched the key. */
const userPresentFlag = 0x01;

/** RFC 8709 section 6, PROTOCOL.u2f, RFC 5656 section 3.1.2; the type must be the key's, no byte may be left over. */
export const parseSshSignature = (type: SshKeyType, blob: Bytes): Result<SshSignature, BadSignature> => {
  const reader = createWireReader(blob);
  if (reader.readText() !== type) return refuse(`the signature is not of type ${type}`);
  const value = reader.readString();
  if (value === undefined) return refuse('the signature ends early');
  const signature = readSignature(type, value, reader);
  if (!signature.ok) return signature;
  return reader.remainingBytes() === 0 ? signature : refuse('bytes follow the signature');
};

/** Whether the signature holds over `data` under the key of the same type. */
export const verifySshSignature = (
  { key, signature, data }: { readonly key: SshPublicKey; readonly signature: SshSignature; readonly data: Bytes },
  crypto: Pick<Crypto, 'sha256' | 'verifyEd25519' | 'verifyP256'>,
): Result<undefined, BadSignature> => {
  if (key.type === 'ssh-ed25519' && signature.type === 'ssh-ed25519') {
    return heldBy(crypto.verifyEd25519(key.publicKey, data, signature.bytes));
  }
  if (key.type === 'ecdsa-sha2-nistp256' && signature.type === 'ecdsa-sha2-nistp256') {
    return heldBy(crypto.verifyP256(key.point, data, signature.bytes));
  }
  if (key.type === 'sk-ssh-ed25519@openssh.com' && signature.type === 'sk-ssh-ed25519@openssh.com') {
    if ((signature.flags & userPresentFlag) === 0) return refuse('nobody touched the hardware key for this signature');
    const signed = concatBytes(
      crypto.sha256(utf8ToBytes(key.application)),
      Uint8Array.of(signature.flags),
      writeUint32(signature.counter),
      crypto.sha256(data),
    );
    return heldBy(crypto.verifyEd25519(key.publicKey, signed, signature.bytes));
  }
  return refuse('key and signature are of different types');
};

const readSignature = (type: SshKeyType, value: Bytes, reader: WireReader): Result<SshSignature, BadSignature> => {
  switch (type) {
    case 'ssh-ed25519':
      return value.length === 64 ? ok({ type, bytes: value }) : refuse('an Ed25519 signature has 64 bytes');
    case 'sk-ssh-ed25519@openssh.com': {
      const flags = reader.readByte();
      const counter = reader.readUint32();
      if (value.length !== 64) return refuse('an Ed25519 signature has 64 bytes');
      return flags === undefined || counter === undefined
        ? refuse('flags or counter of the hardware key are missing')
        : ok({ type, bytes: value, flags, counter });
    }
    case 'ecdsa-sha2-nistp256': {
      const integers = createWireReader(value);
      const r = readP256Integer(integers);
      const s = readP256Integer(integers);
      return r === undefined || s === undefined || integers.remainingBytes() !== 0
        ? refuse('r and s are not two positive integers in their shortest form')
        : ok({ type, bytes: concatBytes(r, s) });
    }
  }
};

/** A positive mpint (RFC 4251 section 5) of at most 32 bytes, padded to 32: shortest form only, one text a number. */
const readP256Integer = (reader: WireReader): Bytes | undefined => {
  const mpint = reader.readString();
  const [first, second] = mpint ?? [];
  if (mpint === undefined || first === undefined || first >= 0x80) return undefined;
  if (first === 0 && (second === undefined || second < 0x80)) return undefined;
  const magnitude = first === 0 ? mpint.subarray(1) : mpint;
  return magnitude.length > 32 ? undefined : concatBytes(new Uint8Array(32 - magnitude.length), magnitude);
};

const heldBy = (holds: boolean): Result<undefined, BadSignature> =>
  holds ? ok(undefined) : refuse('the signature does not hold over this message under this key');
const refuse = (message: string): Result<never, BadSignature> => err({ code: 'BAD_SSH_SIGNATURE', message });
