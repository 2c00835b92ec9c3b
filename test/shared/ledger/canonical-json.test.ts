import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToHex, utf8ToBytes } from '../../../shared/base/bytes.ts';
import {
  canonicalJson,
  canonicalPieces,
  parseCanonicalJson,
  parseJson,
  type Json,
} from '../../../shared/ledger/canonical-json.ts';
import { fixturePath, readFixture } from '../../support/fixture-file.ts';
import { valueOf } from '../../support/results.ts';

const vectorNames = readdirSync(fixturePath('jcs/input')).map((file) => file.replace('.json', ''));

const doubleOf = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE();

describe('canonicalJson', () => {
  it('has the six vectors of the JCS authors', () => {
    expect(vectorNames.toSorted()).toEqual(['arrays', 'french', 'structures', 'unicode', 'values', 'weird']);
  });

  it.each(vectorNames)('writes the vector %s byte for byte', (name) => {
    const output = canonicalJson(JSON.parse(readFixture(`jcs/input/${name}.json`)) as Json);
    expect(output).toBe(readFixture(`jcs/output/${name}.json`));
    const hex = readFixture(`jcs/outhex/${name}.txt`).replaceAll(/\s/gu, '');
    expect(bytesToHex(utf8ToBytes(output))).toBe(hex);
  });

  // RFC 8785 appendix B.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s as %s', (hex, text) => {
    expect(canonicalJson(doubleOf(hex))).toBe(text);
  });

  it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('throws on the double %s', (hex) => {
    expect(() => canonicalJson(doubleOf(hex))).toThrow('finite');
  });

  it('throws on a lone surrogate in a text or a name', () => {
    expect(() => canonicalJson('\ud800')).toThrow('well-formed');
    expect(() => canonicalJson({ '\udc00': 1 })).toThrow('well-formed');
  });

  it('sorts names by UTF-16 code units, not by code points', () => {
    expect(canonicalJson({ '\u{fb33}': 1, '😀': 2, b: 3, B: 4, aa: 5, a: 6 })).toBe(
      '{"B":4,"a":6,"aa":5,"b":3,"😀":2,"\u{fb33}":1}',
    );
  });

  // An object of ECMAScript holds names that are numbers first, by their value.
  it.each<readonly [string, Json, string]>([
    ['numbers among them', { b: 1, 10: 2, 9: 3, '-': 4, $: 5 }, '{"$":5,"-":4,"10":2,"9":3,"b":1}'],
    ['numbers alone', { 10: 1, 9: 2 }, '{"10":1,"9":2}'],
    ['names that only begin with a digit', { '3f': 1, '10.0': 2, '2a': 3 }, '{"10.0":2,"2a":3,"3f":1}'],
    ['an empty one', { a: 1, '': 2 }, '{"":2,"a":1}'],
    ['a prototype', JSON.parse('{"b":1,"__proto__":{"c":2,"a":3}}') as Json, '{"__proto__":{"a":3,"c":2},"b":1}'],
    [
      'order within disorder',
      { b: [{ a: 1 }, { d: 2, c: 3 }, 4], a: null },
      '{"a":null,"b":[{"a":1},{"c":3,"d":2},4]}',
    ],
    ['disorder within order', { a: { a: { c: 1, b: 2 } }, b: [] }, '{"a":{"a":{"b":2,"c":1}},"b":[]}'],
  ])('sorts names with %s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('leaves the value as it is', () => {
    const value: Json = { a: [{ c: 1, b: 2 }], b: 1 };
    canonicalJson(value);
    expect(JSON.stringify(value)).toBe('{"a":[{"c":1,"b":2}],"b":1}');
  });

  it('throws on a lone surrogate however deep, in disorder too', () => {
    expect(() => canonicalJson({ b: 1, a: [{ d: 1, c: '\ud800' }] })).toThrow('well-formed');
    expect(() => canonicalJson({ b: 1, a: { '\udc00': 1 } })).toThrow('well-formed');
    expect(() => canonicalJson({ b: 1, a: Number.NaN })).toThrow('finite');
  });
});

describe('canonicalPieces', () => {
  it.each(vectorNames)('are the vector %s, one after the other', (name) => {
    const pieces = canonicalPieces(JSON.parse(readFixture(`jcs/input/${name}.json`)) as Json);
    expect(pieces.join('')).toBe(readFixture(`jcs/output/${name}.json`));
  });

  it('are what canonicalJson writes of any value, or refuse what it refuses', () => {
    const whole = (value: Json): string | null => {
      try {
        return canonicalJson(value);
      } catch {
        return null;
      }
    };
    const inPieces = (value: Json): string | null => {
      try {
        return canonicalPieces(value).join('');
      } catch {
        return null;
      }
    };
    const anything = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(fc.property(anything, (value) => inPieces(value as Json) === whole(value as Json)));
    const lone: Json = { a: { '\ud800': [1] } };
    expect([whole(lone), inPieces(lone)]).toEqual([null, null]);
  });

  it('hold each element of a list in an object, and in an object in one, by itself', () => {
    const long = 'x'.repeat(100);
    const pieces = canonicalPieces({ b: { c: [long, { d: [long, long] }], a: 1 }, a: [[long]] });
    expect(pieces.filter((piece) => piece.length > 50)).toEqual([
      `["${long}"]`,
      `"${long}"`,
      `{"d":["${long}","${long}"]}`,
    ]);
  });
});

