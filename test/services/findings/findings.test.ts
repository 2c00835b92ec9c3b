import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../shared/base/result.ts';
import type { Place } from '../../../shared/domain/excerpt-anchor.ts';
import { openCase } from '../../../services/cases/case-session.ts';
import { draft, testSha256 } from '../../support/drafts.ts';
import { valueOf } from '../../support/results.ts';
import { checkOf } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const log = 'one\ntwo\nthree\nfour\nfive';

const fresh = async (tlp: 'CLEAR' | 'AMBER' = 'CLEAR') => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const [folder, files] = [join(root, 'a.case'), join(root, 'files')];
  mkdirSync(files);
  await workstation.call('case.create', { folder, title: 'x', tlp: 'CLEAR' });
  const take = async (name: string, bytes: Uint8Array | string): Promise<string> => {
    writeFileSync(join(files, name), bytes);
    const { taken } = await workstation.call('intake.take', { folder, paths: [join(files, name)], tlp });
    return taken[0]?.id ?? '';
  };
  const evidence = await take('a.log', log);
  const add = (place: Place | undefined, statement = 'Words.') =>
    workstation.call('finding.add', { folder, evidence, statement, place });
  return { ...workstation, folder, take, evidence, add };
};

describe('a finding', () => {
  it('holds the bytes that its place denotes, their hash as dd and sha256sum give it, and what they say', async () => {
    const { call, folder, evidence, add } = await fresh();
    const { id, finding } = await add({ kind: 'lines', from: 2, to: 3 }, 'Two lines.');
    expect(id).toMatch(/^fi-/u);
    expect(finding).toMatchObject({
      item: evidence,
      exhibit: 'EX-0001',
      statement: 'Two lines.',
      place: { kind: 'lines', from: 2, to: 3 },
      bytes: { from: 4, to: 14 },
      sha256: sha256('two\nthree\n'),
      quote: { form: 'utf-8', text: 'two\nthree\n', isWhole: true },
      actor: 'tester (unsigned)',
      tlp: 'CLEAR',
      triage: 'not_looked_at',
      withdrawn: null,
    });
    expect((await add({ kind: 'bytes', from: 19, to: 23 })).finding).toMatchObject({ quote: { text: 'five' } });
    const page = await call('finding.page', { folder, filter: { evidence: 'EX-0001' } });
    expect(page.rows.map(({ quote }) => quote?.text)).toEqual(['five', 'two\nthree\n']);
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
  });

  it('may stand on an item as a whole, as a statement without a file must', async () => {
    const { call, folder, add } = await fresh();
    expect((await add(undefined)).finding).toMatchObject({ place: null, bytes: null, sha256: null, quote: null });
    await call('intake.record', { folder, title: 'A witness', details: {} });
    const input = { folder, evidence: 'EX-0002', statement: 'She saw it.' };
    expect((await call('finding.add', input)).finding.exhibit).toBe('EX-0002');
  });

  it('is of a record where that is meant, at the place of the record in the file', async () => {
    const { call, folder } = await fresh();
    const path = join(folder, '..', 'files', 'b.json');
    const object = '{"type":"tool","id":"tool--1","name":"crash"}';
    writeFileSync(path, `{"type":"bundle","id":"bundle--1","objects":[${object}]}`);
    const { evidence } = await call('import.run', { folder, what: { kind: 'file', path } });
    const input = { folder, evidence: evidence ?? '', statement: 'The tool is named.' };
    const { finding } = await call('finding.add', { ...input, record: 1 });
    expect(finding).toMatchObject({
      record: { number: 1, type: 'tool', key: 'tool--1' },
      place: { kind: 'pointer', pointer: '/objects/0' },
      sha256: sha256(object),
      quote: { text: object },
    });
    // Part of a record is cut by its own place.
    const place = { kind: 'pointer', pointer: '/objects/0/name' } as const;
    expect((await call('finding.add', { ...input, record: 1, place })).finding).toMatchObject({
      quote: { text: '"crash"' },
      record: { number: 1 },
    });
    expect(await call('finding.add', { ...input, record: 9 }).catch(String)).toContain('NOT_FOUND');
  });

  it('is refused where the place is not in the file, and nothing is recorded', async () => {
    const { codeOf, call, folder, evidence } = await fresh();
    const size = (await call('case.info', { folder })).ledger.size;
    const at = (place: Place) => codeOf('finding.add', { folder, evidence, statement: 'x', place });
    expect(await at({ kind: 'lines', from: 5, to: 6 })).toBe('PLACE_OUTSIDE');
    expect(await at({ kind: 'bytes', from: 0, to: 24 })).toBe('PLACE_OUTSIDE');
    expect(await at({ kind: 'pointer', pointer: '/a' })).not.toBe('ok');
    expect((await call('case.info', { folder })).ledger.size).toBe(size);
  });

  it('is marked as its item is, higher where asked, and never lower', async () => {
    const { call, codeOf, folder, evidence, add } = await fresh('AMBER');
    expect((await add(undefined)).finding.tlp).toBe('AMBER');
    const input = { folder, evidence, statement: 'x' };
    expect((await call('finding.add', { ...input, tlp: 'RED' })).finding.tlp).toBe('RED');
    expect(await codeOf('finding.add', { ...input, tlp: 'GREEN' })).toBe('MARKING_TOO_LOW');
  });

  it('is corrected by a line with a reason, keeps what was not said anew, and shows what it said before', async () => {
    const { call, codeOf, folder, add } = await fresh();
    const { id, line } = await add({ kind: 'lines', from: 1, to: 1 }, 'First.');
    const reason = 'Miscounted.';
    const said = await call('finding.correct', { folder, finding: id, statement: 'A number.', reason });
    expect(said.finding).toMatchObject({
      statement: 'A number.',
      quote: { text: 'one\n' },
      line,
      latestLine: said.line,
    });
    const place = { kind: 'lines', from: 4, to: 4 } as const;
    const moved = await call('finding.correct', { folder, finding: id, place, reason });
    expect(moved.finding).toMatchObject({
      statement: 'A number.',
      quote: { text: 'four\n' },
      sha256: sha256('four\n'),
    });
    const { history } = await call('finding.read', { folder, finding: id });
    expect(history.map(({ line: at }) => at)).toEqual([moved.line, said.line, line]);
    expect(history[0]?.words).toContain(`Corrected the finding of line ${said.line}`);
    expect((await call('finding.correct', { folder, finding: id, whole: true, reason })).finding.place).toBeNull();
    expect(await codeOf('finding.correct', { folder, finding: id, reason })).toBe('NOTHING_STATED');
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
  });

  it('is withdrawn once, with a reason, and stays on record', async () => {
    const { call, codeOf, folder, add } = await fresh();
    const { id } = await add(undefined, 'Wrong.');
    const { line } = await call('finding.withdraw', { folder, finding: id, reason: 'Another host.' });
    expect(await codeOf('finding.withdraw', { folder, finding: id, reason: 'x' })).toBe('ALREADY_WITHDRAWN');
    expect(await codeOf('finding.correct', { folder, finding: id, statement: 'x', reason: 'x' })).toBe(
      'ALREADY_WITHDRAWN',
    );
    expect(await call('finding.page', { folder })).toMatchObject({ total: 0, standing: 0, withdrawn: 1 });
    const { rows } = await call('finding.page', { folder, filter: { withdrawn: true } });
    expect(rows[0]).toMatchObject({ statement: 'Wrong.', withdrawn: { line, reason: 'Another host.' } });
  });

  it('is found by full-text search, by what it says and by what it quotes', async () => {
    const { call, folder, add } = await fresh();
    await add({ kind: 'lines', from: 3, to: 3 }, 'Somebody counted.');
    for (const query of ['counted', 'three']) {
      const { hits } = await call('search.run', { folder, query, kinds: ['finding'] });
      expect(
        hits.map(({ kind }) => kind),
        query,
      ).toEqual(['finding']);
    }
  });
});

