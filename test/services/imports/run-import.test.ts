import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/contract.ts';
import { importFixture, telebotsEvent } from '../../support/import-text.ts';
import { evidencePath, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = async () => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const folder = join(root, 'a.case');
  mkdirSync(join(root, 'files'));
  await workstation.call('case.create', { folder, title: 'x' });
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(root, 'files', name);
    writeFileSync(path, content);
    return path;
  };
  const file = (path: string) => ({ folder, what: { kind: 'file', path } }) as const;
  const item = (evidence: string) => ({ folder, what: { kind: 'item', evidence } }) as const;
  const importFile = (path: string, more: Partial<Input<'import.run'>> = {}) =>
    workstation.call('import.run', { ...file(path), ...more });
  const size = async () => (await workstation.call('case.info', { folder })).ledger.size;
  const page = (evidence: string | null, more: Partial<Input<'record.page'>> = {}) =>
    workstation.call('record.page', { folder, evidence: evidence ?? '', ...more });
  const indexPath = join(folder, 'index.db');
  /** Every row of the index, by means of its own. */
  const indexRows = (): readonly unknown[] => {
    if (!existsSync(indexPath)) return [];
    const db = new Database(indexPath, { readonly: true });
    const rows = [
      ...db.prepare('select * from import order by number').all(),
      ...db.prepare('select * from record order by number').all(),
    ];
    db.close();
    return rows;
  };
  return { ...workstation, root, folder, write, file, item, importFile, size, page, indexPath, indexRows };
};

const bundle = (objects: string): string => `{"type":"bundle","id":"bundle--1","objects":${objects}}`;
const tools = bundle(
  '[{"type":"tool","id":"tool--1","name":"b","created":"2016-12-18T00:00:00Z"},' +
    '{"type":"malware","id":"malware--1","name":"a","created":"2016-12-17T00:00:00.5Z"},' +
    '{"type":"malware","id":"malware--2","name":"c"},' +
    '{"type":"relationship","id":"relationship--1","relationship_type":"uses","source_ref":"malware--1","target_ref":"tool--1"}]',
);