describe('parseCanonicalJson', () => {
  it('accepts what canonicalJson wrote', () => {
    const text = '{"a":[1,-2,0.5,"ü\\n\\u0001",null,true],"b":{}}';
    expect(parseCanonicalJson(text)).toEqual({
      ok: true,
      value: { a: [1, -2, 0.5, 'ü\n\u0001', null, true], b: {} },
    });
  });

  it('gives any canonical value back', () => {
    const safe = fc.jsonValue().filter((value) => !/__proto__|constructor|prototype/u.test(JSON.stringify(value)));
    fc.assert(
      fc.property(safe, (value) => {
        const text = JSON.stringify(value);
        const parsed = parseJson(text);
        if (!parsed.ok) return;
        const canonical = canonicalJson(parsed.value);
        expect(canonicalJson(valueOf(parseCanonicalJson(canonical)))).toBe(canonical);
      }),
    );
  });

  it.each([
    ['duplicate names', '{"a":1,"a":2}'],
    ['duplicate names with the same value', '{"a":1,"a":1}'],
    ['a duplicate name spelt by an escape', '{"a":1,"\\u0061":1}'],
    ['names out of order', '{"b":1,"a":2}'],
    ['space', '{"a": 1}'],
    ['a newline behind', '{"a":1}\n'],
    ['a byte order mark', '\u{feff}{"a":1}'],
    ['an escape that is not needed', '"\\u0061"'],
    ['an escaped slash', '"\\/"'],
    ['an escape in capitals', '"\\u001F"'],
    ['1.0', '1.0'],
    ['1e0', '1e0'],
    ['-0', '-0'],
    ['a number with more digits than a double holds', '0.10000000000000000001'],
    ['trailing text', '1 2'],
    ['a trailing comma', '[1,]'],
    ['a comment', '[1/**/]'],
    ['nothing', ''],
    ['a bare word', 'NaN'],
  ])('refuses %s', (_, text) => {
    const parsed = parseCanonicalJson(text);
    expect(parsed.ok ? parsed.value : parsed.error.code).toBe('NOT_CANONICAL_JSON');
  });

  // These are refused even where the text is its own canonical form.
  it.each([
    ['a lone high surrogate', '"\\ud800"', 'surrogate'],
    ['a lone low surrogate', '["\\udfff"]', 'surrogate'],
    ['a lone surrogate in a name', '{"\\ud800":1}', 'surrogate'],
    ['a raw lone surrogate', '"\ud800"', 'surrogate'],
    ['__proto__', '{"__proto__":{"admin":true}}', '__proto__'],
    ['a nested __proto__', '[{"a":{"__proto__":1}}]', '__proto__'],
    ['constructor', '{"constructor":1}', 'constructor'],
    ['prototype', '{"prototype":1}', 'prototype'],
    ['2^53', '9007199254740992', '2^53'],
    ['-2^53', '-9007199254740992', '2^53'],
    ['a large integer in an array', '[1e+30]', '2^53'],
    ['an infinite number', '1e999', 'out of range'],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, 'nesting'],
    ['65 levels of objects', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`, 'nesting'],
    ['a million levels', '['.repeat(1_000_000), 'nesting'],
    ['a million levels that close', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'nesting'],
  ])('refuses %s', (_, text, why) => {
    const parsed = parseCanonicalJson(text);
    expect(parsed.ok ? 'accepted' : parsed.error.message).toContain(why);
    const loose = parseJson(text);
    expect(loose.ok ? 'accepted' : loose.error.message).toContain(why);
  });

  it('accepts the largest safe integers, 64 levels, and brackets inside texts', () => {
    expect(parseCanonicalJson('[9007199254740991,-9007199254740991]').ok).toBe(true);
    expect(parseCanonicalJson(`${'['.repeat(64)}${']'.repeat(64)}`).ok).toBe(true);
    expect(parseCanonicalJson(JSON.stringify('[{"\\'.repeat(1000))).ok).toBe(true);
  });

  it('leaves the prototype of objects alone', () => {
    parseJson('{"__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('parseJson', () => {
  it('accepts JSON that is not canonical', () => {
    expect(parseJson(' { "b" : 1.0, "a" : "\\u0061" } ')).toEqual({ ok: true, value: { b: 1, a: 'a' } });
  });
});
