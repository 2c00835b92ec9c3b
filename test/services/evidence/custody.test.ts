import { appendFileSync, chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/contract.ts';
import { evidencePath, makeSmallCase, sha256 } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const own = sha256('first file\n');
const other = sha256('another file');

/** A case of Anna's, its first item, and a way to record events about it. */
const withPerson = async () => {
  const root = temporaryFolder();
  const profile = await makeSmallCase(root, undefined);
  await profile.call('identity.create', { principal: 'anna', person: 'Anna', passphrase: 'correct horse battery' });
  const folder = join(root, 'anna.case');
  await profile.call('case.create', { folder, title: 'Hers', identity: 'anna' });
  const { taken } = await profile.call('intake.take', { folder, paths: [join(root, 'one.log')], credibility: '1' });
  const item = taken[0]?.id ?? '';
  const record = (event: Omit<Input<'custody.record'>, 'folder' | 'evidence'>) =>
    profile.call('custody.record', { folder, evidence: item, ...event });
  const codeOf = (event: Omit<Input<'custody.record'>, 'folder' | 'evidence'>) =>
    profile.codeOf('custody.record', { folder, evidence: item, ...event });
  const size = async () => (await profile.call('case.info', { folder })).ledger.size;
  const read = () => profile.call('custody.read', { folder, evidence: item });
  return { ...profile, root, folder, item, record, codeOf, size, read };
};
const handing = { event: 'transferred', from: 'anna', to: 'ben', hashBefore: own, hashAfter: own } as const;

describe('an event of custody', () => {
  it('keeps everything that was said about it', async () => {
    const { record, read } = await withPerson();
    const said = {
      happened: '2026-02-28T08:00:00Z',
      role: 'evidence officer',
      place: 'Room 4',
      purpose: 'second examination',
      authority: 'order 12',
      seal: 'S-1',
      condition: 'bag closed',
      tracking: 'T-77',
      toolName: 'courier app',
      toolVersion: '2',
      witness: 'Cara',
      note: 'by day',
    };
    await record({ ...handing, ...said, carrier: 'DHL' });
    const { events } = await read();
    expect(events.at(-1)).toMatchObject({
      ...said,
      type: 'transferred',
      from: 'anna',
      to: 'ben',
      transport: 'DHL',
      at: '2026-03-01T09:30:00Z',
      actor: 'anna',
      hashBefore: own,
      hashAfter: own,
      hashStored: own,
      verified: true,
    });
  });

  it.each<readonly [string, Omit<Input<'custody.record'>, 'folder' | 'evidence'>, string]>([
    ['a transfer without a receiver', { ...handing, to: ' ' }, 'CUSTODY_INCOMPLETE'],
    ['a receipt without a giver', { event: 'received', to: 'ben' }, 'CUSTODY_INCOMPLETE'],
    ['a correction of nothing', { event: 'correction', note: 'n' }, 'CUSTODY_INCOMPLETE'],
    ['a correction without words', { event: 'correction', corrects: 1 }, 'CUSTODY_INCOMPLETE'],
    ['a correction of a line that is no event', { event: 'correction', corrects: 0, note: 'n' }, 'NO_SUCH_EVENT'],
    ['another event that corrects', { event: 'stored', corrects: 2 }, 'CUSTODY_INCOMPLETE'],
    ['what has not happened yet', { event: 'stored', happened: '2026-03-01T09:30:01Z' }, 'BAD_TIME'],
    ['a day that the calendar does not have', { event: 'stored', happened: '2026-02-30T00:00:00Z' }, 'BAD_TIME'],
    ['a hash that is none', { ...handing, hashAfter: 'abc' }, 'BAD_INPUT'],
  ])('is refused for %s, and nothing is recorded', async (_, event, code) => {
    const { codeOf, size } = await withPerson();
    const before = await size();
    expect([await codeOf(event), await size()]).toEqual([code, before]);
  });

  it('is recorded with a hash that differs, as a failure and never as a refusal', async () => {
    const { record, read, call, folder, item } = await withPerson();
    const { hashMatches, state } = await record({ ...handing, hashAfter: other.toUpperCase() });
    expect(hashMatches).toBe(false);
    expect(state).toMatchObject({ stated: 'intact', derived: 'failed', counts: 'failed' });
    expect(state.reason).toContain('receiver’s hash');
    expect((await read()).events.at(-1)).toMatchObject({ hashAfter: other, hashStored: own });
    expect((await call('evidence.read', { folder, evidence: item })).item.custody).toBe('failed');
    // What was stated is not edited: the grade from the chain stands in a line of its own.
    const { rows } = await call('ledger.page', { folder });
    expect(rows[0]).toMatchObject({ type: 'custody.grade' });
  });

  it('hashes no file for what does nothing to it', async () => {
    const { record, read, folder } = await withPerson();
    const path = evidencePath(folder, own);
    chmodSync(path, 0o600);
    appendFileSync(path, '!');
    await record({ event: 'legal_hold_set', authority: 'order 3' });
    expect((await read()).state).toMatchObject({ derived: 'intact', lastVerified: null });
    await record({ event: 'verified' });
    expect((await read()).state).toMatchObject({ derived: 'failed', lastVerified: { holds: false } });
  });
});

describe('the grade that follows from the chain', () => {
  it('lowers what counts when a gap opens, raises it when a person explains it, and never above what was stated', async () => {
    const { record, read, call, folder, item } = await withPerson();
    await record(handing);
    const { line } = await record({ ...handing, from: 'cara', to: 'dora' });
    expect((await read()).state).toMatchObject({
      derived: 'gap_unexplained',
      counts: 'gap_unexplained',
      holder: 'dora',
    });
    await record({ event: 'correction', corrects: line, note: 'Ben gave it to Cara; no form was filled in.' });
    expect((await read()).state).toMatchObject({ derived: 'gap_explained', counts: 'gap_explained' });
    await call('evidence.correct', { folder, evidence: item, grade: { custody: 'not_captured' }, reason: 'r' });
    expect((await read()).state).toMatchObject({ stated: 'not_captured', counts: 'not_captured' });
    await record({ event: 'correction', corrects: line, note: 'It was Ben.', from: 'ben' });
    expect((await read()).state).toMatchObject({ stated: 'not_captured', derived: 'intact', counts: 'not_captured' });
    expect(await call('case.verify', { folder })).toMatchObject({ ok: true });
    expect(await call('case.rebuild', { folder })).toMatchObject({ equal: true });
  });

  it('is written only where it changes', async () => {
    const { record, size } = await withPerson();
    const before = await size();
    await record(handing);
    await record({ event: 'analysed' });
    expect(await size()).toBe(before + 2);
  });

  it('keeps its reason from a reader who may not see the event that it quotes', async () => {
    const { record, call, folder } = await withPerson();
    await record({ ...handing, from: 'informant', tlp: 'RED' });
    const { rows } = await call('ledger.page', { folder });
    expect(rows[0]).toMatchObject({ type: 'custody.grade', tlp: 'RED' });
    await record({ event: 'verified', tlp: 'CLEAR' });
    const { seq = 0 } = rows[0] ?? {};
    expect((await call('ledger.page', { folder })).rows[0]?.seq).toBe(seq + 1);
  });
});

it('says of a record without a file that nothing was captured, once something happens to it', async () => {
  const { call, folder } = await withPerson();
  const grade = { custody: 'intact' } as const;
  const { id } = await call('intake.record', { folder, title: 'A disk in a bag', details: { grade } });
  const at = { folder, evidence: id };
  expect((await call('custody.read', at)).state).toMatchObject({ stated: 'intact', derived: 'not_captured' });
  await call('custody.record', { ...at, event: 'transferred', from: 'anna', to: 'ben' });
  expect((await call('evidence.read', at)).item.custody).toBe('not_captured');
});

describe('what is at hand when a case is opened', () => {
  it('names files that are gone or have another size, and records nothing', async () => {
    const { call, folder, root } = await withPerson();
    const { taken } = await call('intake.take', { folder, paths: [join(root, 'two.log')] });
    expect(await call('custody.present', { folder })).toEqual({ files: 2, wrongCount: 0, wrong: [] });
    const before = (await call('case.info', { folder })).ledger.size;
    const path = evidencePath(folder, own);
    chmodSync(path, 0o600);
    appendFileSync(path, '!');
    rmSync(evidencePath(folder, taken[0]?.sha256 ?? ''));
    const present = await call('custody.present', { folder });
    expect(present).toMatchObject({ files: 2, wrongCount: 2 });
    expect(present.wrong.map(({ exhibit, what }) => `${exhibit ?? ''} ${what}`)).toEqual([
      'EX-0001 resized',
      'EX-0002 missing',
    ]);
    expect((await call('case.info', { folder })).ledger.size).toBe(before);
  });
});
