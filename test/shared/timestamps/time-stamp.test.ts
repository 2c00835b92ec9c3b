import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesToHex, concatBytes, utf8ToBytes } from '../../../shared/base/bytes.ts';
import { parseCertificates, certificateToPem } from '../../../shared/timestamps/certificate.ts';
import { derBytes, derOid, derTag, derTime, parseDer } from '../../../shared/timestamps/der.ts';
import { formatTimeStampQuery, makeNonce, parseTimeStampQuery } from '../../../shared/timestamps/query.ts';
import { findTimeStampRoot, readTimeStamp, timeStampText } from '../../../shared/timestamps/time-stamp.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { fixturePath, readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';

const file = (name: string): Uint8Array => Uint8Array.from(readFileSync(fixturePath(`timestamps/${name}`)));
const textFile = (name: string): string => readFixture(`timestamps/${name}`);
const rootsIn = (...names: readonly string[]) => names.flatMap((name) => valueOf(parseCertificates(textFile(name))));
const read = (reply: Uint8Array, query = file('query.tsq')) => readTimeStamp({ query, reply }, nodeCrypto);
const whyNot = (reply: Uint8Array, query?: Uint8Array): string => {
  const stamp = read(reply, query);
  return stamp.ok ? 'taken' : stamp.error.message;
};
const rootOf = (reply: string, ...roots: readonly string[]): string => {
  const root = findTimeStampRoot(valueOf(read(file(reply))), rootsIn(...roots), nodeCrypto);
  return root.ok ? root.value.name : root.error.message;
};
const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  const index = at < 0 ? copy.length + at : at;
  copy[index] = (copy[index] ?? 0) ^ 1;
  return copy;
};

describe('a query for a time stamp', () => {
  it('is byte for byte what openssl asks for the same bytes and nonce', () => {
    const query = file('query.tsq');
    const { imprint, nonce } = valueOf(parseTimeStampQuery(query));
    expect(bytesToHex(imprint)).toBe(nodeCrypto.sha256Hex(file('body.txt')));
    expect(formatTimeStampQuery({ imprint, nonce })).toEqual(query);
  });

  it('has a positive nonce of eight bytes, whatever the generator gives', () => {
    for (const byte of [0, 0x7f, 0x80, 0xff]) {
      const nonce = makeNonce((length) => new Uint8Array(length).fill(byte));
      const query = formatTimeStampQuery({ imprint: new Uint8Array(32), nonce });
      expect(valueOf(parseTimeStampQuery(query)).nonce).toEqual(nonce);
      expect(nonce).toHaveLength(8);
    }
  });

  it('is refused with anything behind it, and without a nonce', () => {
    for (const bytes of [concatBytes(file('query.tsq'), Uint8Array.of(0)), file('sound.tsr'), new Uint8Array()]) {
      expect(parseTimeStampQuery(bytes).ok).toBe(false);
    }
  });
});

