import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8ToBytes } from '../../../shared/base/bytes.ts';
import { createJsonStream, type JsonMark } from '../../../shared/imports/json-stream.ts';
import { formatJson, type JsonValue } from '../../../shared/imports/json-values.ts';
import { createUtf8Reader } from '../../../shared/imports/utf8-reader.ts';

type Read = {
  readonly value: JsonValue | undefined;
  readonly code: string | undefined;
  readonly marks: readonly JsonMark[];
};

const readBytes = (bytes: Uint8Array, pieceBytes = 7): Read => {
  const marks: JsonMark[] = [];
  const utf8 = createUtf8Reader();
  const stream = createJsonStream({
    isElement: () => false,
    onElement: () => undefined,
    onMark: (mark) => void marks.push(mark),
  });
  const fail = (code: string | undefined): Read => ({ value: undefined, code, marks });
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const text = utf8.push(bytes.subarray(at, at + pieceBytes));
    if (!text.ok) return fail(text.error.code);
    const fault = stream.push(text.value);
    if (fault !== undefined) return fail(fault.code);
  }
  const last = utf8.end();
  const fault = last.ok ? stream.end() : last.error;
  return fault === undefined ? { value: stream.rest(), code: undefined, marks } : fail(fault.code);
};
const readText = (text: string, pieceBytes = 7): Read => readBytes(utf8ToBytes(text), pieceBytes);

