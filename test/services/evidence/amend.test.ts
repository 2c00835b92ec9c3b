import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/contract.ts';
import { noEvidenceFilter } from '../../../shared/domain/evidence-filter.ts';
import { casePaths } from '../../../services/cases/case-paths.ts';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const everything = { kind: 'filter', filter: noEvidenceFilter } as const;

describe('evidence.amend', () => {
  it('writes one line an item that changes, for one reason, and says exactly that before', async () => {
    const { call, folder, items, source } = await makeSmallCase(temporaryFolder());
    const other = await call('source.add', { folder, name: 'Other', reliability: 'C' });
    await call('evidence.correct', { folder, evidence: items[0], grade: { credibility: '5' }, reason: 'Seen.' });
    const before = (await call('case.info', { folder })).ledger.size;
    const change = { credibility: '5', source: other.id.slice(0, 12), title: 'Relay log' } as const;
    const preview = await call('evidence.amend', { folder, what: everything, change, preview: true });
    expect((await call('case.info', { folder })).ledger.size).toBe(before);
    expect(preview).toMatchObject({
      items: 2,
      changed: 2,
      lines: 2,
      line: null,
      changes: [
        { id: items[0], before: { source, title: 'one.log' }, after: { source: other.id, title: 'Relay log' } },
        { id: items[1], before: { credibility: '2' }, after: { credibility: '5' } },
      ],
    });
    expect(preview.changes[0]?.after).not.toHaveProperty('credibility');
    const done = await call('evidence.amend', {
      folder,
      what: everything,
      change,
      reason: 'One note.',
      state: preview.state,
    });
    expect(done).toMatchObject({ line: before, lines: 2, changes: preview.changes });
    for (const evidence of items) {
      const { item } = await call('evidence.read', { folder, evidence });
      expect(item).toMatchObject({ title: 'Relay log', source: other.id, credibility: '5', kind: 'artifact' });
    }
    expect((await call('ledger.line', { folder, seq: before + 1 })).row.words).toContain('One note.');
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
    expect((await call('case.verify', { folder })).ok).toBe(true);
  });

  it('gives an item another number that nobody has, and the custody that is stated, which never betters the chain', async () => {
    const { call, codeOf, folder, items } = await makeSmallCase(temporaryFolder());
    const [one, two] = items;
    const amend = (evidence: string, change: Input<'evidence.amend'>['change']) =>
      ({ folder, what: { kind: 'items', items: [evidence] }, change, reason: 'r' }) as const;
    await call('evidence.amend', amend(one, { exhibit: 'Annex 7', custodyStated: 'gap_explained' }));
    expect((await call('evidence.read', { folder, evidence: 'Annex 7' })).item).toMatchObject({
      id: one,
      custody: 'gap_explained',
      custodyStated: 'gap_explained',
    });
    const { size } = (await call('case.info', { folder })).ledger;
    expect(await codeOf('evidence.amend', amend(two, { exhibit: 'Annex 7' }))).toBe('EXHIBIT_TAKEN');
    const both = { ...amend(two, { exhibit: 'Annex 8' }), what: everything };
    expect(await codeOf('evidence.amend', both)).toBe('EXHIBIT_TAKEN');
    expect(await codeOf('evidence.amend', amend(two, { exhibit: ' ' }))).toBe('BAD_INPUT');
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
    await call('custody.record', { folder, evidence: two, event: 'transferred', from: 'nobody here', to: 'B' });
    const { item: before } = await call('evidence.read', { folder, evidence: two });
    expect(before.custody).not.toBe('intact');
    await call('evidence.amend', amend(two, { custodyStated: 'gap_explained' }));
    await call('evidence.amend', amend(two, { custodyStated: 'intact' }));
    expect((await call('evidence.read', { folder, evidence: two })).item.custody).toBe(before.custody);
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
  });

  it('is taken back by more lines, unless somebody has changed the item since', async () => {
    const { call, codeOf, folder, items } = await makeSmallCase(temporaryFolder());
    const done = await call('evidence.amend', { folder, what: everything, change: { marking: 'RED' }, reason: 'r' });
    const each = done.changes.map(({ id, before, after }) => ({ evidence: id, change: before, expects: after }));
    await call('evidence.correct', { folder, evidence: items[1], grade: { marking: 'AMBER' }, reason: 'No.' });
    const size = (await call('case.info', { folder })).ledger.size;
    const undo = { folder, what: { kind: 'each', each }, reason: 'Undone.' } as const;
    expect(await codeOf('evidence.amend', undo)).toBe('CHANGED_MEANWHILE');
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
    await call('evidence.correct', { folder, evidence: items[1], grade: { marking: 'RED' }, reason: 'Yes.' });
    expect(await call('evidence.amend', undo)).toMatchObject({ changed: 2 });
    expect((await call('evidence.read', { folder, evidence: items[1] })).item.marking).toBe('CLEAR');
  });

  it('writes nothing at all where one item is not there, was changed since the preview, or no reason is given', async () => {
    const { call, codeOf, folder, items, root } = await makeSmallCase(temporaryFolder());
    const change = { credibility: '3' } as const;
    const { state } = await call('evidence.amend', { folder, what: everything, change, preview: true });
    const size = async (): Promise<number> => (await call('case.info', { folder })).ledger.size;
    const before = await size();
    const named = { kind: 'items', items: [items[0], 'EX-9999'] } as const;
    expect(await codeOf('evidence.amend', { folder, what: named, change, reason: 'r' })).toBe('NOT_FOUND');
    expect(await codeOf('evidence.amend', { folder, what: everything, change, reason: ' ' })).toBe('REASON_MISSING');
    expect(await size()).toBe(before);
    writeFileSync(join(root, 'three.log'), 'three\n');
    await call('intake.take', { folder, paths: [join(root, 'three.log')] });
    const after = await size();
    expect(await codeOf('evidence.amend', { folder, what: everything, change, reason: 'r', state })).toBe(
      'CHANGED_MEANWHILE',
    );
    expect(await size()).toBe(after);
  });

  it('says nothing where nothing would change', async () => {
    const { call, folder, items } = await makeSmallCase(temporaryFolder());
    const what = { kind: 'items', items: [...items, items[0]] } as const;
    const reply = await call('evidence.amend', { folder, what, change: { kind: 'artifact' }, reason: 'r' });
    expect(reply).toMatchObject({ items: 2, changed: 0, lines: 0, line: null });
  });

  it('keeps what an item was made from when its source is corrected', async () => {
    const { call, folder, items, root } = await makeSmallCase(temporaryFolder());
    writeFileSync(join(root, 'part.log'), 'part\n');
    const details = { derivedFrom: [items[0]] };
    const { taken } = await call('intake.take', { folder, paths: [join(root, 'part.log')], details });
    const id = taken[0]?.id ?? '';
    await call('evidence.amend', {
      folder,
      what: { kind: 'items', items: [id] },
      change: { source: null },
      reason: 'r',
    });
    const source = await call('source.add', { folder, name: 'S', reliability: 'B' });
    const { line } = await call('evidence.amend', {
      folder,
      what: { kind: 'items', items: [id] },
      change: { source: source.id },
      reason: 'r',
    });
    const { fields } = await call('ledger.line', { folder, seq: line ?? 0 });
    expect(fields.find(({ name }) => name === 'origin')?.value).toMatchObject({
      derivedFrom: [items[0]],
      source: source.id,
    });
  });
});

