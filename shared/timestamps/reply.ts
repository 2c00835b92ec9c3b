import { equalBytes, concatBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto, DigestName, SignatureScheme } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { algorithmName, digestOf, schemeOf } from './algorithms.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { derOid, derSmallInteger, derTag, derTime, parseDer, type DerNode } from './der.ts';

/** What an authority says in a token (TSTInfo, RFC 3161 section 2.4.2). */
export type TimeStampInfo = {
  readonly policy: string;
  readonly imprint: Bytes;
  /** As `derTime` gives it. */
  readonly time: string;
  /** In microseconds; undefined where the authority says nothing of it. */
  readonly accuracyMicroseconds: number | undefined;
  readonly nonce: Bytes | undefined;
};

/** A token whose parts fit together; its signature has not been verified when it is read. */
export type TimeStampToken = {
  readonly info: TimeStampInfo;
  readonly signer: Certificate;
  /** Every certificate that came along, the signer's among them. */
  readonly certificates: readonly Certificate[];
  /** The signed attributes as they are signed: with the tag of a SET (RFC 5652 section 5.4). */
  readonly signed: Bytes;
  readonly scheme: SignatureScheme;
  readonly signature: Bytes;
};

type BadTimeStamp = Failure<'BAD_TIME_STAMP'>;

