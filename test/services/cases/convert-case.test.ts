import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSmallCase, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Node = Readonly<Record<string, unknown>> & { readonly '@id': string; readonly '@type': string };

const own = sha256('first file\n');

const withEvents = async () => {
  const root = temporaryFolder();
  const made = await makeSmallCase(root);
  const { call, folder, items } = made;
  const about = { folder, evidence: items[0] };
  await call('custody.record', {
    ...about,
    event: 'transferred',
    from: 'tester (unsigned)',
    to: 'B. Roth',
    hashBefore: own,
    hashAfter: own,
    place: 'Room 4',
    happened: '2026-02-28T08:00:00Z',
  });
  await call('custody.record', { ...about, event: 'analysed', toolName: 'yara', toolVersion: '4.5', tlp: 'RED' });
  const convert = async (change: { readonly edition?: 'full' | 'public'; readonly evidence?: string } = {}) => {
    const out = join(root, `out-${Math.random()}.jsonld`);
    const reply = await call('case.convert', { folder, out, to: 'case-uco', ...change });
    const text = readFileSync(out, 'utf8');
    const graph = (JSON.parse(text) as { readonly '@graph': readonly Node[] })['@graph'];
    const ofType = (type: string) => graph.filter((node) => node['@type'] === type);
    return { reply, text, graph, ofType };
  };
  return { ...made, root, convert };
};

const referencesIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  // A node of its own defines what it is; only a bare `@id` refers.
  if (entries.length === 1 && entries[0]?.[0] === '@id') return [String(entries[0][1])];
  return entries.flatMap(([, member]) => referencesIn(member));
};

describe('custody as CASE/UCO', () => {
  it('has an exhibit with its hashes and an action for each event, in the terms of the ontologies', async () => {
    const { items, convert } = await withEvents();
    const { reply, ofType } = await convert();
    expect(reply.byType).toMatchObject({ Investigation: 1, ProvenanceRecord: 2, File: 2, InvestigativeAction: 4 });
    const file = ofType('uco-observable:File').find((node) => node['@id'] === `kb:${items[0]}`);
    expect(file).toMatchObject({
      'uco-core:name': 'one.log',
      'uco-core:hasFacet': [
        {
          '@type': 'uco-observable:FileFacet',
          'uco-observable:fileName': 'one.log',
          'uco-observable:sizeInBytes': { '@type': 'xsd:integer', '@value': '11' },
        },
        {
          '@type': 'uco-observable:ContentDataFacet',
          'uco-observable:hash': [
            { 'uco-types:hashMethod': 'SHA256', 'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': own } },
            { 'uco-types:hashMethod': 'SHA1' },
            { 'uco-types:hashMethod': 'MD5' },
          ],
        },
      ],
    });
    const record = ofType('case-investigation:ProvenanceRecord').find((node) =>
      JSON.stringify(node).includes(items[0]),
    );
    expect(record).toMatchObject({
      'case-investigation:exhibitNumber': 'EX-0001',
      'case-investigation:rootExhibitNumber': 'EX-0001',
      'uco-core:object': [{ '@id': `kb:${items[0]}` }],
    });
    const actions = ofType('case-investigation:InvestigativeAction').filter((node) => node['@id'].includes(items[0]));
    expect(actions.map((node) => node['uco-core:name'])).toEqual(['acquired', 'transferred', 'analysed']);
    expect(actions[1]).toMatchObject({
      'uco-action:startTime': { '@type': 'xsd:dateTime', '@value': '2026-02-28T08:00:00Z' },
      'case-investigation:wasInformedBy': [{ '@id': actions[0]?.['@id'] }],
      'uco-action:location': [{ '@id': 'kb:place-1' }],
    });
    expect(ofType('uco-tool:AnalyticTool')).toMatchObject([{ 'uco-core:name': 'yara', 'uco-tool:version': '4.5' }]);
    expect(JSON.stringify(ofType('uco-core:Assertion'))).toContain('absolute time or completeness');
  });

  it('refers to nothing that it does not hold, and names nothing twice', async () => {
    const { convert } = await withEvents();
    const { graph } = await convert();
    const ids = graph.map((node) => node['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(referencesIn(graph).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('is of one item where one is named', async () => {
    const { items, convert } = await withEvents();
    const { text, reply } = await convert({ evidence: 'EX-0002' });
    expect(reply.byType).toMatchObject({ ProvenanceRecord: 1, InvestigativeAction: 1 });
    expect(text).not.toContain(items[0]);
  });

  it('shows no more than the edition named does', async () => {
    const { convert } = await withEvents();
    const full = await convert({ edition: 'full' });
    expect(full.text).toContain('yara');
    expect(full.text).toContain('from the chain follows intact');
    const { text } = await convert({ edition: 'public' });
    expect(text).not.toContain('yara');
    expect(text).toContain('B. Roth');
    // Nothing is derived from a chain that is not shown whole.
    expect(text).not.toContain('from the chain follows');
    expect(text).toContain('counts as intact');
  });

  it('gives the same bytes again, and never replaces a file', async () => {
    const { convert, codeOf, root, folder } = await withEvents();
    expect((await convert()).text).toBe((await convert()).text);
    const out = join(root, 'there');
    writeFileSync(out, 'kept');
    expect(await codeOf('case.convert', { folder, out, to: 'case-uco' })).toBe('OUTPUT_EXISTS');
    expect(readFileSync(out, 'utf8')).toBe('kept');
  });
});
