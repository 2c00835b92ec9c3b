import { equalBytes, type Bytes } from '../base/bytes.ts';
import type { RandomBytes } from '../base/random.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { sha256Algorithm } from './algorithms.ts';
import { derBytes, derTag, parseDer } from './der.ts';

/** What is asked of an authority: to stamp a SHA-256, and to send its certificate along. `nonce`: contents of an INTEGER. */
export type TimeStampQuery = { readonly imprint: Bytes; readonly nonce: Bytes };

const nonceBytes = 8;

/** A positive number of eight bytes: the first bits are set so that DER writes all of them. */
export const makeNonce = (random: RandomBytes): Uint8Array => {
  const nonce = random(nonceBytes);
  return nonce.map((byte, at) => (at === 0 ? (byte & 0x3f) | 0x40 : byte));
};

/** TimeStampReq of RFC 3161 section 2.4.1 with nonce and certReq, byte for byte as `openssl ts -query -cert` writes it. */
export const formatTimeStampQuery = ({ imprint, nonce }: TimeStampQuery): Uint8Array =>
  derBytes(
    derTag.sequence,
    derBytes(derTag.integer, Uint8Array.of(1)),
    derBytes(derTag.sequence, sha256Algorithm, derBytes(derTag.octetString, imprint)),
    derBytes(derTag.integer, nonce),
    derBytes(derTag.boolean, Uint8Array.of(0xff)),
  );

/** Reads that one form and no other, so that two files never ask for the same. */
export const parseTimeStampQuery = (bytes: Bytes): Result<TimeStampQuery, Failure<'BAD_TIME_STAMP'>> => {
  const [, imprintNode, nonceNode] = parseDer(bytes)?.children ?? [];
  const imprint = imprintNode?.children[1]?.content ?? new Uint8Array();
  const nonce = nonceNode?.content ?? new Uint8Array();
  const isWhole = imprint.length === 32 && nonce.length <= 32 && (nonce[0] ?? 0x80) < 0x80;
  return isWhole && equalBytes(formatTimeStampQuery({ imprint, nonce }), bytes)
    ? ok({ imprint, nonce })
    : err({ code: 'BAD_TIME_STAMP', message: 'the query does not ask for a SHA-256 with nonce and certificate' });
};
