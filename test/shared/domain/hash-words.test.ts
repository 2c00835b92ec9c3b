import { describe, expect, it } from 'vitest';
import { hashAlgorithmOf, hashesIn } from '../../../shared/domain/hash-words.ts';

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
const sha1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('digests in the text of a record', () => {
  it('are found where they stand by themselves: alone, after a bar, and in a STIX pattern', () => {
    expect(hashesIn([md5.toUpperCase()])).toEqual([md5]);
    expect(hashesIn([`wiper.exe|${sha1}`, `[file:hashes.'SHA-256' = '${sha256}']`])).toEqual([sha1, sha256]);
  });

  it('are not cut out of longer words', () => {
    expect(hashesIn([`${sha256}0`, `x${md5}`, `${sha256}${sha256}`])).toEqual([]);
  });

  it('have the algorithm of their length', () => {
    expect([md5, sha1, sha256, 'abc', `${md5.slice(1)}g`].map(hashAlgorithmOf)).toEqual([
      'md5',
      'sha1',
      'sha256',
      undefined,
      undefined,
    ]);
  });
});
