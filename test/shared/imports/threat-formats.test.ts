import { describe, expect, it } from 'vitest';
import { chooseImporter } from '../../../shared/imports/importers.ts';
import { importBytes, importFixture, importText, telebotsEvent } from '../../support/import-text.ts';

const attack = () => importFixture('attack-ics/ics-attack.json.gz');
const codes = (skipped: readonly { readonly code: string }[]): readonly string[] => skipped.map(({ code }) => code);

describe('real files', () => {
  it('counts the 1,373 relationships and 8 campaigns of ATT&CK for ICS, and links every relationship at both ends', () => {
    const { counts, records, skipped, failure } = importBytes('stix', attack());
    expect(failure).toBeUndefined();
    expect(skipped).toEqual([]);
    expect(counts).toMatchObject({ relationship: 1373, campaign: 8, 'intrusion-set': 16, malware: 30 });
    const keys = new Set(records.map(({ key }) => key));
    for (const { type, links } of records) {
      if (type !== 'relationship') continue;
      const ends = links.filter(({ kind }) => kind === 'source' || kind === 'target');
      expect(ends.map(({ kind }) => kind)).toEqual(['source', 'target']);
      for (const { to } of ends) expect(keys.has(to)).toBe(true);
    }
  });

  it('counts the 95 attributes of the TeleBots event', () => {
    const { counts, records, failure } = importBytes('misp', telebotsEvent());
    expect(failure).toBeUndefined();
    expect(counts).toEqual({ attribute: 95, event: 1 });
    expect(records.every(({ at }) => at?.utc !== null)).toBe(true);
  });

  it('counts the 1,041 actors of the galaxy', () => {
    const { counts, records, failure } = importBytes('galaxy', importFixture('misp-galaxy/threat-actor.json.gz'));
    expect(failure).toBeUndefined();
    expect(counts).toEqual({ 'cluster-value': 1041 });
    expect(records[0]).toMatchObject({
      title: 'APT1',
      key: '1cb7e1cc-d695-42b1-92f4-fd0112a3c9be',
      links: [{ kind: 'similar', to: '6a2e693f-24e5-451a-9f88-b36a108e5662' }],
    });
    expect(records[0]?.text).toContain('PLA Unit 61398 (Chinese: 61398部队');
  });

  it('counts the 22 provenance records of the forensic life cycle', () => {
    const { counts, records, failure } = importBytes('case-uco', importFixture('case-uco/forensic_lifecycle.json'));
    expect(failure).toBeUndefined();
    expect(counts).toMatchObject({ ProvenanceRecord: 22, InvestigativeAction: 6, File: 9, ListItem: 5 });
    const acted = records.filter(({ type }) => type === 'InvestigativeAction');
    expect(
      acted.every(({ at, links }) => typeof at?.utc === 'string' && links.some(({ kind }) => kind === 'result')),
    ).toBe(true);
  });

  it.each([
    ['stix', attack],
    ['misp', telebotsEvent],
    ['galaxy', () => importFixture('misp-galaxy/threat-actor.json.gz')],
    ['case-uco', () => importFixture('case-uco/forensic_lifecycle.json')],
  ])('recognises %s by its first bytes, and reads it the same in pieces of any size', (format, bytes) => {
    const file = bytes();
    expect(chooseImporter(file.subarray(0, 65_536), 'a.bin')?.format).toBe(format);
    const whole = importBytes(format, file, { pieceBytes: file.length });
    expect(importBytes(format, file, { pieceBytes: 997 })).toEqual(whole);
  });
});