describe('custody.enter', () => {
  it('records one event for each, with the hash of its file, and names what differs', async () => {
    const { call, folder, items } = await makeSmallCase(temporaryFolder());
    const { sha256 } = (await call('evidence.read', { folder, evidence: items[1] })).item;
    rmSync(casePaths.evidenceFile(folder, sha256 ?? ''), { force: true });
    const what = everything;
    const preview = await call('custody.enter', { folder, what, event: 'verified', preview: true });
    expect(preview).toMatchObject({ items: 2, withFile: 2, lines: 2, line: null });
    const reply = await call('custody.enter', { folder, what, event: 'verified', state: preview.state });
    // The missing file fails the custody of its item, which is a line of its own.
    expect(reply).toMatchObject({ items: 2, lines: 3, differing: [{ id: items[1], result: 'missing' }] });
    expect((await call('custody.read', { folder, evidence: items[0] })).events.at(-1)).toMatchObject({
      type: 'verified',
      verified: true,
    });
    expect((await call('custody.read', { folder, evidence: items[1] })).custody).toBe('failed');
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
  });

  it('writes nothing for anybody where a transfer names only one side', async () => {
    const { call, codeOf, folder } = await makeSmallCase(temporaryFolder());
    const { size } = (await call('case.info', { folder })).ledger;
    expect(await codeOf('custody.enter', { folder, what: everything, event: 'transferred', from: 'anna' })).toBe(
      'CUSTODY_INCOMPLETE',
    );
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
  });
});
