import { base64ToBytes, bytesToBase64, bytesToUtf8, equalBytes, type Bytes } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, ok, type Failure, type Result } from '../base/result.ts';
import { schemeOf } from './algorithms.ts';
import { derOid, derSmallInteger, derTag, derTime, parseDer, type DerNode } from './der.ts';

/** What of an X.509 certificate (RFC 5280) a chain to a time stamp authority needs. Names are compared by their bytes. */
export type Certificate = {
  readonly whole: Bytes;
  readonly signed: Bytes;
  readonly algorithm: DerNode;
  readonly signature: Bytes;
  /** DER of the serial number, the issuer and the subject. */
  readonly serial: Bytes;
  readonly issuer: Bytes;
  readonly subject: Bytes;
  /** For people: the last common name of the subject, or of its organisation; a stranger's text. */
  readonly name: string;
  /** As `derTime` gives them. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** SubjectPublicKeyInfo. */
  readonly keyInfo: Bytes;
  readonly isAuthority: boolean;
  readonly pathLengthMax: number;
  /** Key usage by the numbers of RFC 5280 section 4.2.1.3; undefined where the certificate has none. */
  readonly usages: ReadonlySet<number> | undefined;
  /** Extended key usage; undefined where the certificate has none. */
  readonly purposes: { readonly oids: readonly string[]; readonly isCritical: boolean } | undefined;
  /** A critical extension that is not understood here: who meets one must not use the certificate. */
  readonly unknownCritical: string | undefined;
};

type BadCertificate = Failure<'BAD_CERTIFICATE'>;

export const usage = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5 } as const;
export const anyPurpose = '2.5.29.37.0';

