import { equalBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { anyPurpose, isSignedBy, usage, type Certificate } from './certificate.ts';
import { parseTimeStampQuery } from './query.ts';
import { parseTimeStampReply, type TimeStampInfo, type TimeStampToken } from './reply.ts';

/** A token that answers its query and is sound under the certificate in it; who that is, an anchor has to say. */
export type TimeStamp = {
  readonly info: TimeStampInfo;
  readonly token: TimeStampToken;
  /** False where this runtime could not check the signature: only the form is known then. */
  readonly isSignatureChecked: boolean;
};

type BadTimeStamp = Failure<'BAD_TIME_STAMP'>;
type Verifying = Pick<Crypto, 'digest' | 'verifyByKeyInfo'>;

const timeStamping = '1.3.6.1.5.5.7.3.8';

/** Query and reply belong together, and the reply is signed by a certificate for time stamps alone. Anyone may have written both. */
export const readTimeStamp = (
  { query, reply }: { readonly query: Bytes; readonly reply: Bytes },
  crypto: Verifying,
): Result<TimeStamp, BadTimeStamp> => {
  const asked = parseTimeStampQuery(query);
  if (!asked.ok) return asked;
  const token = parseTimeStampReply(reply, crypto);
  if (!token.ok) return token;
  const { info, signer, signed, scheme, signature } = token.value;
  if (!equalBytes(info.imprint, asked.value.imprint)) return bad('the token is of other bytes than were asked for');
  if (info.nonce === undefined || !equalBytes(info.nonce, asked.value.nonce))
    return bad('the token has another nonce than its query');
  const fault = signerFault(signer) ?? timeFault(signer, info.time);
  if (fault !== undefined) return bad(fault);
  const holds = crypto.verifyByKeyInfo({ keyInfo: signer.keyInfo, scheme, message: signed, signature });
  if (holds === false) return bad('the signature of the token does not hold');
  return ok({ info, token: token.value, isSignatureChecked: holds === true });
};

/** RFC 3161 section 2.3: one purpose, and marked critical, so that the key signs nothing else. */
const signerFault = ({ purposes, usages, unknownCritical }: Certificate): string | undefined => {
  if (purposes === undefined || purposes.oids.length !== 1 || purposes.oids[0] !== timeStamping)
    return 'the certificate is not for time stamps alone';
  if (!purposes.isCritical) return 'the purpose of the certificate is not marked critical';
  if (usages !== undefined && !usages.has(usage.digitalSignature) && !usages.has(usage.nonRepudiation))
    return 'the certificate is not for signatures';
  return unknownCritical === undefined
    ? undefined
    : `the certificate has the unknown critical extension ${unknownCritical}`;
};

const timeFault = ({ notBefore, notAfter, name }: Certificate, time: string): string | undefined =>
  notBefore <= time && time <= notAfter
    ? undefined
    : `the certificate of ${name} was not valid at the time of the token`;

/**
 * The root from outside that the signer's certificate leads to, through the certificates that came along; each link was
 * valid at the time of the token (RFC 5280 section 6.1, without policies and name constraints: both are refused where
 * they are critical). Fails with the last thing that was in the way.
 */
export const findTimeStampRoot = (
  { token: { signer, certificates }, info: { time } }: TimeStamp,
  roots: readonly Certificate[],
  crypto: Pick<Crypto, 'verifyByKeyInfo'>,
): Result<Certificate, BadTimeStamp> => {
  const isRoot = (certificate: Certificate): boolean => roots.some(({ whole }) => equalBytes(whole, certificate.whole));
  const seen = new Set<Certificate>([signer]);
  const queue: { readonly certificate: Certificate; readonly below: number }[] = [{ certificate: signer, below: 0 }];
  let fault = 'the certificates lead to no root that is trusted';
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const { certificate, below } = step;
    if (isRoot(certificate)) return ok(certificate);
    for (const issuer of [...roots, ...certificates]) {
      if (seen.has(issuer) || !equalBytes(issuer.subject, certificate.issuer)) continue;
      const wrong = authorityFault(issuer, below) ?? timeFault(issuer, time);
      if (wrong === undefined && isSignedBy(certificate, issuer, crypto) === true) {
        seen.add(issuer);
        queue.push({ certificate: issuer, below: below + 1 });
      } else if (wrong !== undefined) fault = wrong;
    }
  }
  return bad(fault);
};

/** `below`: how many authorities stand between this one and the signer. */
const authorityFault = (
  { isAuthority, pathLengthMax, usages, purposes, unknownCritical, name }: Certificate,
  below: number,
): string | undefined => {
  if (!isAuthority || (usages !== undefined && !usages.has(usage.keyCertSign)))
    return `the certificate of ${name} is not that of an authority`;
  if (below > pathLengthMax) return `the certificate of ${name} allows no such long chain`;
  if (purposes !== undefined && !purposes.oids.includes(timeStamping) && !purposes.oids.includes(anyPurpose))
    return `the certificate of ${name} is not for time stamps`;
  return unknownCritical === undefined
    ? undefined
    : `the certificate of ${name} has the unknown critical extension ${unknownCritical}`;
};

/** `2026-03-01T09:15:00.25Z` with what the authority says of its accuracy. */
export const timeStampText = ({ time, accuracyMicroseconds }: TimeStampInfo): string => {
  const accuracy = accuracyMicroseconds === undefined ? '' : ` (to ${accuracyMicroseconds / 1_000_000} s)`;
  return `${timeStampInstant(time)}${accuracy}`;
};

/** `YYYYMMDDHHMMSS…` as an instant. */
export const timeStampInstant = (time: string): string =>
  `${time.slice(0, 4)}-${time.slice(4, 6)}-${time.slice(6, 8)}T${time.slice(8, 10)}:${time.slice(10, 12)}:${time.slice(12)}Z`;

const bad = (message: string): Result<never, BadTimeStamp> => err({ code: 'BAD_TIME_STAMP', message });
