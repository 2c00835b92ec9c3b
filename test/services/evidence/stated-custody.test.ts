import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSmallCase, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const own = sha256('first file\n');
const context = {
  kb: 'urn:kb:',
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
};
const to = (id: string) => ({ '@id': `kb:${id}` });
const hashNode = (digits: string, id = 'h1') => ({
  '@id': `kb:${id}`,
  '@type': 'uco-types:Hash',
  'uco-types:hashMethod': 'SHA256',
  'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': digits },
});
const act = (id: string, name: string, startTime: string | null, members: object) => ({
  '@id': `kb:${id}`,
  '@type': 'case-investigation:InvestigativeAction',
  'uco-core:name': name,
  ...(startTime !== null && { 'uco-action:startTime': { '@type': 'xsd:dateTime', '@value': startTime } }),
  ...members,
});
/** A seizure and an imaging of one file, as another laboratory writes them; later acts stand first in the file. */
const graphOf = (digits: string) => [
  act('a2', 'imaged', '2026-02-02T10:00:00Z', {
    'uco-action:performer': to('p1'),
    'uco-action:instrument': [to('t1')],
    'uco-action:object': [to('d1')],
    'uco-action:result': [to('f1'), to('r1')],
  }),
  act('a3', 'looked at', null, { 'uco-action:object': [to('r1')] }),
  act('a1', 'seized', '2026-02-01T10:00:00Z', { 'uco-action:performer': to('gone'), 'uco-action:result': [to('r1')] }),
  act('a4', 'of something else', '2026-02-01T11:00:00Z', { 'uco-action:object': [to('d1')] }),
  {
    '@id': 'kb:f1',
    '@type': 'uco-observable:File',
    'uco-core:hasFacet': [
      { '@id': 'kb:c1', '@type': 'uco-observable:ContentDataFacet', 'uco-observable:hash': [hashNode(digits)] },
    ],
  },
  {
    '@id': 'kb:r1',
    '@type': 'case-investigation:ProvenanceRecord',
    'case-investigation:exhibitNumber': 'LAB-7',
    'case-investigation:rootExhibitNumber': 'LAB-1',
    'uco-core:object': [to('f1')],
  },
  { '@id': 'kb:p1', '@type': 'uco-identity:Person', 'uco-core:name': 'A. Examiner' },
  { '@id': 'kb:t1', '@type': 'uco-tool:AnalyticTool', 'uco-core:name': 'imager' },
  { '@id': 'kb:d1', '@type': 'uco-observable:Device', 'uco-core:name': 'The relay' },
];

const withGraph = async (graph: readonly object[]) => {
  const root = temporaryFolder();
  const made = await makeSmallCase(root);
  const { call, folder, items } = made;
  const file = join(root, 'lab.jsonld');
  writeFileSync(file, JSON.stringify({ '@context': context, '@graph': graph }));
  const { format } = await call('import.run', { folder, what: { kind: 'file', path: file } });
  expect(format).toBe('case-uco');
  const stated = (evidence: string = items[0]) => call('custody.stated', { folder, evidence });
  return { ...made, stated };
};

describe('what an imported CASE/UCO file states about an item', () => {
  it('is found by the SHA-256, in the order of the times, with the names of who and what', async () => {
    const { stated } = await withGraph(graphOf(own));
    const { statements, unread } = await stated();
    expect(unread).toBe(0);
    expect(statements).toMatchObject([
      {
        exhibit: 'EX-0003',
        exhibits: [{ exhibitNumber: 'LAB-7', rootExhibitNumber: 'LAB-1' }],
        acts: [
          { name: 'seized', at: { utc: '2026-02-01T10:00:00Z' }, performers: ['kb:gone'] },
          {
            name: 'imaged',
            performers: ['A. Examiner'],
            instruments: ['imager'],
            objects: ['The relay'],
            results: [],
          },
          { name: 'looked at', at: null },
        ],
        isCut: false,
      },
    ]);
  });

  it('is found in whatever case the digits stand, and where every node stands by itself', async () => {
    const [a2, , a1, , , r1] = graphOf(own);
    const flat = [
      a2,
      a1,
      r1,
      { '@id': 'kb:f1', '@type': 'uco-observable:File', 'uco-core:hasFacet': [to('c1')] },
      { '@id': 'kb:c1', '@type': 'uco-observable:ContentDataFacet', 'uco-observable:hash': [to('h1')] },
      hashNode(own.toUpperCase()),
    ].filter((node) => node !== undefined);
    const { stated } = await withGraph(flat);
    const { statements } = await stated();
    expect(statements[0]?.acts.map(({ name }) => name)).toEqual(['seized', 'imaged']);
  });

  it('is nothing of an item with another hash, whatever its name and exhibit number', async () => {
    const graph = graphOf(own.replace(/^./u, (digit) => (digit === '0' ? '1' : '0'))).map((node) =>
      '@type' in node && node['@type'] === 'case-investigation:ProvenanceRecord'
        ? { ...node, 'case-investigation:exhibitNumber': 'EX-0001' }
        : node,
    );
    const { stated, items } = await withGraph(graph);
    expect(await stated()).toEqual({ statements: [], unread: 0 });
    expect(await stated(items[1])).toEqual({ statements: [], unread: 0 });
  });

  it('records nothing and moves no grade, and the custody record names it as the word of that file', async () => {
    const { stated, call, folder, items } = await withGraph(graphOf(own));
    const before = await call('custody.read', { folder, evidence: items[0] });
    const size = (await call('case.info', { folder })).ledger.size;
    await stated();
    const { text } = await call('custody.report', { folder, evidence: items[0] });
    expect(text).toMatch(/EX-0003 states, of a file with this hash\s+exhibit LAB-7 there/u);
    expect(text.replaceAll(/\s+/gu, ' ')).toMatch(
      /imaged; 2026-02-02T10:00:00Z; by A\. Examiner; with imager; on The relay \(record \d+; not seen here\)/u,
    );
    expect(await call('custody.read', { folder, evidence: items[0] })).toEqual(before);
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
  });

  it('goes when the import is taken back, and is said to be unknown while the index lacks it', async () => {
    const { stated, call, folder } = await withGraph(graphOf(own));
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `index.db${suffix}`), { force: true });
    expect(await stated()).toEqual({ statements: [], unread: 1 });
    await call('import.rebuild', { folder });
    expect((await stated()).statements).toHaveLength(1);
    await call('import.undo', { folder, evidence: 'EX-0003' });
    expect(await stated()).toEqual({ statements: [], unread: 0 });
  });

  it('comes through whole from the custody that another case wrote', async () => {
    const root = temporaryFolder();
    const first = await makeSmallCase(root);
    await first.call('custody.record', {
      folder: first.folder,
      evidence: first.items[0],
      event: 'transferred',
      from: 'tester (unsigned)',
      to: 'B. Roth',
      hashBefore: own,
      hashAfter: own,
      place: 'Room 4',
      happened: '2026-02-28T08:00:00Z',
    });
    const out = join(root, 'handed.jsonld');
    await first.call('case.convert', { folder: first.folder, out, to: 'case-uco', evidence: first.items[0] });
    const second = await withGraph(
      (JSON.parse(readFileSync(out, 'utf8')) as { readonly '@graph': readonly object[] })['@graph'],
    );
    const { statements } = await second.stated();
    expect(statements[0]?.exhibits).toMatchObject([{ exhibitNumber: 'EX-0001' }]);
    expect(statements[0]?.acts).toMatchObject([
      { name: 'transferred', participants: ['tester (unsigned)', 'B. Roth'], locations: ['Room 4'] },
      { name: 'acquired' },
    ]);
  });
});
