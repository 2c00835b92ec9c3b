import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  decodeDisclosure,
  disclosureDigest,
  discloseField,
  elementDigest,
  isDigest,
  TextValue,
} from '../../../shared/ledger/disclosure.ts';
import { testDeps } from '../../support/deps.ts';

// Bundle format, section 4, written once more with nothing but Node.
const digestOf = (disclosure: string): string => createHash('sha256').update(disclosure, 'ascii').digest('base64url');
const decoded = (disclosure: string): unknown => JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8'));
const encode = (json: string): string => Buffer.from(json, 'utf8').toString('base64url');
const salt = Buffer.alloc(32, 7).toString('base64url');

describe('discloseField', () => {
  it('encodes salt, name and value, and digests the encoded text', () => {
    const { digest, disclosures } = discloseField(
      'size',
      { b: 2, a: 'ü' },
      { ...testDeps(), random: () => new Uint8Array(32).fill(7) },
    );
    expect(disclosures).toEqual([encode(`["${salt}","size",{"a":"ü","b":2}]`)]);
    expect(digest).toBe(digestOf(encode(`["${salt}","size",{"a":"ü","b":2}]`)));
  });

  it('salts an empty field as null, so that it cannot be told from a full one', () => {
    const { digest, disclosures } = discloseField('note', null, testDeps());
    expect(decoded(disclosures[0] ?? '')).toEqual([expect.stringMatching(/^[\w-]{43}$/u), 'note', null]);
    expect(digest).toBe(digestOf(disclosures[0] ?? ''));
    expect(discloseField('note', null, testDeps({ seed: 'other' })).digest).not.toBe(digest);
  });

  it('uses 32 fresh random bytes for each disclosure', () => {
    const asked: number[] = [];
    const deps = testDeps();
    const { disclosures } = discloseField('note', new TextValue('one two\nthree'), {
      ...deps,
      random: (lengthBytes) => {
        asked.push(lengthBytes);
        return deps.random(lengthBytes);
      },
    });
    expect(asked).toEqual([32, 32, 32, 32, 32, 32]);
    const salts = disclosures.map((disclosure) => (decoded(disclosure) as string[])[0]);
    expect(new Set(salts).size).toBe(6);
  });

  it('discloses a text as paragraphs of tokens, depth first behind the field', () => {
    const { digest, disclosures } = discloseField('note', new TextValue('one two\nthree'), testDeps());
    const [field, first, one, two, second, three, ...rest] = disclosures.map((text) => ({
      text,
      parts: decoded(text) as unknown[],
    }));
    expect(rest).toEqual([]);
    const element = (disclosure: { text: string } | undefined) => ({ '...': digestOf(disclosure?.text ?? '') });
    expect(digest).toBe(digestOf(field?.text ?? ''));
    expect(field?.parts.slice(1)).toEqual(['note', [element(first), element(second)]]);
    expect(first?.parts.slice(1)).toEqual([[element(one), element(two)]]);
    expect(one?.parts.slice(1)).toEqual(['one ']);
    expect(two?.parts.slice(1)).toEqual(['two\n']);
    expect(second?.parts.slice(1)).toEqual([[element(three)]]);
    expect(three?.parts.slice(1)).toEqual(['three']);
  });

  it('orders the texts of an object by their names', () => {
    const { disclosures } = discloseField(
      'item',
      { title: new TextValue('T'), exhibit: 'E', body: new TextValue('B') },
      testDeps(),
    );
    const values = disclosures.map((text) => (decoded(text) as unknown[]).at(-1));
    expect([values[2], values[4]]).toEqual(['B', 'T']);
    expect(Object.keys(values[0] as object)).toEqual(['body', 'exhibit', 'title']);
  });
});