describe('an import', () => {
  it('takes the file in, counts what it says, and shows every record with its links', async () => {
    const { write, importFile, page, call, folder } = await fresh();
    const path = write('ics-attack.json', importFixture('attack-ics/ics-attack.json.gz'));
    const reply = await importFile(path);
    expect(reply).toMatchObject({ format: 'stix', records: 1826, skipped: [], marks: 0, file: 'ics-attack.json' });
    expect(reply.byType).toMatchObject({ relationship: 1373, campaign: 8 });
    const { item } = await call('evidence.read', { folder, evidence: reply.evidence ?? '' });
    expect(item).toMatchObject({ exhibit: 'EX-0001', hasFile: true });
    const campaigns = await page(reply.evidence, { filter: { types: ['campaign'] }, sort: 'title' });
    expect(campaigns.total).toBe(8);
    expect(campaigns.rows.map(({ title }) => title)).toContain('2016 Ukraine Electric Power Attack');
    const uses = await page(reply.evidence, { filter: { types: ['relationship'] }, count: 1 });
    const { record } = await call('record.read', { folder, evidence: 'EX-0001', record: uses.rows[0]?.number ?? 0 });
    expect(record.links.filter(({ kind }) => kind === 'source' || kind === 'target')).toHaveLength(2);
    for (const { kind, record: linked } of record.links) {
      if (kind === 'source' || kind === 'target') expect(linked).toMatchObject({ title: expect.any(String) });
    }
  });

  it('works by item as well as by file, and an import of several kinds is counted', async () => {
    const { write, importFile, call, folder, codeOf, item } = await fresh();
    const { taken } = await call('intake.take', { folder, paths: [write('a.json', telebotsEvent())] });
    const reply = await call('import.run', item('EX-0001'));
    expect(reply).toMatchObject({ evidence: taken[0]?.id, format: 'misp', byType: { attribute: 95, event: 1 } });
    expect((await importFile(write('b.json', importFixture('misp-galaxy/threat-actor.json.gz')))).byType).toEqual({
      'cluster-value': 1041,
    });
    expect(
      (await importFile(write('c.json', importFixture('case-uco/forensic_lifecycle.json')))).byType['ProvenanceRecord'],
    ).toBe(22);
    expect(await codeOf('import.run', item('EX-0001'))).toBe('IMPORTED_ALREADY');
    expect((await call('import.list', { folder })).imports.map(({ format, state }) => [format, state])).toEqual([
      ['misp', 'ready'],
      ['galaxy', 'ready'],
      ['case-uco', 'ready'],
    ]);
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
  });

  it('reads a file that is evidence already without taking it in twice', async () => {
    const { write, importFile, call, folder } = await fresh();
    const path = write('a.json', tools);
    const { taken } = await call('intake.take', { folder, paths: [path] });
    expect((await importFile(path)).evidence).toBe(taken[0]?.id);
    expect((await call('evidence.page', { folder })).total).toBe(1);
  });

  it('sorts by time, type and title, with what has no time last either way, and finds text and types', async () => {
    const { write, importFile, page } = await fresh();
    const { evidence } = await importFile(write('a.json', tools));
    const titles = async (more: Parameters<typeof page>[1]) =>
      (await page(evidence, more)).rows.map(({ title }) => title);
    const uses = 'malware--1 uses tool--1';
    expect(await titles({})).toEqual(['b', 'a', 'c', uses]);
    expect(await titles({ descending: true })).toEqual([uses, 'c', 'a', 'b']);
    expect(await titles({ descending: true, from: 1, count: 2 })).toEqual(['c', 'a']);
    expect(await titles({ descending: true, from: 3, count: 5 })).toEqual(['b']);
    expect(await titles({ sort: 'time' })).toEqual(['a', 'b', 'c', uses]);
    expect(await titles({ sort: 'time', descending: true })).toEqual(['b', 'a', uses, 'c']);
    expect(await titles({ sort: 'title' })).toEqual(['a', 'b', 'c', uses]);
    expect(await titles({ sort: 'type', from: 1, count: 2 })).toEqual(['c', uses]);
    expect(await titles({ filter: { text: 'TOOL--1' } })).toEqual(['b', uses]);
    expect(await titles({ filter: { text: '%' } })).toEqual([]);
    expect(await titles({ filter: { types: ['malware'], text: 'MALWARE' }, sort: 'title' })).toEqual(['a', 'c']);
    expect((await page(evidence, { from: 100 })).rows).toEqual([]);
  });

  it('sorts and narrows by type also where all are of one, and where a later import has several', async () => {
    const { write, importFile, page } = await fresh();
    const one = await importFile(write('a.csv', 'time,message\n2016-12-18,b\n2016-12-17,a\n'));
    const several = await importFile(write('b.json', tools));
    const titles = async (evidence: string | null, more: Parameters<typeof page>[1]) =>
      (await page(evidence, more)).rows.map(({ title }) => title);
    expect(await titles(one.evidence, { sort: 'type' })).toEqual(['b', 'a']);
    expect(await titles(one.evidence, { sort: 'type', descending: true })).toEqual(['a', 'b']);
    expect(await titles(one.evidence, { sort: 'title', filter: { types: ['row', 'tool'] } })).toEqual(['a', 'b']);
    expect(await page(one.evidence, { sort: 'type', filter: { types: ['tool'] } })).toMatchObject({
      total: 0,
      rows: [],
    });
    expect(await titles(several.evidence, { sort: 'type', from: 1, count: 2 })).toEqual([
      'c',
      'malware--1 uses tool--1',
    ]);
    expect(await titles(several.evidence, { filter: { types: ['tool'] } })).toEqual(['b']);
  });

  it('keeps time, place, fields and what the ledger says of it', async () => {
    const { write, importFile, call, folder, size } = await fresh();
    const { line } = await importFile(write('a.json', tools), { clockOffsetSeconds: -60 });
    const { record } = await call('record.read', { folder, evidence: 'EX-0001', record: 2 });
    expect(record).toMatchObject({
      number: 2,
      type: 'malware',
      key: 'malware--1',
      at: { raw: '2016-12-17T00:00:00.5Z', utc: '2016-12-16T23:59:00.5Z', precision: 'millisecond', zone: 'given' },
      place: { pointer: '/objects/1' },
    });
    expect(record.fields.map(({ name }) => name)).toEqual(['type', 'id', 'name', 'created']);
    expect(line).toBe((await size()) - 1);
    const { row, fields } = await call('ledger.line', { folder, seq: line ?? 0 });
    expect(row.words).toBe('Imported EX-0001 “a.json” as stix: 4 records.');
    expect(fields.find(({ name }) => name === 'reader')?.value).toEqual({
      clockOffsetSeconds: -60,
      columns: {},
      format: 'stix',
      version: 1,
    });
  });

  it('in a dry run says the same and writes nothing at all', async () => {
    const { write, importFile, size, folder, indexPath } = await fresh();
    const before = await size();
    const reply = await importFile(write('a.json', bundle('[{"type":"tool"},4]')), { dryRun: true });
    expect(reply).toMatchObject({ records: 1, marks: 2, evidence: null, line: null, byType: { tool: 1 } });
    expect(reply.sample).toMatchObject([{ number: 1, type: 'tool', fields: [{ name: 'type', value: 'tool' }] }]);
    expect(reply.skipped.map(({ code }) => code)).toEqual(['NO_ID', 'NOT_AN_OBJECT']);
    expect(await size()).toBe(before);
    expect(existsSync(indexPath)).toBe(false);
    expect(readdirSync(join(folder, 'evidence')).filter((name) => name !== 'tmp')).toEqual([]);
  });
});