const oids = {
  signedData: '1.2.840.113549.1.7.2',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

const certificatesMax = 32;

/** TimeStampResp of RFC 3161 section 2.4.2, whole and with nothing behind it. */
export const parseTimeStampReply = (
  bytes: Bytes,
  crypto: Pick<Crypto, 'digest'>,
): Result<TimeStampToken, BadTimeStamp> => {
  const reply = parseDer(bytes);
  if (reply?.tag !== derTag.sequence)
    return bad('the reply is not DER, as RFC 3161 asks for, or something stands behind it');
  const [state, token, ...rest] = reply.children;
  const status = derSmallInteger(state?.children[0]);
  if (status !== 0 && status !== 1) return bad(`the authority refused: status ${status ?? 'unknown'}`);
  const [kind, wrapped, ...others] = token?.children ?? [];
  if (derOid(kind) !== oids.signedData || rest.length > 0 || others.length > 0) return bad('the reply holds no token');
  return wrapped?.tag === derTag.context0 && wrapped.children.length === 1
    ? readSignedData(wrapped.children[0], crypto)
    : bad('the reply holds no token');
};

/** SignedData of RFC 5652 section 5.1 with one signer. */
const readSignedData = (
  node: DerNode | undefined,
  crypto: Pick<Crypto, 'digest'>,
): Result<TimeStampToken, BadTimeStamp> => {
  const [version, , content, ...others] = node?.children ?? [];
  const signers = others.at(-1);
  const carried = others.find(({ tag }) => tag === derTag.context0);
  if (version?.tag !== derTag.integer || signers?.tag !== derTag.set || signers.children.length !== 1)
    return bad('the token does not have one signer');
  const encapsulated = content?.children[1]?.children[0];
  if (derOid(content?.children[0]) !== oids.timeStampInfo || encapsulated?.tag !== derTag.octetString)
    return bad('the token holds no time');
  const info = readInfo(parseDer(encapsulated.content));
  if (info === undefined) return bad('the time in the token cannot be read');
  const certificates: Certificate[] = [];
  for (const child of (carried?.children ?? []).slice(0, certificatesMax)) {
    const certificate = readCertificate(child);
    if (!certificate.ok) return bad(`a certificate in the token cannot be used: ${certificate.error.message}`);
    certificates.push(certificate.value);
  }
  const signed = readSigner(signers.children[0], encapsulated.content, certificates, crypto);
  return signed.ok ? ok({ info, certificates, ...signed.value }) : signed;
};

const readInfo = (node: DerNode | undefined): TimeStampInfo | undefined => {
  const [version, policyNode, imprintNode, serial, timeNode, ...optional] = node?.children ?? [];
  const policy = derOid(policyNode);
  const time = derTime(timeNode);
  const [algorithm, imprint] = imprintNode?.children ?? [];
  if (derSmallInteger(version) !== 1 || policy === undefined || serial?.tag !== derTag.integer) return undefined;
  // The imprint that was asked for is a SHA-256, so no other algorithm can be the right one.
  if (time === undefined || digestOf(algorithm) !== 'sha256' || imprint?.tag !== derTag.octetString) return undefined;
  // Extensions could change what the token means; none is known here.
  if (optional.some(({ tag }) => tag === derTag.context1)) return undefined;
  const accuracy = readAccuracy(optional.find(({ tag }) => tag === derTag.sequence));
  if (accuracy === null) return undefined;
  const nonce = optional.find(({ tag }) => tag === derTag.integer)?.content;
  return { policy, imprint: imprint.content, time, accuracyMicroseconds: accuracy, nonce };
};

/** Seconds, milliseconds [0] and microseconds [1]; null where it cannot be read. */
const readAccuracy = (node: DerNode | undefined): number | null | undefined => {
  if (node === undefined) return undefined;
  let sum = 0;
  for (const { tag, content } of node.children) {
    const factor = tag === derTag.integer ? 1_000_000 : tag === 0x80 ? 1000 : tag === 0x81 ? 1 : undefined;
    if (factor === undefined || content.length > 4) return null;
    sum += factor * content.reduce((total, byte) => total * 256 + byte, 0);
  }
  return sum;
};

type Signed = Pick<TimeStampToken, 'signer' | 'signed' | 'scheme' | 'signature'>;

const readSigner = (
  node: DerNode | undefined,
  content: Bytes,
  certificates: readonly Certificate[],
  crypto: Pick<Crypto, 'digest'>,
): Result<Signed, BadTimeStamp> => {
  const [, identifier, digestNode, attributes, algorithm, signature] = node?.children ?? [];
  const digest = digestOf(digestNode);
  const scheme = schemeOf(algorithm, digest);
  if (digest === undefined) return bad(`the token is signed over ${algorithmName(digestNode)}, and not SHA-2`);
  if (scheme === undefined) return bad(`the token is signed with ${algorithmName(algorithm)}, which is not read here`);
  if (attributes?.tag !== derTag.context0 || signature?.tag !== derTag.octetString)
    return bad('the token has no signed attributes');
  const values = readAttributes(attributes);
  if (values === undefined) return bad('the signed attributes cannot be read');
  if (derOid(values.get(oids.contentType)) !== oids.timeStampInfo) return bad('the signed attributes are of no time');
  const stated = values.get(oids.messageDigest);
  if (stated?.tag !== derTag.octetString || !equalBytes(stated.content, crypto.digest(digest, content)))
    return bad('the signed digest is not that of the time');
  const signer = signerOf(values.get(oids.signingCertificateV2), certificates, crypto);
  if (!signer.ok) return signer;
  const { issuer, serial } = signer.value;
  // Where the signer is named by its key alone, the certificate's digest above has named it already.
  if (
    identifier?.tag !== derTag.primitive0 &&
    !equalBytes(identifier?.content ?? new Uint8Array(), concatBytes(issuer, serial))
  )
    return bad('the signer is not the certificate that the token names');
  const signed = concatBytes(Uint8Array.of(derTag.set), attributes.whole.subarray(1));
  return ok({ signer: signer.value, signed, scheme, signature: signature.content });
};

const readAttributes = ({ children }: DerNode): ReadonlyMap<string, DerNode> | undefined => {
  const values = new Map<string, DerNode>();
  for (const attribute of children) {
    const oid = derOid(attribute.children[0]);
    const [value, ...more] = attribute.children[1]?.children ?? [];
    if (oid === undefined || value === undefined || more.length > 0 || values.has(oid)) return undefined;
    values.set(oid, value);
  }
  return values;
};

/** The certificate that the first ESSCertIDv2 names by its digest (RFC 5035 section 3, RFC 5816). */
const signerOf = (
  node: DerNode | undefined,
  certificates: readonly Certificate[],
  crypto: Pick<Crypto, 'digest'>,
): Result<Certificate, BadTimeStamp> => {
  const parts = node?.children[0]?.children[0]?.children ?? [];
  const [first, second] = parts;
  const isNamed = first?.tag === derTag.sequence;
  const digest: DigestName | undefined = isNamed ? digestOf(first) : 'sha256';
  const hash = isNamed ? second : first;
  if (digest === undefined || hash?.tag !== derTag.octetString)
    return bad('the token does not name its certificate by a digest of SHA-2');
  const signer = certificates.find(({ whole }) => equalBytes(crypto.digest(digest, whole), hash.content));
  return signer === undefined ? bad('the certificate that the token names did not come along') : ok(signer);
};

const bad = (message: string): Result<never, BadTimeStamp> => err({ code: 'BAD_TIME_STAMP', message });