const extensionOids = { keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19', extendedKeyUsage: '2.5.29.37' } as const;
const nameOids = { commonName: '2.5.4.3', organisation: '2.5.4.10' } as const;

export const parseCertificate = (bytes: Bytes): Result<Certificate, BadCertificate> => {
  const node = parseDer(bytes);
  return node === undefined ? bad('it is not DER') : readCertificate(node);
};

export const readCertificate = (node: DerNode): Result<Certificate, BadCertificate> => {
  const [signed, algorithm, signature, ...rest] = node.children;
  if (node.tag !== derTag.sequence || signed === undefined || algorithm === undefined || rest.length > 0)
    return bad('it is no certificate');
  if (signature?.tag !== derTag.bitString || signature.content[0] !== 0) return bad('its signature cannot be read');
  const [version, serial, innerAlgorithm, issuer, validity, subject, keyInfo, ...optional] = signed.children;
  // Extensions are what this rests on, so only version 3 will do (its number is 2).
  if (version?.tag !== derTag.context0 || derSmallInteger(version.children[0]) !== 2)
    return bad('it is not of version 3');
  if (serial?.tag !== derTag.integer || issuer === undefined || subject === undefined || keyInfo === undefined)
    return bad('it is incomplete');
  if (innerAlgorithm === undefined || !equalBytes(innerAlgorithm.whole, algorithm.whole))
    return bad('it names two algorithms');
  const notBefore = derTime(validity?.children[0]);
  const notAfter = derTime(validity?.children[1]);
  if (notBefore === undefined || notAfter === undefined) return bad('its validity cannot be read');
  const extensions = readExtensions(optional.find(({ tag }) => tag === derTag.context3));
  if (extensions === undefined) return bad('its extensions cannot be read');
  return ok({
    whole: node.whole,
    signed: signed.whole,
    algorithm,
    signature: signature.content.subarray(1),
    serial: serial.whole,
    issuer: issuer.whole,
    subject: subject.whole,
    name: nameOf(subject),
    notBefore,
    notAfter,
    keyInfo: keyInfo.whole,
    ...extensions,
  });
};

type Extensions = Pick<Certificate, 'isAuthority' | 'pathLengthMax' | 'usages' | 'purposes' | 'unknownCritical'>;

const readExtensions = (node: DerNode | undefined): Extensions | undefined => {
  let read: Extensions = {
    isAuthority: false,
    pathLengthMax: 0,
    usages: undefined,
    purposes: undefined,
    unknownCritical: undefined,
  };
  const seen = new Set<string>();
  for (const extension of node?.children[0]?.children ?? []) {
    const [name, ...others] = extension.children;
    const oid = derOid(name);
    const isMarked = others.length === 2 && others[0]?.tag === derTag.boolean;
    const value = others.at(-1);
    if (oid === undefined || seen.has(oid) || value?.tag !== derTag.octetString) return undefined;
    if (others.length !== (isMarked ? 2 : 1)) return undefined;
    seen.add(oid);
    const next = takeExtension(read, oid, parseDer(value.content), isMarked);
    if (next === undefined) return undefined;
    read = next;
  }
  return read;
};

const takeExtension = (
  read: Extensions,
  oid: string,
  value: DerNode | undefined,
  isCritical: boolean,
): Extensions | undefined => {
  switch (oid) {
    case extensionOids.basicConstraints: {
      if (value?.tag !== derTag.sequence) return undefined;
      const [first] = value.children;
      const isAuthority = first?.tag === derTag.boolean && first.content[0] === 0xff;
      const limit = isAuthority ? value.children[1] : undefined;
      const pathLengthMax = limit === undefined ? Number.MAX_SAFE_INTEGER : derSmallInteger(limit);
      return pathLengthMax === undefined ? undefined : { ...read, isAuthority, pathLengthMax };
    }
    case extensionOids.keyUsage:
      return value?.tag === derTag.bitString ? { ...read, usages: setBits(value.content) } : undefined;
    case extensionOids.extendedKeyUsage: {
      const oids = value?.tag === derTag.sequence ? value.children.map((child) => derOid(child) ?? '') : [];
      return oids.length === 0 || oids.includes('') ? undefined : { ...read, purposes: { oids, isCritical } };
    }
    default:
      return isCritical ? { ...read, unknownCritical: oid } : read;
  }
};

const setBits = ([, ...bytes]: Bytes): ReadonlySet<number> =>
  new Set(
    bytes.flatMap((byte, at) =>
      [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (byte & (0x80 >> bit)) !== 0).map((bit) => at * 8 + bit),
    ),
  );

const nameOf = (subject: DerNode): string => {
  const parts = subject.children.flatMap(({ children }) => children);
  const find = (wanted: string): DerNode | undefined =>
    parts.findLast(({ children }) => derOid(children[0]) === wanted)?.children[1];
  const value = find(nameOids.commonName) ?? find(nameOids.organisation);
  const text = value === undefined ? '' : (bytesToUtf8(value.content) ?? '').slice(0, 200);
  return text.trim() === '' ? 'an authority without a name' : text;
};

/** Whether `issuer` made this certificate; undefined where this runtime cannot tell. */
export const isSignedBy = (
  { signed, algorithm, signature }: Certificate,
  issuer: Certificate,
  crypto: Pick<Crypto, 'verifyByKeyInfo'>,
): boolean | undefined => {
  const scheme = schemeOf(algorithm);
  return (
    scheme !== undefined && crypto.verifyByKeyInfo({ keyInfo: issuer.keyInfo, scheme, message: signed, signature })
  );
};

/** One certificate as `openssl x509` writes it (RFC 7468): base64 in lines of 64. */
export const certificateToPem = ({ whole }: Pick<Certificate, 'whole'>): string =>
  `-----BEGIN CERTIFICATE-----\n${bytesToBase64(whole).replaceAll(/.{1,64}/gu, '$&\n')}-----END CERTIFICATE-----\n`;

/** Every certificate of a PEM text, in its order; text between them is passed over, as everywhere. At least one. */
export const parseCertificates = (text: string): Result<readonly Certificate[], BadCertificate> => {
  const certificates: Certificate[] = [];
  for (const [, body = ''] of text.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/gu)) {
    const bytes = base64ToBytes(body.replaceAll(/\s/gu, ''));
    const certificate = bytes === undefined ? bad('it is not base64') : parseCertificate(bytes);
    if (!certificate.ok) return certificate;
    certificates.push(certificate.value);
  }
  return certificates.length === 0 ? bad('there is no certificate in PEM') : ok(certificates);
};

const bad = (message: string): Result<never, BadCertificate> => err({ code: 'BAD_CERTIFICATE', message });