describe('an import that fails', () => {
  it.each([
    ['cut off', tools.slice(0, -40), 'BAD_JSON'],
    ['of another format', '{"type":"bundle","id":"bundle--","objects":{}}', 'NOT_THIS_FORMAT'],
    ['not UTF-8', Buffer.from(tools.replace('"b"', '"\u00e9"'), 'latin1'), 'BAD_UTF8'],
    ['nested without end', bundle(`[${'['.repeat(100_000)}`), 'IMPORT_LIMIT'],
    [
      'of too many types',
      bundle(`[${Array.from({ length: 1001 }, (_, at) => `{"type":"t${at}"}`).join(',')}]`),
      'IMPORT_LIMIT',
    ],
    ['of no known format', '\0\0\0', 'UNKNOWN_FORMAT'],
    ['empty', '', 'UNKNOWN_FORMAT'],
  ])('of a file that is %s leaves no record, no line and no item', async (_, content, code) => {
    const { write, file, codeOf, call, folder, size, indexRows } = await fresh();
    const before = await size();
    expect(await codeOf('import.run', file(write('a.json', content)))).toBe(code);
    expect(await size()).toBe(before);
    expect(indexRows()).toEqual([]);
    expect((await call('evidence.page', { folder })).total).toBe(0);
  });

  it('names the file, and refuses links, folders and what is not there', async () => {
    const { write, file, client, codeOf, root } = await fresh();
    const reply = await client('import.run', file(write('a.json', '{"type":"bundle","id":"bundle--1"')));
    expect(reply).toMatchObject({
      ok: false,
      error: { at: 'a.json', message: expect.stringMatching(/line 1, column/u) },
    });
    symlinkSync(write('b.json', tools), join(root, 'link.json'));
    expect(await codeOf('import.run', file(join(root, 'link.json')))).toBe('SPECIAL_FILE');
    expect(await codeOf('import.run', file(join(root, 'files')))).toBe('SPECIAL_FILE');
    expect(await codeOf('import.run', file(join(root, 'none.json')))).toBe('SOURCE_MISSING');
    expect(await codeOf('import.run', { ...file(join(root, 'files', 'b.json')), as: 'xml' })).toBe('UNKNOWN_FORMAT');
  });

  it('refuses an item whose file was altered', async () => {
    const { write, call, folder, item, codeOf, indexRows } = await fresh();
    await call('intake.take', { folder, paths: [write('a.json', tools)] });
    const stored = evidencePath(folder, sha256(tools));
    chmodSync(stored, 0o600);
    writeFileSync(stored, tools.replace('"b"', '"x"'));
    expect(await codeOf('import.run', item('EX-0001'))).toBe('FILE_ALTERED');
    expect(await codeOf('import.run', { ...item('EX-0001'), dryRun: true })).toBe('FILE_ALTERED');
    expect(indexRows()).toEqual([]);
    await call('intake.record', { folder, title: 'said', details: {} });
    expect(await codeOf('import.run', item('EX-0002'))).toBe('NO_FILE');
  });
});

describe('what an interrupted import leaves', () => {
  it('is swept where its line never came, and kept where it did', async () => {
    const { write, importFile, page, indexPath, indexRows } = await fresh();
    const kept = await importFile(write('a.json', tools));
    const before = indexRows();
    // As a process leaves it that ends between the records and the line, and one between the line and the end.
    const db = new Database(indexPath);
    db.exec(`insert into import select number + 1, 'im-lost', item, sha256, format, version, columns, "clockOffsetSeconds",
      1, 5, records, marks, digest, "byType", marked from import;
      insert into record select number + 4, 2, type, key, title, text, "timeRaw", "timeUtc", "timeOrder", "timePrecision",
      "timeZone", "timeMark", place, fields, links from record where import = 1;
      update import set "isPending" = 1`);
    db.close();
    expect((await page(kept.evidence)).rows.map(({ title }) => title)).toHaveLength(4);
    expect(indexRows()).toEqual(before);
  });
});