describe('verification of findings', () => {
  it('reads the excerpts where every byte is read, and says otherwise that it did not', async () => {
    const { call, folder, add } = await fresh();
    expect(checkOf(await call('case.verify', { folder, readAll: true }), 'excerpts')).toBe('not checked');
    await add({ kind: 'lines', from: 2, to: 3 });
    expect(checkOf(await call('case.verify', { folder, readAll: true }), 'excerpts')).toBe('ok');
    expect(checkOf(await call('case.verify', { folder }), 'excerpts')).toBe('not checked');
  });

  it.each([
    ['a hash that is not that of its bytes', { from: 4, to: 14 }, 'line 4'],
    ['bytes beyond the end of its file', { from: 4, to: 99 }, 'line 4'],
  ])('names a finding that a line gives %s', async (_, bytes, first) => {
    const { call, folder, evidence, add, deps } = await fresh();
    await add({ kind: 'lines', from: 1, to: 1 });
    const session = valueOf(openCase(folder, deps));
    const excerpt = { place: { kind: 'lines', from: 2, to: 3 }, bytes, sha256: testSha256('6') };
    valueOf(session.append(() => ok({ drafts: [draft('finding.add', { item: evidence, excerpt })] })));
    session.close();
    const verified = await call('case.verify', { folder, readAll: true });
    expect(verified.ok).toBe(false);
    expect(checkOf(verified, 'evidence')).toBe('ok');
    expect(checkOf(verified, 'excerpts')).toBe(`failed at ${first}`);
    expect(verified.checks.find(({ name }) => name === 'excerpts')?.detail).toContain('EX-0001, lines 2 to 3');
  });
});
