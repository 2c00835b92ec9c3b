import { describe, expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const open = async () => {
  const made = await makeSmallCase(temporaryFolder());
  const { call, folder, hypotheses, source } = made;
  const other = (await call('source.add', { folder, name: 'Agency', reliability: 'C' })).id;
  const base = { folder, hypothesis: hypotheses[0], sense: 'same_as', reason: 'Page 3.' } as const;
  return {
    ...made,
    other,
    base,
    vendor: { kind: 'source', source } as const,
    agency: { kind: 'source', source: other } as const,
  };
};

describe('what sources call an actor', () => {
  it('stands beside the hypothesis, by source with its reliability, and changes nothing of it', async () => {
    const { call, folder, base, vendor, items } = await open();
    const before = await call('hypothesis.list', { folder });
    const { id } = await call('name.claim', { ...base, by: vendor, name: 'TEMP.Veles', attack: 'G0088' });
    await call('name.claim', { ...base, by: { kind: 'item', evidence: 'EX-0002' }, name: 'Grey Beetle' });
    const { claims, label } = await call('name.list', { folder });
    expect(claims).toMatchObject([
      { id, source: { name: 'Vendor' }, item: null, reliability: 'B', name: 'TEMP.Veles', isProvisional: true },
      { source: null, item: { id: items[1], exhibit: 'EX-0002' }, reliability: 'B', isProvisional: false },
    ]);
    expect(claims[0]?.known).toEqual([{ id: 'G0088', name: 'TEMP.Veles', table: 'ICS ATT&CK', tableVersion: '18.1' }]);
    expect(claims[1]?.known).toEqual([]);
    expect(label).toContain('binds no source and no case');
    expect(await call('hypothesis.list', { folder })).toEqual(before);
  });

  it('is contested where two sources use names that ATT&CK does not know as one, and no longer once one is withdrawn', async () => {
    const { call, folder, base, vendor, agency } = await open();
    await call('name.claim', { ...base, by: vendor, name: 'ELECTRUM' });
    const { id } = await call('name.claim', { ...base, by: agency, name: 'Grey Beetle' });
    const { contested } = await call('name.list', { folder });
    expect(contested).toMatchObject([{ hypothesis: base.hypothesis, kind: 'name' }]);
    await call('name.withdraw', { folder, claim: id, reason: 'Misread.' });
    const after = await call('name.list', { folder });
    expect(after.contested).toEqual([]);
    expect(after.claims.find((claim) => claim.id === id)?.withdrawn).toMatchObject({ reason: 'Misread.' });
    // Another name of the same group, by ATT&CK.
    await call('name.claim', { ...base, by: agency, name: 'TeleBots' });
    expect((await call('name.list', { folder })).contested).toEqual([]);
  });

  it('is one voice where an item and its source use different names', async () => {
    const { call, folder, base, vendor } = await open();
    await call('name.claim', { ...base, by: vendor, name: 'Alpha' });
    await call('name.claim', { ...base, by: { kind: 'item', evidence: 'EX-0001' }, name: 'Beta' });
    expect((await call('name.list', { folder })).contested).toEqual([]);
  });

  it('is refused twice, for nobody, without a reason, and withdrawn twice', async () => {
    const { call, codeOf, folder, base, vendor, hypotheses } = await open();
    const { id } = await call('name.claim', { ...base, by: vendor, name: 'TeleBots' });
    expect(await codeOf('name.claim', { ...base, by: vendor, name: 'Tele-Bots' })).toBe('ALREADY_CLAIMED');
    expect(await codeOf('name.claim', { ...base, hypothesis: hypotheses[2], by: vendor, name: 'X' })).toBe('NO_ACTOR');
    expect(await codeOf('name.claim', { ...base, by: vendor, name: ' ' })).toBe('BAD_INPUT');
    expect(await codeOf('name.claim', { ...base, by: vendor, name: 'X', attack: 'T0803' })).toBe('BAD_INPUT');
    expect(await codeOf('name.claim', { ...base, by: { kind: 'source', source: 'so-zz' }, name: 'X' })).toBe(
      'NOT_FOUND',
    );
    await call('name.withdraw', { folder, claim: id, reason: 'Misread.' });
    expect(await codeOf('name.withdraw', { folder, claim: id, reason: 'Misread.' })).toBe('WITHDRAWN');
    expect(await codeOf('name.claim', { ...base, by: vendor, name: 'TeleBots' })).toBe('ok');
  });
});
