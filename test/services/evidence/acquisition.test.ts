import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AcquisitionInput } from '../../../shared/domain/acquisition.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = async () => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const [folder, files] = [join(root, 'a.case'), join(root, 'files')];
  mkdirSync(files);
  await workstation.call('case.create', { folder, title: 'x' });
  const write = (name: string): string => {
    writeFileSync(join(files, name), name);
    return join(files, name);
  };
  const read = (evidence: string) => workstation.call('evidence.read', { folder, evidence });
  return { ...workstation, root, folder, write, read };
};

const everything: AcquisitionInput = {
  aiUse: { used: true, tool: 'Model', version: '3', promptRef: 'P-1', humanVerifiedBy: 'Anna' },
  changes: [{ what: 'The disk was mounted.', why: 'No write blocker at hand.', by: 'Ben' }],
  clock: { source: 'GPS', offsetSeconds: -127, zone: 'Europe/Kyiv', noted: '2016-12-18T00:05:00+02:00' },
  collector: { role: 'First responder', competence: 'Certified 2015.' },
  lineage: { rootExhibit: 'ROOT-1', transformation: 'Exported by the historian.' },
  mandate: { type: 'warrant', identifier: 'W-17/2016' },
  place: { location: 'Substation North', system: 'HMI-2' },
  privacy: { categories: ['names of operators'], lawfulBasis: 'Art. 6(1)(e)', minimised: true },
  restriction: { pap: 'AMBER', retentionUntil: '2031-12-31', legalHold: true, encryptionAtRest: 'LUKS2' },
  tool: { name: 'ewfacquire', version: '20231119', config: '-c best', validation: 'VR-9' },
  vertex: 'capability',
  volatility: 4,
};

describe('how items came to be', () => {
  it('is stated once for every item of an intake, whole, and read back with each', async () => {
    const { call, folder, write, read } = await fresh();
    const paths = ['a', 'b', 'c'].map(write);
    const details = { acquisition: everything, copy: 'original' as const };
    const { taken } = await call('intake.take', { folder, paths, details });
    expect(taken).toHaveLength(3);
    for (const { id } of taken) {
      const { acquisition, item } = await read(id);
      expect(acquisition).toEqual({ ...everything, lineage: { ...everything.lineage, derivedFrom: [] } });
      expect(item.copy).toBe('original');
    }
    // The intake and what its items share are two lines, however many items there are.
    expect((await call('case.info', { folder })).ledger.size).toBe(1 + 2 + 3);
    expect((await call('case.verify', { folder, readAll: true })).ok).toBe(true);
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
  });

  it('is nothing where nothing was said, and no line', async () => {
    const { call, folder, write, read } = await fresh();
    const { taken } = await call('intake.take', { folder, paths: [write('a')], details: { acquisition: {} } });
    expect(Object.values((await read(taken[0]?.id ?? '')).acquisition).every((value) => value === null)).toBe(true);
    expect((await call('case.info', { folder })).ledger.size).toBe(3);
  });

  it('follows a derivation to its root, over more than one step', async () => {
    const { call, codeOf, folder, write, read } = await fresh();
    await call('intake.take', { folder, paths: [write('disk')] });
    const carve = (name: string, derivedFrom: readonly string[]) =>
      call('intake.take', {
        folder,
        paths: [write(name)],
        details: { derivedFrom: [...derivedFrom], acquisition: { lineage: { transformation: 'Carved.' } } },
      });
    await carve('partition', ['EX-0001']);
    const { taken } = await carve('file', ['EX-0002']);
    const { item, derivedFrom, acquisition } = await read(taken[0]?.id ?? '');
    expect([item.copy, derivedFrom.map(({ exhibit }) => exhibit)]).toEqual(['derived', ['EX-0002']]);
    expect(acquisition.lineage).toMatchObject({ rootExhibit: 'EX-0001', transformation: 'Carved.' });
    const nowhere = { derivedFrom: ['EX-0099'] };
    expect(await codeOf('intake.take', { folder, paths: [write('x')], details: nowhere })).toBe('NOT_FOUND');
    expect((await call('case.info', { folder })).counts).toMatchObject({ evidence: 3 });
  });

  it('may be stated later of one item: part by part, for it alone, the earlier statement on record', async () => {
    const { call, codeOf, folder, write, read } = await fresh();
    const paths = ['a', 'b'].map(write);
    const acquisition: AcquisitionInput = { clock: { source: 'NTP' }, place: { location: 'Lab' } };
    const { taken } = await call('intake.take', { folder, paths, details: { acquisition } });
    const [one = '', other = ''] = taken.map(({ id }) => id);
    await call('evidence.acquire', { folder, evidence: one, acquisition: { clock: { offsetSeconds: 3 } } });
    await call('evidence.acquire', { folder, evidence: one, acquisition: { volatility: 2 } });
    expect((await read(one)).acquisition).toMatchObject({
      clock: { offsetSeconds: 3, source: '' },
      place: { location: 'Lab' },
      volatility: 2,
    });
    expect((await read(other)).acquisition).toMatchObject({ clock: { source: 'NTP' }, volatility: null });
    expect(await codeOf('evidence.acquire', { folder, evidence: one, acquisition: {} })).toBe('NOTHING_STATED');
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
  });

  it('keeps what an item was made from when its derivation is described anew', async () => {
    const { call, folder, write, read } = await fresh();
    await call('intake.take', { folder, paths: [write('disk')] });
    const { id } = await call('intake.record', { folder, title: 'x', details: { derivedFrom: ['EX-0001'] } });
    await call('evidence.acquire', {
      folder,
      evidence: id,
      acquisition: { lineage: { transformation: 'Typed off.' } },
    });
    expect((await read(id)).derivedFrom.map(({ exhibit }) => exhibit)).toEqual(['EX-0001']);
  });

  it.each([
    ['a date that is none', { restriction: { retentionUntil: '2031-02-30' } }],
    ['a rank that is none', { volatility: 8 }],
    ['a label that is none', { restriction: { pap: 'WHITE' } }],
    ['a member that is none', { weather: 'fine' }],
  ])('refuses %s', async (_, acquisition) => {
    const { client, folder, write } = await fresh();
    // The compiler would refuse these; a file of somebody else may hold them.
    const details = { acquisition: acquisition as AcquisitionInput };
    const reply = await client('intake.take', { folder, paths: [write('a')], details });
    expect(reply).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
  });
});

describe('the form of a case', () => {
  it('is kept on the workstation for its case alone, and states nothing in the ledger', async () => {
    const { call, folder, root } = await fresh();
    const other = join(root, 'b.case');
    await call('case.create', { folder: other, title: 'y' });
    expect(await call('intake.form', { folder })).toEqual({ form: null });
    const form = { collectedBy: 'Anna', tlp: 'AMBER' as const, details: { acquisition: everything } };
    await call('intake.keep', { folder, form });
    expect(await call('intake.form', { folder })).toEqual({ form });
    expect(await call('intake.form', { folder: other })).toEqual({ form: null });
    expect((await call('case.info', { folder })).ledger.size).toBe(1);
  });

  it('counts for nothing where its file is damaged', async () => {
    const { call, folder, root } = await fresh();
    await call('intake.keep', { folder, form: { collectedBy: 'Anna' } });
    const forms = join(root, 'profile', 'intake-forms');
    for (const name of readdirSync(forms)) writeFileSync(join(forms, name), '{"collectedBy": 7}');
    expect(await call('intake.form', { folder })).toEqual({ form: null });
  });
});