describe('the file of records', () => {
  it('comes into being whole, with the first import, and nothing stands beside it', async () => {
    const { write, importFile, codeOf, file, call, folder } = await fresh();
    const files = () => readdirSync(folder).filter((name) => name.startsWith('index.db'));
    expect((await call('import.list', { folder })).imports).toEqual([]);
    expect(await codeOf('import.run', file(write('broken.json', tools.slice(0, -40))))).toBe('BAD_JSON');
    expect(files()).toEqual([]);
    await importFile(write('a.json', tools));
    expect(files()).toEqual(['index.db']);
    expect((await call('import.list', { folder })).imports).toMatchObject([{ records: 4, state: 'ready' }]);
  });

  it('is made anew where a killed process left it half made, and what was left goes', async () => {
    const { write, importFile, page, folder, indexPath, call } = await fresh();
    writeFileSync(`${indexPath}.unfinished`, readFileSync(join(folder, 'case.db')));
    writeFileSync(`${indexPath}.unfinished-wal`, 'half');
    expect((await call('import.list', { folder })).imports).toEqual([]);
    const { evidence } = await importFile(write('a.json', tools));
    expect((await page(evidence)).total).toBe(4);
    expect(readdirSync(folder).filter((name) => name.startsWith('index.db'))).toEqual(['index.db']);
  });

  it('takes a second import in, and both are searched', async () => {
    const { write, importFile, call, folder } = await fresh();
    await importFile(write('a.json', tools));
    await importFile(write('b.json', bundle('[{"type":"tool","id":"tool--9","name":"breaker"}]')));
    expect((await call('search.run', { folder, query: 'breaker', kinds: ['record'] })).total).toBe(1);
    expect((await call('import.list', { folder })).imports).toHaveLength(2);
  });
});

describe('taking an import back', () => {
  it('removes the records, leaves the file, and says so in the ledger', async () => {
    const { write, importFile, call, folder, page, codeOf, indexRows, item } = await fresh();
    const { evidence } = await importFile(write('a.json', tools));
    const other = await importFile(write('b.json', bundle('[{"type":"tool","id":"tool--9"}]')));
    const undone = await call('import.undo', { folder, evidence: 'EX-0001', reason: 'The wrong file.' });
    expect(undone).toMatchObject({ evidence, records: 4 });
    expect(await page(evidence)).toEqual({ import: null, total: 0, from: 0, rows: [] });
    expect((await page(other.evidence)).total).toBe(1);
    expect(indexRows()).toHaveLength(2);
    expect((await call('evidence.read', { folder, evidence: 'EX-0001' })).item.hasFile).toBe(true);
    const { row } = await call('ledger.line', { folder, seq: undone.line });
    expect(row.words).toBe('Took back the import of EX-0001 “a.json”: “The wrong file.”');
    expect(await codeOf('import.undo', { folder, evidence: 'EX-0001' })).toBe('NOT_IMPORTED');
    expect((await call('import.run', item('EX-0001'))).records).toBe(4);
  });
});

describe('the index', () => {
  it('is made again from the files and the ledger, row for row', async () => {
    const { write, importFile, call, folder, page, indexPath, indexRows, codeOf } = await fresh();
    const { evidence } = await importFile(write('a.json', tools), { clockOffsetSeconds: 5 });
    await importFile(write('b.json', importFixture('case-uco/forensic_lifecycle.json')));
    const before = indexRows();
    const shown = await page(evidence);
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${indexPath}${suffix}`, { force: true });
    expect(await page(evidence)).toMatchObject({ import: { state: 'missing', records: 4 }, total: 0, rows: [] });
    expect(await codeOf('record.read', { folder, evidence: 'EX-0001', record: 1 })).toBe('NOT_FOUND');
    const { rebuilt, failed } = await call('import.rebuild', { folder });
    expect(failed).toEqual([]);
    expect(rebuilt.map(({ format, equal }) => [format, equal])).toEqual([
      ['stix', true],
      ['case-uco', true],
    ]);
    expect(indexRows()).toEqual(before);
    expect(await page(evidence)).toEqual(shown);
    expect((await call('import.rebuild', { folder })).rebuilt).toEqual([]);
  });

  it('that says other things than the ledger speaks of is found out when it is made again', async () => {
    const { write, importFile, call, folder, indexPath } = await fresh();
    await importFile(write('a.json', tools));
    const db = new Database(join(folder, 'case.db'));
    db.exec(`update import_record set sha256 = '${'0'.repeat(64)}'`);
    db.close();
    rmSync(indexPath);
    expect((await call('import.rebuild', { folder })).rebuilt).toMatchObject([{ equal: false }]);
  });

  it.each([
    ['nothing of SQLite', Buffer.from('not a database at all, but long enough to be looked at as one')],
    ['cut off', undefined],
  ])('is replaced where there is %s in its place', async (_, content) => {
    const { write, importFile, call, folder, page, indexPath } = await fresh();
    const { evidence } = await importFile(write('a.json', tools));
    writeFileSync(indexPath, content ?? readFileSync(indexPath).subarray(0, 1000));
    expect((await page(evidence)).import?.state).toBe('missing');
    expect((await call('import.rebuild', { folder })).rebuilt).toMatchObject([{ records: 4, equal: true }]);
    expect((await page(evidence)).total).toBe(4);
  });
});