/** After JSONTestSuite (Nicolas Seriot, MIT): what every parser must accept, and must refuse. */
const accepted = [
  '[]',
  '[ 4]',
  '[[]   ]',
  '[""]',
  '["a"]',
  '[null, 1, "1", {}]',
  '[1\n]',
  ' [1]',
  '[1,null,null,null,2]',
  '[2] ',
  '[123e65]',
  '[0e+1]',
  '[0e1]',
  '[ 4]',
  '[-0.000000000000000000000000000000000000000000000000000000000000000000000000000001]',
  '[20e1]',
  '[-0]',
  '[-123]',
  '[-1]',
  '[1E22]',
  '[1E-2]',
  '[1E+2]',
  '[123e45]',
  '[123.456e78]',
  '[1e-2]',
  '[1e+2]',
  '[123.456789]',
  '{"asd":"sdf", "dfg":"fgh"}',
  '{"asd":"sdf"}',
  '{"a":"b","a":"c"}',
  '{"a":"b","a":"b"}',
  '{}',
  '{"":0}',
  String.raw`{"foo\u0000bar": 42}`,
  '{ "min": -1.0e+28, "max": 1.0e+28 }',
  '{"a":[]}',
  '{\n"a": "b"\n}',
  String.raw`["\u0060\u012a\u12AB"]`,
  String.raw`["\uD801\udc37"]`,
  String.raw`["\ud83d\ude39\ud83d\udc8d"]`,
  String.raw`["\"\\\/\b\f\n\r\t"]`,
  String.raw`["\\u0000"]`,
  String.raw`["\""]`,
  '["a/*b*/c/*d//e"]',
  String.raw`["\\a"]`,
  String.raw`["\\n"]`,
  String.raw`["\u0012"]`,
  String.raw`["\uFFFF"]`,
  '["asd"]',
  '[ "asd"]',
  String.raw`["\uDBFF\uDFFF"]`,
  '["\uffff"]',
  '["\u{10ffff}"]',
  String.raw`["\u0000"]`,
  String.raw`["\u002c"]`,
  '["π"]',
  '["\u{1bfff}"]',
  '["asd "]',
  '" "',
  '["\u2028"]',
  '["\u2029"]',
  String.raw`["\u0821"]`,
  String.raw`["\u0123"]`,
  String.raw`["\u0061\u30af\u30EA\u30b9"]`,
  '["new\u00a0line"]',
  '["\u007f"]',
  '["€𝄞"]',
  '["aa\u007fa"]',
  'false',
  '42',
  '-0.1',
  'null',
  '"asd"',
  'true',
  '""',
  '["a"]\n',
  '[true]',
  ' [] ',
  '[1e400]',
  '[-1e+9999]',
  '[123123e100000]',
  '[100000000000000000000]',
  '[0.4e006699999999999999999999999999999999999999999]',
];
const refused = [
  '[1 true]',
  '[a\u00e5]',
  '["": 1]',
  '[""],',
  '[,1]',
  '[1,,2]',
  '["x",,]',
  '["x"]]',
  '["",]',
  '["x"',
  '[x',
  '[3[4]]',
  '[1:2]',
  '[,]',
  '[-]',
  '[   , ""]',
  '["a",\n4\n,1,',
  '[1,]',
  '[1,,]',
  '["\u000ba"\\f]',
  '[*]',
  '[""',
  '[1,',
  '[1,\n1\n,1',
  '[{}',
  '[fals]',
  '[nul]',
  '[tru]',
  '123\0',
  '[++1234]',
  '[+1]',
  '[+Inf]',
  '[-01]',
  '[-1.0.]',
  '[-2.]',
  '[-NaN]',
  '[.-1]',
  '[.2e-3]',
  '[0.1.2]',
  '[0.3e+]',
  '[0.3e]',
  '[0.e1]',
  '[0E+]',
  '[0E]',
  '[0e+]',
  '[0e]',
  '[1.0e+]',
  '[1.0e-]',
  '[1.0e]',
  '[1 000.0]',
  '[1eE2]',
  '[2.e+3]',
  '[2.e-3]',
  '[2.e3]',
  '[9.e+]',
  '[Inf]',
  '[NaN]',
  '[\uff11]',
  '[1+2]',
  '[0x1]',
  '[0x42]',
  '[Infinity]',
  '[0e+-1]',
  '[-123.123foo]',
  '[-Infinity]',
  '[-foo]',
  '[- 1]',
  '[-012]',
  '[-.123]',
  '[-1x]',
  '[1ea]',
  '[1.]',
  '[.123]',
  '[1.2a-3]',
  '[1.8011670033376514H-308]',
  '[012]',
  '["x", truth]',
  '{[: "x"}\n',
  '{"x", null}',
  '{"x"::"b"}',
  '{🇨🇭}',
  '{"a":"a" 123}',
  "{key: 'value'}",
  '{"a" b}',
  '{:"b"}',
  '{"a"',
  '{"a":',
  '{1:1}',
  '{9999E9999:1}',
  '{null:null,null:null}',
  '{"id":0,,,,,}',
  "{'a':0}",
  '{"id":0,}',
  '{"a":"b"}/**/',
  '{"a":"b"}/**//',
  '{"a":"b"}//',
  '{"a":"b",,"c":"d"}',
  '{a: "b"}',
  '{"a":"a',
  '{ "foo" : "bar", "a" }',
  '{"a":"b"}#',
  ' ',
  String.raw`["\uD800\"]`,
  String.raw`["\uD800\u"]`,
  String.raw`["\uD800\u1"]`,
  String.raw`["\uD800\u1x"]`,
  '[é]',
  String.raw`["\x00"]`,
  String.raw`["\\\"]`,
  '["\\\t"]',
  '["\\🌀"]',
  String.raw`["\"]`,
  String.raw`["\u00A"]`,
  String.raw`["\uD834\uDd"]`,
  String.raw`["\uD800\uD800\x"]`,
  String.raw`["\a"]`,
  String.raw`["\uqqqq"]`,
  '[\\u0020"asd"]',
  '[\\n]',
  '"',
  "['single quote']",
  'abc',
  '["\\',
  '["a\0a"]',
  '["new\nline"]',
  '["\t"]',
  '"\\UA66D"',
  '""x',
  '<.>',
  '[<null>]',
  '[1]x',
  '[1]]',
  '["asd]',
  'aå',
  '[True]',
  '1]',
  '{"x": true,',
  '[][]',
  ']',
  '{}}',
  '{"":',
  '',
  '{"a":/*comment*/"b"}',
  '{"a": true} "x"',
  "['",
  '[,',
  '[{',
  '["a',
  '["a"',
  '{',
  '{]',
  '{,',
  '{[',
  '{"a',
  "{'a'",
  '["\\{["\\{["\\{["\\{',
  '*',
  '{"a":"b"}#{}',
  '[\\u000A""]',
  '[1',
  '[ false, nul',
  '[ true, fals',
  '[ false, tru',
  '{"asd":"asd"',
  'å',
  '\u2060[]',
  '[\u000c]',
  '[\u00a0]',
];