describe('a time stamp', () => {
  it('of RSA or ECDSA says when the checkpoint existed, and leads to its own root', () => {
    expect(timeStampText(valueOf(read(file('sound.tsr'))).info)).toMatch(/^2026-11-26T09:05:4\dZ \(to 1 s\)$/u);
    expect(rootOf('sound.tsr', 'root.pem')).toBe('Test Time Root');
    expect(rootOf('sound.tsr', 'other.pem', 'root.pem')).toBe('Test Time Root');
    expect(rootOf('chain.tsr', 'ecroot.pem')).toBe('Test Time Root EC');
  });

  it('leads to no other root, and to none where a link is missing', () => {
    const nowhere = 'the certificates lead to no root that is trusted';
    expect(rootOf('sound.tsr', 'other.pem', 'ecroot.pem')).toBe(nowhere);
    expect(rootOf('sound.tsr')).toBe(nowhere);
    expect(rootOf('short.tsr', 'ecroot.pem')).toBe(nowhere);
    expect(rootOf('short.tsr', 'ecroot.pem', 'mid.pem')).toBe('Test Time Issuer');
  });

  it('is no better for a signer that was certified by somebody who is no authority', () => {
    expect(rootOf('below-leaf.tsr', 'root.pem')).toBe('the certificate of Test leaf is not that of an authority');
  });

  it('stays sound when its certificate has ended since, and is none when it was made outside of it', () => {
    expect(valueOf(read(file('sound.tsr'))).token.signer.notAfter > '2100').toBe(true);
    expect(whyNot(file('past.tsr'))).toBe('the certificate of Test past was not valid at the time of the token');
  });

  it.each<readonly [string, string, RegExp]>([
    ['no purpose', 'none.tsr', /not for time stamps alone/u],
    ['a second purpose', 'two.tsr', /not for time stamps alone/u],
    ['a purpose that is not critical', 'loose.tsr', /not marked critical/u],
    ['a critical extension that nobody knows', 'odd.tsr', /unknown critical extension 1\.2\.3\.4/u],
    ['its certificate named by SHA-1', 'sha1.tsr', /by a digest of SHA-2/u],
    ['no nonce', 'no-nonce.tsr', /another nonce/u],
  ])('is refused with %s', (_, name, why) => {
    expect(whyNot(file(name))).toMatch(why);
  });

  it('says of a way of signing that is not read which one it is', () => {
    const changed = (from: string, to: string): Uint8Array => {
      const text = bytesToHex(file('sound.tsr'));
      const at = text.lastIndexOf(from);
      return Uint8Array.from(Buffer.from(text.slice(0, at) + to + text.slice(at + from.length), 'hex'));
    };
    // The algorithm of the signature stands behind everything else that names one: RSA, made RSASSA-PSS (RFC 8017, appendix C).
    const pkcs1 = '2a864886f70d0101';
    expect(whyNot(changed(`${pkcs1}01`, `${pkcs1}0a`))).toBe(
      'the token is signed with RSA-PSS, which is not read here',
    );
    expect(whyNot(changed(`${pkcs1}01`, `${pkcs1}05`))).toBe(
      'the token is signed with the algorithm 1.2.840.113549.1.1.5, which is not read here',
    );
  });

  it('answers one query only', () => {
    expect(whyNot(file('sound.tsr'), file('other-nonce.tsq'))).toMatch(/another nonce/u);
    expect(whyNot(file('sound.tsr'), file('other-bytes.tsq'))).toMatch(/other bytes/u);
  });

  it('is refused with one bit of its signature changed, with bytes behind it, and cut', () => {
    const reply = file('sound.tsr');
    expect(whyNot(flipped(reply, -1))).toBe('the signature of the token does not hold');
    expect(whyNot(concatBytes(reply, Uint8Array.of(0)))).toMatch(/something stands behind it/u);
    expect(whyNot(reply.subarray(0, -1))).toMatch(/not DER/u);
    expect(
      whyNot(derBytes(derTag.sequence, derBytes(derTag.sequence, derBytes(derTag.integer, Uint8Array.of(2))))),
    ).toBe('the authority refused: status 2');
  });

  it('is never taken for the same with any one bit changed', () => {
    const roots = rootsIn('root.pem');
    const sound = valueOf(read(file('sound.tsr')));
    const reply = file('sound.tsr');
    for (let at = 0; at < reply.length; at += 1) {
      const stamp = read(flipped(reply, at));
      // What is not signed may change (the name of a status, a copy of a certificate); what is said may not.
      if (stamp.ok && findTimeStampRoot(stamp.value, roots, nodeCrypto).ok)
        expect(stamp.value.info).toEqual(sound.info);
    }
  });
});

describe('a certificate', () => {
  it('is written in PEM as openssl wrote it', () => {
    for (const name of ['root.pem', 'ecroot.pem', 'mid.pem'])
      expect(rootsIn(name).map(certificateToPem).join('')).toBe(textFile(name));
  });

  it('is refused where PEM holds none, or what is none', () => {
    const pem = (body: string): string => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
    for (const text of ['', 'x', pem(''), pem('!'), pem('MAA='), textFile('root.pem').replace('MII', 'MIJ')])
      expect(parseCertificates(text).ok).toBe(false);
  });
});

describe('DER', () => {
  const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

  // X.690 sections 8.1.3, 8.2, 8.3, 8.19, 10.1, 11.1: each is BER, or nothing at all.
  it.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['an indefinite length', '30800000'],
    ['a length longer than it need be', '048101ff'],
    ['a length with a zero before it', '048200ff' + '00'.repeat(255)],
    ['a length of five bytes', '04850000000001ff'],
    ['more announced than is there', '0402ff'],
    ['a byte behind it', '050000'],
    ['an integer with a zero before it', '02020001'],
    ['an integer of no byte', '0200'],
    ['a boolean of another value', '010101'],
    ['a null with content', '050100'],
    ['an identifier that does not end', '0601ff'],
    ['an identifier with an empty number', '06028001'],
    ['a string in pieces', '24030401ff'],
    ['a sequence as a primitive', '1000'],
    ['a tag of several bytes', '1f8101 00'.replace(' ', '')],
    ['bits that are set and unused', '03020101'],
  ])('is not %s', (_, text) => {
    expect(parseDer(hex(text))).toBeUndefined();
  });

  it('is refused where it nests without end', () => {
    let bytes: Uint8Array = new Uint8Array();
    for (let depth = 0; depth < 42; depth += 1) bytes = derBytes(derTag.sequence, bytes);
    expect(parseDer(bytes)).toBeUndefined();
  });

  it('gives identifiers and times as they are written elsewhere', () => {
    expect(derOid(parseDer(hex('06062a864886f70d')))).toBe('1.2.840.113549');
    expect(derOid(parseDer(hex('060388 3703'.replace(' ', ''))))).toBe('2.999.3');
    const time = (tag: number, text: string) => derTime(parseDer(derBytes(tag, utf8ToBytes(text))));
    expect(time(derTag.utcTime, '491231235959Z')).toBe('20491231235959');
    expect(time(derTag.utcTime, '500101000000Z')).toBe('19500101000000');
    expect(time(derTag.generalizedTime, '20260301091500.25Z')).toBe('20260301091500.25');
    for (const text of ['20260301091500.250Z', '20260301091500', '20260301091560Z', '20261301091500Z', '202603010915Z'])
      expect(time(derTag.generalizedTime, text)).toBeUndefined();
  });
});
