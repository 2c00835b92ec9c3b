import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const makeTwoCases = async (tlp: 'CLEAR' | 'AMBER' | 'RED' = 'AMBER') => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const first = join(root, 'first.case');
  const second = join(root, 'second.case');
  await workstation.call('case.create', { folder: first, title: 'The first', tlp });
  await workstation.call('case.create', { folder: second, title: 'The second', tlp: 'CLEAR' });
  return { ...workstation, root, first, second };
};

const profileText = (root: string): string =>
  readdirSync(join(root, 'profile'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.startsWith('sources/'))
    .map((name) => readFileSync(join(root, 'profile', name), 'utf8'))
    .join('\n');

describe('the register of sources', () => {
  it('recognises a name whatever its case, spaces and composition, says how, and takes nothing over by itself', async () => {
    const { call, first, second } = await makeTwoCases();
    const { id } = await call('source.add', {
      folder: first,
      name: 'CERT Straße Köln',
      kind: 'CERT',
      reliability: 'B',
    });
    await call('source.assess', { folder: first, source: id, reliability: 'D', reason: 'Two false alarms.' });
    const ask = async (name: string, kind = '') => (await call('source.recognise', { folder: second, name, kind })).met;
    expect(await ask('  cert strasse KO\u0308LN ', 'cert')).toMatchObject([
      {
        caseTitle: 'The first',
        id,
        name: 'CERT Straße Köln',
        how: 'same name',
        sameKind: true,
        assessments: [{ reliability: 'D', reason: 'Two false alarms.' }, { reliability: 'B' }],
      },
    ]);
    expect(await ask('Köln CERT, Straße')).toMatchObject([{ how: 'similar name' }]);
    expect(await ask('CERT Strasse Koeln')).toMatchObject([{ how: 'similar name' }]);
    expect(await ask('CERT Bonn', '')).toEqual([]);
    expect(await ask('CERT Straße Köln', 'vendor')).toMatchObject([{ how: 'same name', sameKind: false }]);
    const own = await call('source.recognise', { folder: first, name: 'CERT Straße Köln' });
    expect(own.met).toEqual([]);
    const added = await call('source.add', { folder: second, name: 'CERT Straße Köln', reliability: 'A' });
    expect((await call('source.list', { folder: second })).sources).toMatchObject([{ id: added.id, reliability: 'A' }]);
  });

  it('knows a source by an identifier and by a name that it had before', async () => {
    const { call, first, second } = await makeTwoCases();
    const { id } = await call('source.add', { folder: first, name: 'Old name', reliability: 'B' });
    const correct = { folder: first, source: id, name: 'Quite another', identifiers: ['AS 64496'], reason: 'Renamed.' };
    await call('source.correct', correct);
    const ask = async (name: string, identifiers: string[] = []) =>
      (await call('source.recognise', { folder: second, name, identifiers })).met.map(({ how }) => how);
    expect(await ask('old NAME')).toEqual(['other name']);
    expect(await ask('Unlike', ['as  64496'])).toEqual(['same identifier']);
  });

  it('takes a reliability over with a reference to where it came from', async () => {
    const { call, codeOf, first, second } = await makeTwoCases();
    const { id } = await call('source.add', { folder: first, name: 'Vendor', reliability: 'C' });
    const [met] = (await call('source.register', {})).met;
    const from = { case: met?.case ?? '', id };
    const adopted = await call('source.adopt', { folder: second, from, name: 'Vendor' });
    expect(adopted.reliability).toBe('C');
    const { events } = await call('source.history', { folder: second, source: adopted.id });
    expect(events).toMatchObject([
      { act: 'add', reliability: 'C' },
      { act: 'assess', before: 'C', reliability: 'C', from: { case: met?.case, source: id } },
    ]);
    // What was marked AMBER there is AMBER here, in a case that is CLEAR.
    expect((await call('source.list', { folder: second })).sources).toMatchObject([{ tlp: 'AMBER' }]);
    expect(await call('case.rebuild', { folder: second })).toMatchObject({ equal: true });
    expect(await codeOf('source.adopt', { folder: second, from: { case: 'x', id }, name: 'x' })).toBe('NOT_FOUND');
  });

  it('holds nothing of a case that is RED, or of a source that is, until a person says so', async () => {
    const { call, root, first, second } = await makeTwoCases('RED');
    const red = await call('source.add', { folder: first, name: 'Agent in place', reliability: 'A' });
    const other = await call('source.add', { folder: second, name: 'Second agent', reliability: 'A', tlp: 'RED' });
    await call('source.assess', { folder: first, source: red.id, reliability: 'B', reason: 'Doubts.' });
    expect([red.registered, other.registered]).toEqual([false, false]);
    expect((await call('source.register', {})).met).toEqual([]);
    expect(profileText(root)).toBe('');
    await call('source.remember', { folder: first, source: red.id });
    expect((await call('source.register', {})).met).toMatchObject([{ id: red.id, name: 'Agent in place' }]);
  });

  it('holds names, kind and assessments, and neither descriptor nor anything else of the case', async () => {
    const { call, root, first } = await makeTwoCases();
    const secret = 'canary-descriptor-7183';
    await call('source.add', { folder: first, name: 'Vendor', reliability: 'B', descriptor: secret });
    await call('intake.record', { folder: first, title: 'canary-title-7183', details: {} });
    expect(profileText(root)).toContain('Vendor');
    expect(profileText(root)).not.toContain('canary');
  });

  it('forgets what a person takes out, and does not take it up again by itself', async () => {
    const { call, codeOf, first } = await makeTwoCases();
    const { id } = await call('source.add', { folder: first, name: 'Vendor', reliability: 'B' });
    const other = await call('source.add', { folder: first, name: 'Other', reliability: 'B' });
    const [met] = (await call('source.register', {})).met;
    const origin = met?.case ?? '';
    expect(await call('source.forget', { case: origin, id })).toEqual({ forgotten: 1 });
    await call('source.assess', { folder: first, source: id, reliability: 'C', reason: 'x' });
    expect((await call('source.register', {})).met.map((one) => one.id)).toEqual([other.id]);
    expect(await call('source.forget', { case: origin })).toEqual({ forgotten: 1 });
    expect(await codeOf('source.forget', { case: origin })).toBe('NOT_FOUND');
    expect((await call('source.list', { folder: first })).sources).toHaveLength(2);
  });
});
