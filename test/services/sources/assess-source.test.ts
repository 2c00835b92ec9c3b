import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const letters = async ({ call, folder }: Pick<Awaited<ReturnType<typeof makeSmallCase>>, 'call' | 'folder'>) =>
  (await call('evidence.page', { folder })).rows.map(({ reliability }) => reliability);

describe('source.assess', () => {
  it('changes the source and keeps the earlier letter, and no item by itself', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const { call, folder, source } = small;
    const scoresBefore = await call('score.case', { folder });
    const reply = await call('source.assess', { folder, source, reliability: 'D', reason: 'A report was false.' });
    expect(reply).toMatchObject({ before: 'B', followed: 0, left: 2, own: 0 });
    expect(await letters(small)).toEqual(['B', 'B']);
    expect(await call('score.case', { folder })).toEqual(scoresBefore);
    expect((await call('source.list', { folder })).sources).toMatchObject([{ id: source, reliability: 'D' }]);
    const { events, following, own } = await call('source.history', { folder, source });
    expect(events).toMatchObject([
      { act: 'add', line: 1, reliability: 'B' },
      { act: 'assess', line: reply.line, before: 'B', reliability: 'D', reason: 'A report was false.', from: null },
    ]);
    expect({ following, own }).toEqual({ following: 0, own: 2 });
  });

  it('corrects the items that hold its letter where that is asked, by a line each, and none with a letter of its own', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const { call, folder, source, items } = small;
    await call('evidence.correct', { folder, evidence: items[1], grade: { reliability: 'A' }, reason: 'Own sensor.' });
    const before = await call('score.case', { folder });
    const { line, ...counts } = await call('source.assess', {
      folder,
      source,
      reliability: 'E',
      reason: 'It lied.',
      items: 'follow',
    });
    expect(counts).toMatchObject({ before: 'B', followed: 1, left: 0, own: 1 });
    expect(await letters(small)).toEqual(['E', 'A']);
    const { row } = await call('ledger.line', { folder, seq: line + 1 });
    expect(row).toMatchObject({ type: 'evidence.correct', words: expect.stringContaining(`in line ${line}`) });
    expect(await call('score.case', { folder })).not.toEqual(before);
    expect(await call('case.rebuild', { folder })).toMatchObject({ equal: true });
    expect((await call('case.verify', { folder })).ok).toBe(true);
  });

  it('gives the new letter to what comes in from now on', async () => {
    const small = await makeSmallCase(temporaryFolder());
    const { call, folder, source, root } = small;
    await call('source.assess', { folder, source, reliability: 'C', reason: 'Less sure.' });
    writeFileSync(join(root, 'three.log'), 'third\n');
    await call('intake.take', { folder, paths: [join(root, 'three.log')], source });
    expect(await letters(small)).toEqual(['B', 'B', 'C']);
  });

  it('refuses a letter that it has, a reason that is empty, and a source that is not there', async () => {
    const { codeOf, folder, source } = await makeSmallCase(temporaryFolder());
    expect(await codeOf('source.assess', { folder, source, reliability: 'B', reason: 'x' })).toBe('NOTHING_CHANGED');
    expect(await codeOf('source.assess', { folder, source, reliability: 'C', reason: '' })).toBe('BAD_INPUT');
    expect(await codeOf('source.assess', { folder, source: 'so-9', reliability: 'C', reason: 'x' })).toBe('NOT_FOUND');
  });
});

describe('source.correct', () => {
  it('changes what is named and keeps what was said before', async () => {
    const { call, codeOf, folder, source } = await makeSmallCase(temporaryFolder());
    const first = await call('source.correct', {
      folder,
      source,
      name: 'Vendor Ltd',
      aliases: ['The vendor'],
      identifiers: ['LEI 5299'],
      reason: 'Its full name.',
    });
    const second = await call('source.correct', {
      folder,
      source,
      descriptor: 'Sells relays.',
      reason: 'Was missing.',
    });
    const history = await call('source.history', { folder, source });
    expect(history).toMatchObject({ aliases: ['The vendor', 'Vendor'], identifiers: ['LEI 5299'] });
    expect(history.events.slice(1)).toMatchObject([
      {
        changed: [
          { what: 'name', before: 'Vendor', after: 'Vendor Ltd' },
          { what: 'other names' },
          { what: 'identifiers' },
        ],
      },
      { changed: [{ what: 'descriptor', before: '', after: 'Sells relays.' }] },
    ]);
    const { fields } = await call('ledger.line', { folder, seq: second.line });
    expect(fields.find(({ name }) => name === 'corrects')).toMatchObject({ value: first.line });
    expect((await call('source.list', { folder })).sources).toMatchObject([
      { name: 'Vendor Ltd', descriptor: 'Sells relays.', reliability: 'B' },
    ]);
    expect(await codeOf('source.correct', { folder, source, name: 'Vendor Ltd', reason: 'x' })).toBe('NOTHING_CHANGED');
    expect(await call('case.rebuild', { folder })).toMatchObject({ equal: true });
  });
});

describe('grade.default', () => {
  it('is what items of the kind start with, and changes none that is there', async () => {
    const { call, codeOf, folder, root } = await makeSmallCase(temporaryFolder());
    const set = { folder, kind: 'artifact', credibility: '3', forgeability: 'low', evidenceClass: 'malware' } as const;
    expect(await codeOf('grade.default', { ...set, reason: '' })).toBe('BAD_INPUT');
    await call('grade.default', { ...set, reason: 'Samples from one laboratory.' });
    writeFileSync(join(root, 'three.log'), 'third\n');
    const { taken } = await call('intake.take', { folder, paths: [join(root, 'three.log')] });
    const { item } = await call('evidence.read', { folder, evidence: taken[0]?.id ?? '' });
    expect(item).toMatchObject({ credibility: '3', forgeability: 'low', evidenceClass: 'malware', adequacy: null });
    const page = await call('evidence.page', { folder });
    expect(page.rows.map(({ credibility, forgeability }) => `${credibility} ${forgeability}`)).toEqual([
      '2 high',
      '2 high',
      '3 low',
    ]);
    // What is said of the item itself counts for more; another kind starts as it did.
    const { id } = await call('intake.record', { folder, title: 'x', details: { grade: { kind: 'testimony' } } });
    expect((await call('evidence.read', { folder, evidence: id })).item).toMatchObject({
      credibility: '6',
      forgeability: 'high',
    });
    expect((await call('grade.defaults', { folder })).defaults).toMatchObject([
      { kind: 'artifact', credibility: '3', reason: 'Samples from one laboratory.' },
      { kind: 'report', credibility: '6', forgeability: 'high', reason: null, line: null },
      { kind: 'testimony' },
      { kind: 'absence' },
      { kind: 'assumption' },
    ]);
    expect(await call('case.rebuild', { folder })).toMatchObject({ equal: true });
  });
});
