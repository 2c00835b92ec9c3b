import { expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('a register says what fails with what; what cannot hold is refused and leaves no line', async () => {
  const { call, codeOf, folder, items } = await makeSmallCase(temporaryFolder());
  const base = { folder, kind: 'asset' as const, sectors: ['nis2-i:energy/electricity' as const], cites: ['EX-0001'] };
  const grid = await call('asset.set', {
    ...base,
    name: 'Substation',
    people: { count: 90_000, status: 'estimated', cites: ['EX-0002'] },
    state: { is: 'affected', status: 'observed', from: '2016-12-17T21:53:00Z', cites: ['EX-0001', 'EX-0001'] },
  });
  const water = await call('asset.set', { ...base, name: 'Water works', sectors: ['nis2-i:drinking-water'] });
  const hospital = await call('asset.set', { ...base, name: 'Hospital', sectors: ['nis2-i:health'], criticality: 3 });
  const tie = { folder, statement: 'Power.', cites: ['EX-0001'] };
  await call('dependency.set', { ...tie, asset: 'Water works', needs: 'Substation', backupMinutes: 60 });
  await call('dependency.set', { ...tie, asset: hospital.id, needs: water.id });

  const before = (await call('case.info', { folder })).ledger.size;
  const cycle = await codeOf('dependency.set', { ...tie, asset: grid.id, needs: hospital.id });
  expect(cycle).toBe('NEEDS_ITSELF');
  expect(await codeOf('dependency.set', { ...tie, asset: grid.id, needs: grid.id })).toBe('BAD_INPUT');
  expect(await codeOf('dependency.set', { ...tie, asset: 'Substation', needs: grid.id })).toBe('NEEDS_ITSELF');
  expect(await codeOf('dependency.set', { ...tie, asset: grid.id, needs: 'School' })).toBe('NOT_FOUND');
  expect(await codeOf('dependency.set', { ...tie, asset: hospital.id, needs: grid.id, cites: [] })).toBe('BAD_INPUT');
  expect(await codeOf('dependency.set', { ...tie, asset: hospital.id, needs: grid.id, statement: ' ' })).toBe(
    'NOT_SAID',
  );
  const set = (change: object) => codeOf('asset.set', { ...base, name: 'School', ...change });
  expect(await set({ sectors: ['nis2-i:schools'] })).toBe('BAD_INPUT');
  expect(await set({ sectors: ['cisa:energy'] })).toBe('NO_CRITICALITY');
  expect(await set({ cites: [] })).toBe('BAD_INPUT');
  expect(await set({ cites: ['EX-0099'] })).toBe('NOT_FOUND');
  expect(await set({ name: ' ' })).toBe('NOT_SAID');
  expect(await set({ id: 'at-none' })).toBe('NOT_FOUND');
  expect(await set({ people: { count: 5, status: 'observed', cites: [] } })).toBe('BAD_INPUT');
  expect(await set({ people: { count: -1, status: 'observed', cites: ['EX-0001'] } })).toBe('BAD_INPUT');
  const state = { is: 'affected', status: 'observed', cites: ['EX-0001'] };
  const ended = { from: '2016-12-18T00:00:00Z', to: '2016-12-17T00:00:00Z' };
  expect(await set({ state: { ...state, ...ended } })).toBe('BAD_INPUT');
  expect(await codeOf('asset.withdraw', { folder, asset: water.id, reason: 'x' })).toBe('STILL_NEEDED');
  expect(await codeOf('dependency.withdraw', { folder, asset: grid.id, needs: water.id, reason: 'x' })).toBe(
    'NOT_STATED',
  );
  expect((await call('case.info', { folder })).ledger.size).toBe(before);

  const read = await call('asset.list', { folder });
  expect(read.entries[0]).toMatchObject({
    name: 'Substation',
    criticality: 4,
    people: { count: 90_000, cites: [{ id: items[1], exhibit: 'EX-0002' }] },
    state: { is: 'affected', to: null, cites: [{ exhibit: 'EX-0001' }] },
  });
  expect(read.cascade.reached).toMatchObject([
    { id: water.id, earliest: 60, latest: 60 },
    { id: hospital.id, earliest: 60, latest: null, lacks: water.id },
  ]);
  expect(read.people.roots).toEqual({ atLeast: 90_000, atMost: 90_000, entries: 1, unknown: 0, isEstimated: true });
  const supposed = await call('asset.list', { folder, ifFails: water.id, minutes: 10 });
  expect(supposed).toMatchObject({ supposed: water.id, cascade: { reached: [{ id: hospital.id, earliest: 0 }] } });

  // A later line about an entry holds as a whole; the harm card is untouched by all of this.
  await call('asset.set', { ...base, id: grid.id, name: 'Substation', note: 'It did not fail.' });
  expect((await call('asset.list', { folder })).cascade.roots).toEqual([]);
  expect((await call('harm.read', { folder })).criteria.every(({ scored }) => scored === null)).toBe(true);
  await call('dependency.withdraw', { folder, asset: hospital.id, needs: water.id, reason: 'It has its own.' });
  await call('asset.withdraw', { folder, asset: hospital.id, reason: 'Closed.' });
  expect((await call('asset.list', { folder })).entries).toHaveLength(2);
  expect((await call('case.verify', { folder })).checks.every(({ status }) => status !== 'failed')).toBe(true);
});