describe('STIX', () => {
  const bundle = (objects: string): string => `{"type":"bundle","id":"bundle--1","objects":${objects}}`;

  it('marks what stands twice, has no type or no id, or is no object, and lists what it can', () => {
    const { counts, skipped, failure } = importText(
      'stix',
      bundle(
        '[{"type":"malware","id":"malware--1","name":"a"},{"type":"malware","id":"malware--1","name":"b"},' +
          '{"id":"tool--1"},{"type":"tool"},{"type":"tool","id":"malware--9"},7,null,[]]',
      ),
    );
    expect(failure).toBeUndefined();
    expect(counts).toEqual({ malware: 2, untyped: 1, tool: 2 });
    expect(skipped.map(({ code, place }) => [code, place])).toEqual([
      ['DUPLICATE_ID', { pointer: '/objects/1' }],
      ['NO_TYPE', { pointer: '/objects/2' }],
      ['NO_ID', { pointer: '/objects/3' }],
      ['ODD_ID', { pointer: '/objects/4' }],
      ['NOT_AN_OBJECT', { pointer: '/objects/5' }],
      ['NOT_AN_OBJECT', { pointer: '/objects/6' }],
      ['NOT_AN_OBJECT', { pointer: '/objects/7' }],
    ]);
  });

  it('takes two versions of an object for what they are', () => {
    const { skipped } = importText(
      'stix',
      bundle('[{"type":"tool","id":"tool--1","modified":"2020"},{"type":"tool","id":"tool--1","modified":"2021"}]'),
    );
    expect(skipped).toEqual([]);
  });

  it('keeps numbers by their digits and fields in their order', () => {
    const { records } = importText(
      'stix',
      bundle('[{"type":"x","id":"x--1","10":1e400,"2":9007199254740993,"__proto__":{"a":-0.10},"constructor":"c"}]'),
    );
    expect(records[0]?.fields).toEqual([
      ['type', 'x'],
      ['id', 'x--1'],
      ['10', '1e400'],
      ['2', '9007199254740993'],
      ['__proto__', '{"a":-0.10}'],
      ['constructor', 'c'],
    ]);
    expect(Reflect.get({}, 'a')).toBeUndefined();
  });

  it.each([
    ['{"type":"indicator","objects":[]}', 'NOT_THIS_FORMAT'],
    ['{"type":"bundle","objects":{"a":1}}', 'NOT_THIS_FORMAT'],
    ['[]', 'NOT_THIS_FORMAT'],
    ['{"type":"bundle","objects":[{"type":"malware"', 'BAD_JSON'],
    ['', 'BAD_JSON'],
  ])('refuses %j whole', (text, code) => {
    expect(importText('stix', text).failure?.code).toBe(code);
  });
});

describe('MISP', () => {
  it('counts the attributes of objects too, and links them to their object', () => {
    const { counts, records, skipped } = importText(
      'misp',
      '{"response":[{"Event":{"uuid":"e","info":"i","date":"2016-12-17","Object":[{"name":"file","uuid":"o","Attribute":[' +
        '{"type":"md5","value":"x","uuid":"a","timestamp":"1481932800"},{"uuid":"b"}]}],' +
        '"Attribute":[{"type":"domain","value":"example.org","uuid":"a"}]}}]}',
    );
    expect(counts).toEqual({ object: 1, attribute: 3, event: 1 });
    expect(records[1]).toMatchObject({
      title: 'md5: x',
      key: 'a',
      at: { raw: '1481932800', utc: '2016-12-17T00:00:00Z', zone: 'given' },
      place: { pointer: '/response/0/Event/Object/0/Attribute/0' },
      links: [{ kind: 'object', to: 'o' }],
    });
    expect(codes(skipped)).toEqual(['NO_TYPE', 'NO_VALUE', 'DUPLICATE_ID']);
  });

  it('says where a list is none, and refuses a file without an event', () => {
    expect(codes(importText('misp', '{"Event":{"Attribute":{"type":"a"}}}').skipped)).toEqual(['NOT_A_LIST']);
    expect(importText('misp', '{"a":[{"b":1}]}').failure?.code).toBe('NOT_THIS_FORMAT');
  });
});

describe('galaxies and CASE', () => {
  it('marks an entry without value or uuid, and a node without class', () => {
    expect(codes(importText('galaxy', '{"values":[{"meta":{}},"x"]}').skipped)).toEqual([
      'NO_VALUE',
      'NO_ID',
      'NOT_AN_OBJECT',
    ]);
    const { counts, skipped } = importText('case-uco', '{"@graph":[{"@id":"kb:1"},{"@type":"a:File"}]}');
    expect(counts).toEqual({ untyped: 1, File: 1 });
    expect(codes(skipped)).toEqual(['NO_TYPE', 'NO_ID']);
  });
});
