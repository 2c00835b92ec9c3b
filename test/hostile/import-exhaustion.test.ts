import { describe, expect, it } from 'vitest';
import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { chooseImporter, importers } from '../../shared/imports/importers.ts';
import { importBytes } from '../support/import-text.ts';

const isLong = process.env['PLUMBLINE_LONG'] === '1';
/** What takes time by the square of these takes minutes in the short form too, and hours in the long one. */
const million = isLong ? 1_000_000 : 200_000;
const processorMicrosecondsMax = 10_000_000;
const own = ['stix', 'misp', 'galaxy', 'case-uco', 'csv', 'jsonl', 'timeline'];
const bundle = (objects: string): string => `{"type":"bundle","id":"bundle--1","objects":[${objects}]}`;

/** Ends in time, one way or the other; what came of it. Time of the processor, whatever else the machine does. */
const within = (format: string, text: string | Uint8Array) => {
  const bytes = typeof text === 'string' ? utf8ToBytes(text) : text;
  const start = process.cpuUsage();
  const imported = importBytes(format, bytes, { pieceBytes: 2 ** 20 });
  chooseImporter(bytes.subarray(0, 65_536), 'a.json');
  const { user, system } = process.cpuUsage(start);
  expect([format, user + system < processorMicrosecondsMax]).toEqual([format, true]);
  return imported;
};

describe('files that are made to exhaust an importer', { timeout: 120_000 }, () => {
  it.each([
    ['many open brackets', '['.repeat(million)],
    ['many objects within each other', '{"objects":'.repeat(million)],
    ['nothing but quotation marks', '"'.repeat(5 * million)],
    ['nothing but backslashes in a text', `{"a":"${'\\\\'.repeat(3 * million)}`],
    ['one digit after the other', `[${'1'.repeat(5 * million)}`],
    ['nothing but delimiters', `a,b\n${','.repeat(5 * million)}`],
    ['nothing but empty lines', '\n'.repeat(million)],
    ['blanks and a brace', `${' '.repeat(5 * million)}{`],
    ['one line without end', 'x'.repeat(20 * million)],
  ])('%s end in time in every format', (_, text) => {
    for (const format of own) within(format, text);
  });

  it('knows every importer of the program', () => {
    expect(importers.map(({ format }) => format)).toEqual(expect.arrayContaining(own));
  });

  it('reads a ring of a hundred thousand relationships, and an object of as many names', () => {
    const ring = Array.from(
      { length: 100_000 },
      (_, at) =>
        `{"type":"relationship","id":"relationship--${at}","source_ref":"relationship--${(at + 1) % 100_000}","target_ref":"relationship--${at}"}`,
    );
    const { records, failure } = within('stix', bundle(ring.join(',')));
    expect([records.length, failure]).toEqual([100_000, undefined]);
    const names = Array.from({ length: 100_000 }, (_, at) => `"n${at}":${at}`);
    expect(within('stix', bundle(`{"type":"x","id":"x--1",${names.join(',')}}`)).records[0]?.fields).toHaveLength(
      100_002,
    );
  });

  it('takes no quadratic time over names that are made for it', () => {
    const long = 'a'.repeat(4_000_000);
    expect(
      within('case-uco', `{"@graph":[{"@id":"${long}:","@type":"${long}:","${long}:":{"@id":"x"}}]}`).records,
    ).toHaveLength(1);
    expect(within('stix', bundle(`{"type":"t","id":"t--1","${long}_ref":"${long}"}`)).records[0]?.links).toHaveLength(
      1,
    );
    const repeated = Array.from({ length: 200_000 }, () => '"a":1').join(',');
    expect(within('galaxy', `{"values":[{"value":"x",${repeated}}]}`).skipped.length).toBe(200_000);
  });

  it('lets no name of a file reach a prototype', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];
    const members = names.map((name) => `"${name}":{"polluted":"yes"}`).join(',');
    within('stix', bundle(`{"type":"__proto__","id":"__proto__--1",${members}}`));
    within(
      'misp',
      `{"Event":{"info":"x",${members},"Attribute":[{"type":"__proto__","value":"constructor",${members}}]}}`,
    );
    within('case-uco', `{"@graph":[{"@id":"__proto__","@type":"__proto__",${members}}],${members}}`);
    within('csv', `${names.join(',')}\n${names.join(',')}\n`);
    within('jsonl', `{${members}}\n`);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
