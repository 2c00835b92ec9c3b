import { hexToBytes } from '../base/bytes.ts';
import type { DigestName, SignatureScheme } from '../base/crypto.ts';
import { derBytes, derOid, derTag, type DerNode } from './der.ts';

/** SHA-2 alone: what is signed with anything older could have been made by somebody else. */
const digestByOid: ReadonlyMap<string, DigestName> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

const schemeByOid: ReadonlyMap<string, SignatureScheme> = new Map([
  ['1.2.840.113549.1.1.11', { key: 'rsa', digest: 'sha256' }],
  ['1.2.840.113549.1.1.12', { key: 'rsa', digest: 'sha384' }],
  ['1.2.840.113549.1.1.13', { key: 'rsa', digest: 'sha512' }],
  ['1.2.840.10045.4.3.2', { key: 'ecdsa', digest: 'sha256' }],
  ['1.2.840.10045.4.3.3', { key: 'ecdsa', digest: 'sha384' }],
  ['1.2.840.10045.4.3.4', { key: 'ecdsa', digest: 'sha512' }],
]);

/** rsaEncryption: in CMS it leaves the digest to the field beside it (RFC 3370 section 3.2). */
const rsaEncryption = '1.2.840.113549.1.1.1';

/** The digest that an AlgorithmIdentifier names; its parameters are absent or NULL (RFC 5754 section 2). */
export const digestOf = (algorithm: DerNode | undefined): DigestName | undefined =>
  hasNoParameters(algorithm) ? digestByOid.get(derOid(algorithm?.children[0]) ?? '') : undefined;

/** The scheme of a signature; undefined for one that is not read here, RSA-PSS among them. */
export const schemeOf = (algorithm: DerNode | undefined, digest?: DigestName): SignatureScheme | undefined => {
  if (!hasNoParameters(algorithm)) return undefined;
  const oid = derOid(algorithm?.children[0]) ?? '';
  if (oid === rsaEncryption) return digest === undefined ? undefined : { key: 'rsa', digest };
  const scheme = schemeByOid.get(oid);
  return digest === undefined || scheme?.digest === digest ? scheme : undefined;
};

const rsaPss = '1.2.840.113549.1.1.10';

/** The name of an algorithm that is not read, for whoever must ask an authority for another. */
export const algorithmName = (algorithm: DerNode | undefined): string => {
  const oid = derOid(algorithm?.children[0]);
  return oid === rsaPss ? 'RSA-PSS' : oid === undefined ? 'an algorithm without a name' : `the algorithm ${oid}`;
};

const hasNoParameters = (algorithm: DerNode | undefined): boolean => {
  const [, parameters, ...rest] = algorithm?.children ?? [];
  return algorithm?.tag === derTag.sequence && rest.length === 0 && (parameters?.tag ?? derTag.null) === derTag.null;
};

/** AlgorithmIdentifier of SHA-256 with NULL, as `openssl ts` writes it. */
export const sha256Algorithm = derBytes(
  derTag.sequence,
  derBytes(derTag.oid, hexToBytes('608648016503040201') ?? new Uint8Array()),
  derBytes(derTag.null),
);