describe('decodeDisclosure', () => {
  it('reads a field and an element', () => {
    expect(decodeDisclosure(encode(`["${salt}","at","x"]`))).toEqual({ salt, name: 'at', value: 'x' });
    expect(decodeDisclosure(encode(`["${salt}",null]`))).toEqual({ salt, name: null, value: null });
  });

  it.each([
    ['a salt of 31 bytes', encode(`["${Buffer.alloc(31).toString('base64url')}","at","x"]`)],
    ['a salt of 33 bytes', encode(`["${Buffer.alloc(33).toString('base64url')}","at","x"]`)],
    ['an empty salt', encode('["","at","x"]')],
    ['a salt with padding', encode(`["${salt}=","at","x"]`)],
    ['a salt with stray bits', encode(`["${salt.slice(0, -1)}d","at","x"]`)],
    ['a salt that is no text', encode('[1,"at","x"]')],
    ['a name that is no text', encode(`["${salt}",1,"x"]`)],
    ['a null name', encode(`["${salt}",null,"x"]`)],
    ['no value', encode(`["${salt}"]`)],
    ['four parts', encode(`["${salt}","at","x","y"]`)],
    ['no parts', encode('[]')],
    ['an object', encode(`{"salt":"${salt}"}`)],
    ['a space', encode(`["${salt}", "at","x"]`)],
    ['duplicate names', encode(`["${salt}","at",{"a":1,"a":1}]`)],
    ['names out of order', encode(`["${salt}","at",{"b":1,"a":1}]`)],
    ['a reserved name', encode(`["${salt}","at",{"__proto__":1}]`)],
    [
      'malformed UTF-8',
      Buffer.concat([Buffer.from(`["${salt}","at","`), Buffer.of(0xff), Buffer.from('"]')]).toString('base64url'),
    ],
    ['padding', `${encode(`["${salt}","at","xy"]`)}=`],
    ['plain base64', Buffer.from(`["${salt}","at","???>>>"]`).toString('base64')],
    ['a newline', `${encode(`["${salt}","at","x"]`)}\n`],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(decodeDisclosure(text)).toBeUndefined();
  });

  it('refuses a second spelling of the same bytes', () => {
    const sound = encode(`["${salt}","at","x"]`);
    expect(Buffer.from(sound, 'base64url').length % 3).not.toBe(0);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const other = sound.slice(0, -1) + letters.charAt(letters.indexOf(sound.at(-1) ?? '') + 1);
    expect(Buffer.from(other, 'base64url')).toEqual(Buffer.from(sound, 'base64url'));
    expect(decodeDisclosure(sound)).toBeDefined();
    expect(decodeDisclosure(other)).toBeUndefined();
  });
});

describe('disclosureDigest', () => {
  it('is over the encoded text, not over what it stands for', () => {
    const text = encode(`["${salt}","at","x"]`);
    expect(disclosureDigest(text, testDeps().crypto)).toBe(digestOf(text));
  });
});

describe('elementDigest', () => {
  const digest = digestOf('x');
  it('is the digest of an object with no other member', () => {
    expect(elementDigest({ '...': digest })).toBe(digest);
  });

  it.each([
    ['another member', { '...': digest, a: 1 }],
    ['a digest that is too short', { '...': digest.slice(1) }],
    ['a digest in hex', { '...': 'a'.repeat(64) }],
    ['a digest with stray bits', { '...': `${digest.slice(0, -1)}_` }],
    ['a digest that is no text', { '...': 1 }],
    ['a list', [digest]],
    ['a text', digest],
    ['null', null],
  ])('is nothing for %s', (_, element) => {
    expect(elementDigest(element)).toBeUndefined();
  });
});

describe('isDigest', () => {
  it('takes 43 characters that are 32 bytes', () => {
    expect(isDigest(digestOf('x'))).toBe(true);
    expect(isDigest('A'.repeat(43))).toBe(true);
    expect(isDigest('A'.repeat(42))).toBe(false);
    expect(isDigest('A'.repeat(44))).toBe(false);
    expect(isDigest(`${'A'.repeat(42)}B`)).toBe(false);
    expect(isDigest(`${'A'.repeat(42)}=`)).toBe(false);
  });
});