describe('JSON of a stranger', () => {
  it.each(accepted)('accepts %j in pieces of any size, and keeps every digit', (text) => {
    for (const pieceBytes of [1, 2, 3, 1000])
      expect([pieceBytes, readText(text, pieceBytes).code]).toEqual([pieceBytes, undefined]);
    const { value, marks } = readText(text);
    if (value === undefined) throw new Error('nothing was read');
    const isLossless = marks.length === 0 && !/\d{16}|[eE.]/u.test(text);
    if (isLossless) expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(text));
    for (const digits of text.match(/(?<=[[ :])-?\d[\d.eE+-]*/gu) ?? []) expect(formatJson(value)).toContain(digits);
  });

  it.each(refused)('refuses %j in pieces of any size', (text) => {
    for (const pieceBytes of [1, 2, 3, 1000])
      expect([pieceBytes, readText(text, pieceBytes).code]).toEqual([pieceBytes, 'BAD_JSON']);
  });

  it.each([
    ['a lone continuation byte', [0x5b, 0x22, 0x81, 0x22, 0x5d], 2],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22], 1],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22], 1],
    ['a code point above U+10FFFF', [0x22, 0xf4, 0xbf, 0xbf, 0xbf, 0x22], 1],
    ['a sequence cut off by the end', [0x22, 0x61, 0xe2, 0x82], 2],
    ['Latin-1', [0x5b, 0x22, 0xe9, 0x22, 0x5d], 2],
    ['UTF-16', [0xff, 0xfe, 0x5b, 0x00, 0x5d, 0x00], 0],
  ])('refuses %s and names the byte', (_, bytes, at) => {
    for (const pieceBytes of [1, 2, 1000]) {
      const reader = createUtf8Reader();
      let message = '';
      for (let from = 0; from < bytes.length && message === ''; from += pieceBytes) {
        const text = reader.push(Uint8Array.from(bytes.slice(from, from + pieceBytes)));
        if (!text.ok) message = text.error.message;
      }
      const last = message === '' ? reader.end() : undefined;
      if (last?.ok === false) message = last.error.message;
      expect(message).toContain(`Byte ${at} of the file`);
    }
    expect(readBytes(Uint8Array.from(bytes)).code).toBe('BAD_UTF8');
  });

  it('leaves out a byte order mark at the beginning only', () => {
    expect(readText('\ufeff[1]', 1).code).toBeUndefined();
    expect(readText('[\ufeff1]').code).toBe('BAD_JSON');
  });

  it('keeps both values of a repeated name and marks the place', () => {
    const { value, marks } = readText('{"a":[{"id":1,"id":2}]}');
    expect(value && formatJson(value)).toBe('{"a":[{"id":1,"id":2}]}');
    expect(marks).toMatchObject([{ code: 'DUPLICATE_NAME', pointer: '/a/0/id' }]);
    const many = Array.from({ length: 40 }, (_, at) => `"n${at % 39}":0`).join(',');
    expect(readText(`{${many}}`).marks).toMatchObject([{ code: 'DUPLICATE_NAME', pointer: '/n0' }]);
  });

  it('shows half a character by its escape and marks it', () => {
    const { value, marks } = readText(String.raw`["a\uD800b", "\uDFFF\uD83D\uDE39"]`);
    expect(value).toMatchObject({ items: [String.raw`a\ud800b`, String.raw`\udfff` + '😹'] });
    expect(marks.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['LONE_SURROGATE', '/0'],
      ['LONE_SURROGATE', '/1'],
    ]);
  });

  it('reaches no prototype by any name', () => {
    const { value } = readText('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect(value && formatJson(value)).toContain('"__proto__":{"polluted":1}');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('refuses nesting beyond the limit at once, however much of it comes', () => {
    expect(readText(`${'['.repeat(512)}${']'.repeat(512)}`, 4096).code).toBeUndefined();
    for (const text of ['['.repeat(1_000_000), '{"a":'.repeat(1_000_000), '[{"":'.repeat(500_000)]) {
      expect(readText(text, 65_536).code).toBe('IMPORT_LIMIT');
    }
  });

  it('refuses a text without end once it is beyond the limit, instead of holding it', () => {
    const stream = createJsonStream({ isElement: () => false, onElement: () => undefined, onMark: () => undefined });
    let pieces = 0;
    let fault = stream.push('["');
    for (; fault === undefined && pieces < 100; pieces += 1) fault = stream.push('x'.repeat(2 ** 20));
    expect(fault?.code).toBe('IMPORT_LIMIT');
    expect(pieces).toBeLessThan(20);
  });

  it('says line and column of the fault', () => {
    const stream = createJsonStream({ isElement: () => false, onElement: () => undefined, onMark: () => undefined });
    stream.push('{\n  "a": 1,\n');
    expect(stream.push('  "b" 2}')?.message).toContain('a colon is missing at line 3, column 7');
  });

  it('agrees with JSON.parse on any JSON whatever, cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 6, stringUnit: 'binary' }),
        fc.integer({ min: 1, max: 40 }),
        (text, pieceBytes) => {
          fc.pre(text.isWellFormed());
          const { value } = readText(text, pieceBytes);
          if (value === undefined) throw new Error('refused');
          expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 300 },
    );
  });
});
