import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attackIcs } from '../../../shared/reference/attack-ics.ts';
import { attackAliases } from '../../../shared/reference/attack-aliases.ts';
import { createAttackReader } from '../../../shared/reference/attack-table.ts';
import { importBytes, importFixture } from '../../support/import-text.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = () => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(root, name);
    writeFileSync(path, content);
    return path;
  };
  return { ...workstation, root, write };
};

const bundle = (...objects: readonly object[]): string =>
  JSON.stringify({ type: 'bundle', id: 'bundle--1', objects: [collection, ...objects] });
const collection = {
  type: 'x-mitre-collection',
  id: 'x-mitre-collection--1',
  name: 'Test ATT&CK',
  x_mitre_version: '1.0',
};
const group = (key: string, id: string, more: object = {}) => ({
  type: 'intrusion-set',
  id: `intrusion-set--${key}`,
  name: `Group ${key}`,
  external_references: [
    { source_name: 'a blog', external_id: 'G0001' },
    { source_name: 'mitre-attack', external_id: id },
  ],
  ...more,
});
const revokedBy = (from: string, to: string) => ({
  type: 'relationship',
  id: `relationship--${from}`,
  relationship_type: 'revoked-by',
  source_ref: `intrusion-set--${from}`,
  target_ref: `intrusion-set--${to}`,
});

describe('ATT&CK as reference data', () => {
  it('comes with the table of ICS, which is what a reduction of the published bundle gives', async () => {
    const { call, write } = fresh();
    const before = await call('attack.find', { query: 't0803' });
    expect(before.entries).toMatchObject([
      {
        id: 'T0803',
        name: 'Block Command Message',
        kind: 'technique',
        tactics: ['inhibit-response-function'],
        state: 'current',
        address: 'hxxps://attack[.]mitre[.]org/techniques/T0803',
        table: 'ICS ATT&CK',
        tableVersion: '18.1',
      },
    ]);
    const path = write('ics-attack.json', importFixture('attack-ics/ics-attack.json.gz'));
    const { table, replaced } = await call('attack.add', { path });
    expect({ ...table, taken: null, replaced }).toEqual({
      name: 'ICS ATT&CK',
      version: '18.1',
      entries: 231,
      taken: null,
      replaced: true,
    });
    const all = await call('attack.find', { query: '0', count: 500 });
    const shipped = attackIcs.entries.filter(({ id, name }) => `${id} ${name}`.includes('0'));
    expect(shipped.length).toBeGreaterThan(200);
    expect(
      all.entries
        .map(({ address: _address, table: _table, tableVersion: _version, ...entry }) => entry)
        .sort((left, right) => (left.id < right.id ? -1 : 1)),
    ).toEqual(shipped);
    // Taken in from the file, the other names of groups are those that came with the program.
    const reader = createAttackReader();
    for (const record of importBytes('stix', importFixture('attack-ics/ics-attack.json.gz')).records)
      reader.take(record);
    expect(reader.end().aliases).toEqual(attackAliases);
  });

  it('marks what is deprecated, and follows what was revoked', async () => {
    const { call, codeOf } = fresh();
    expect((await call('attack.show', { id: 's1004' })).entries).toMatchObject([{ state: 'deprecated' }]);
    expect(await call('attack.show', { id: 'G0057' })).toMatchObject({
      entries: [{ name: 'APT34', state: 'revoked', successor: 'G0049' }],
      followed: [{ id: 'G0049', name: 'OilRig', state: 'current' }],
    });
    expect(await codeOf('attack.show', { id: 'T0000' })).toBe('NOT_FOUND');
    const { names } = await call('attack.names', {});
    expect(names.find(({ id }) => id === 'G0034')?.words).toBe('Sandworm Team (group; ICS ATT&CK 18.1)');
  });

  it('takes the identifier that MITRE gave, follows no circle, and replaces a table of the same name', async () => {
    const { call, codeOf, write } = fresh();
    const circle = [group('a', 'G0002', { revoked: true }), group('b', 'G0003', { revoked: true })];
    const path = write('x.json', bundle(...circle, revokedBy('a', 'b'), revokedBy('b', 'a')));
    expect(await call('attack.add', { path })).toMatchObject({ table: { entries: 2 }, replaced: false });
    const { followed } = await call('attack.show', { id: 'G0002' });
    expect(followed.length).toBeLessThan(20);
    expect(await call('attack.add', { path: write('y.json', bundle(group('c', 'G0004'))) })).toMatchObject({
      table: { entries: 1 },
      replaced: true,
    });
    expect(await codeOf('attack.show', { id: 'G0002' })).toBe('NOT_FOUND');
    await call('attack.remove', { name: 'Test ATT&CK' });
    expect((await call('attack.tables', {})).tables.map(({ name }) => name)).toEqual(['ICS ATT&CK']);
    expect(await codeOf('attack.remove', { name: 'ICS ATT&CK' })).toBe('NOT_FOUND');
  });

  it('refuses what is no release of ATT&CK', async () => {
    const { codeOf, write } = fresh();
    for (const text of ['{}', '[]', 'x', '{"type":"bundle","id":"bundle--1","objects":[]}', bundle()])
      expect(await codeOf('attack.add', { path: write('bad.json', text) })).not.toBe('ok');
    expect(await codeOf('attack.add', { path: write('bad.json', bundle()) })).toBe('NOT_THIS_FORMAT');
  });
});
