import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../../shared/ledger/canonical-json.ts';
import { lineTypes } from '../../../shared/ledger/line-types.ts';
import { lineHash, noLineHash, parseLine, writeLine, type LedgerHead } from '../../../shared/ledger/line.ts';
import { testDeps } from '../../support/deps.ts';
import { draft, draftTypes, grade, item, testId, testOrigin } from '../../support/drafts.ts';
import { valueOf } from '../../support/results.ts';

const head: LedgerHead = { log: testOrigin, size: 0, lastHash: noLineHash };
const write = (type: string, fields = {}, at: LedgerHead = head) => writeLine(draft(type, fields), at, testDeps());
const digestOf = (disclosure: string): string => createHash('sha256').update(disclosure, 'ascii').digest('base64url');
const partsOf = (disclosure: string): Json[] =>
  JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as Json[];

describe('writeLine', () => {
  it('has a sound draft of every type', () => {
    expect(draftTypes.toSorted()).toEqual(Object.keys(lineTypes).toSorted());
  });

  it.each(draftTypes)('writes %s as JCS with one digest for each field of its type', (type) => {
    const { line, text, disclosures } = valueOf(write(type));
    expect(text).toBe(canonicalJson({ ...line }));
    expect(Object.keys(line)).toEqual(['_sd', 'day', 'log', 'prev', 'seq', 'type', 'v']);
    const names = Object.keys(lineTypes[type]?.fields ?? {}).toSorted();
    expect(Object.keys(line._sd).toSorted()).toEqual(names);
    const opened = disclosures.filter((disclosure) => partsOf(disclosure).length === 3);
    expect(opened.map((disclosure) => partsOf(disclosure)[1])).toEqual(names);
    expect(opened.map(digestOf)).toEqual(names.map((name) => line._sd[name]));
    expect(parseLine(text)).toEqual({ ok: true, value: line });
  });

  it('shows nothing of its fields but the day', () => {
    const { text } = valueOf(write('evidence.add'));
    for (const word of ['disk', 'anna', '09:30', 'ev-', 'CLEAR', 'warrant']) expect(text).not.toContain(word);
    expect(JSON.parse(text)).toMatchObject({ day: '2026-03-01', log: testOrigin, prev: noLineHash, seq: 0, v: 1 });
  });

  it('carries number and hash of where the ledger ends', () => {
    const { line } = valueOf(write('correction', {}, { log: testOrigin, size: 41, lastHash: 'b'.repeat(64) }));
    expect([line.seq, line.prev]).toEqual([41, 'b'.repeat(64)]);
  });

  it('salts a field that is null like any other', () => {
    const { disclosures } = valueOf(write('case.open', { founder: null }));
    const founder = disclosures.map(partsOf).find(([, name]) => name === 'founder');
    expect(founder).toEqual([expect.stringMatching(/^[\w-]{43}$/u), 'founder', null]);
  });

  it('writes the same draft twice as two different lines', () => {
    const deps = testDeps();
    const first = valueOf(writeLine(draft('correction'), head, deps));
    const second = valueOf(writeLine(draft('correction'), head, deps));
    const digests = [...Object.values(first.line._sd), ...Object.values(second.line._sd)];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('looks again at a field that is not what it was in the line before', () => {
    const [deps, written] = [testDeps(), new Map()];
    const event = (fields: Record<string, Json>) => writeLine(draft('evidence.add', fields), head, deps, written);
    const privacy = { caveats: ['one'], personalData: false };
    const valuesOf = ({ disclosures }: { readonly disclosures: readonly string[] }): Json | undefined =>
      disclosures.map(partsOf).find(([, name]) => name === 'privacy')?.[2];
    expect(valuesOf(valueOf(event({ privacy })))).toEqual(privacy);
    privacy.caveats.push('two');
    expect(valuesOf(valueOf(event({ privacy })))).toEqual({ caveats: ['one', 'two'], personalData: false });
    expect(valuesOf(valueOf(event({ privacy: { personalData: false, caveats: ['one', 'two'] } })))).toEqual(privacy);
    expect(event({ privacy: { ...privacy, personalData: null } }).ok).toBe(false);
  });

  it.each<[string, string, Record<string, Json>, string]>([
    ['an unknown type', 'case.delete', {}, 'no line type'],
    ['a type that every object inherits', 'toString', {}, 'no line type'],
    ['an unknown field', 'correction', { colour: 'red' }, 'no field colour'],
    ['a field that every object inherits', 'correction', { toString: 'x' }, 'no field toString'],
    ['a field of another type', 'correction', { title: 'x' }, 'no field title'],
    ['the name _sd for a field', 'correction', { _sd: {} }, 'no field _sd'],
    ['the name _sd in a value', 'evidence.add', { item: { ...item, _sd: {} } }, 'evidence.add.item'],
    ['the name ... in a value', 'evidence.add', { item: { ...item, '...': 'A'.repeat(43) } }, 'evidence.add.item'],
    [
      'a digest in place of a text',
      'evidence.add',
      { origin: { derivedFrom: [{ '...': 'A'.repeat(43) }], intake: null, source: null, url: '' } },
      'evidence.add.origin',
    ],
    ['the name _sd in a map', 'rating.set', { rationales: { _sd: 'x' } }, 'rating.set.rationales'],
    ['a text in parts', 'correction', { reason: [['in ', 'parts']] }, 'a text is written whole'],
    [
      'a text that poses as withheld',
      'correction',
      { reason: [{ withheld: 'A'.repeat(43) }] },
      'a text is written whole',
    ],
    [
      'a text in parts inside an object',
      'evidence.add',
      { item: { ...item, description: [['a']] } },
      'a text is written whole',
    ],
    [
      'a text in parts inside a map',
      'rating.set',
      { rationales: { [testId('hypothesis')]: [['a']] } },
      'a text is written whole',
    ],
    ['a lone surrogate', 'correction', { reason: 'a\ud800' }, 'lone surrogate'],
    [
      'a lone surrogate deep inside',
      'evidence.add',
      { privacy: { caveats: ['\udc00'], personalData: false } },
      'lone surrogate',
    ],
    ['a fraction', 'correction', { corrects: 1.5 }, 'correction.corrects'],
    ['a number beyond 2^53', 'correction', { corrects: 2 ** 53 }, 'correction.corrects'],
    [
      'an unknown word of a vocabulary',
      'evidence.add',
      { grade: { ...grade, reliability: 'G' } },
      'evidence.add.grade',
    ],
    ['an identifier of another kind', 'evidence.add', { id: testId('source') }, 'evidence.add.id'],
    ['a day without a time', 'correction', { at: '2026-03-01' }, 'correction.at'],
    ['a day that is not in the calendar', 'correction', { at: '2026-02-30T00:00:00Z' }, 'correction.at'],
    ['an unknown marking', 'correction', { tlp: 'WHITE' }, 'correction.tlp'],
  ])('refuses %s', (_, type, fields, why) => {
    const written = write(type, fields);
    expect(written.ok ? 'accepted' : written.error.code).toBe('INVALID_LINE');
    expect(written.ok ? '' : written.error.message).toContain(why);
  });

  it.each(draftTypes)('refuses %s with any field missing', (type) => {
    for (const name of Object.keys(lineTypes[type]?.fields ?? {})) {
      const { [name]: _, ...fields } = draft(type).fields;
      const written = writeLine({ type, fields }, head, testDeps());
      expect([name, written.ok ? 'accepted' : written.error.message]).toEqual([
        name,
        expect.stringContaining(`${type}.${name}`),
      ]);
    }
  });

  it('refuses a log that is not an origin', () => {
    expect(write('correction', {}, { ...head, log: '' }).ok).toBe(false);
    expect(write('correction', {}, { ...head, log: 'plumbline.local/XYZ' }).ok).toBe(false);
  });
});

describe('parseLine', () => {
  const { line, text } = valueOf(write('correction'));
  const changed = (changes: Record<string, Json>): string => canonicalJson({ ...line, ...changes });

  it.each([
    ['no JSON', 'x'],
    ['a list', '[]'],
    ['a newline behind', `${text}\n`],
    ['a space in front', ` ${text}`],
    [
      'a member out of order',
      text.replace(/^(\{"_sd":\{[^}]*\},)("day":"[^"]*",)(.*)\}$/u, '$1$3,$2').replace(/,$/u, '}'),
    ],
    ['a doubled member', text.replace('"seq":0', '"seq":0,"seq":0')],
    ['a doubled field', text.replace(/"at":"[^"]*",/u, '$&$&')],
    ['fields out of order', text.replace(/("actor":"[^"]*"),("at":"[^"]*")/u, '$2,$1')],
    ['the field name constructor', changed({ _sd: { constructor: 'A'.repeat(43) } })],
    ['one member more', changed({ note: 'x' })],
    [
      'a member under another name',
      canonicalJson({ ...line, v: undefined } as unknown as Json).replace('"v":null', '"w":1'),
    ],
    ['no _sd', changed({ _sd: null })],
    ['a list as _sd', changed({ _sd: [] })],
    ['a digest that is too short', changed({ _sd: { at: 'A'.repeat(42) } })],
    ['a digest with stray bits', changed({ _sd: { at: `${'A'.repeat(42)}B` } })],
    ['a digest that is no text', changed({ _sd: { at: 1 } })],
    ['a field name with a space', changed({ _sd: { 'a t': 'A'.repeat(43) } })],
    ['a field name of 41 characters', changed({ _sd: { ['a'.repeat(41)]: 'A'.repeat(43) } })],
    ['an empty field name', changed({ _sd: { '': 'A'.repeat(43) } })],
    ['the field name ...', changed({ _sd: { '...': 'A'.repeat(43) } })],
    ['the field name __proto__', text.replace('"actor"', '"__proto__"')],
    ['a day with a time', changed({ day: '2026-03-01T00:00:00Z' })],
    ['a day that is not in the calendar', changed({ day: '2026-02-30' })],
    ['another form of origin', changed({ log: 'plumbline.local/7F3C9A2E51D84B06' })],
    ['a newline in the origin', changed({ log: `${testOrigin}\n` })],
    ['a hash in capitals', changed({ prev: 'A'.repeat(64) })],
    ['a short hash', changed({ prev: '0'.repeat(63) })],
    ['a negative number', changed({ seq: -1 })],
    ['a fraction as number', changed({ seq: 0.5 })],
    ['a number as text', changed({ seq: '0' })],
    ['a number beyond 2^53', text.replace('"seq":0', '"seq":9007199254740992')],
    ['a type in capitals', changed({ type: 'Case.open' })],
    ['a type of three words', changed({ type: 'case.open.now' })],
    ['version 0', changed({ v: 0 })],
    ['a version as text', changed({ v: '1' })],
  ])('refuses %s', (_, tampered) => {
    expect(tampered).not.toBe(text);
    const parsed = parseLine(tampered);
    expect(parsed.ok ? 'accepted' : parsed.error.code).toBe('BAD_LINE');
  });

  it('keeps a line of an unknown type', () => {
    expect(parseLine(changed({ type: 'moon.land', v: 7 })).ok).toBe(true);
  });
});

describe('lineHash', () => {
  it('is the hex SHA-256 of the text without a newline', () => {
    expect(lineHash('abc', testDeps().crypto)).toBe(createHash('sha256').update('abc').digest('hex'));
  });
});
