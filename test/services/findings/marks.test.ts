import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const fresh = async () => {
  const root = temporaryFolder();
  const workstation = openWorkstation(join(root, 'profile'));
  const { call } = workstation;
  const [folder, files] = [join(root, 'a.case'), join(root, 'files')];
  mkdirSync(files);
  await call('case.create', { folder, title: 'x', tlp: 'CLEAR' });
  const paths = ['a', 'b', 'c'].map((name) => {
    writeFileSync(join(files, name), name);
    return join(files, name);
  });
  await call('intake.take', { folder, paths });
  const { id: finding } = await call('finding.add', { folder, evidence: 'EX-0001', statement: 'A letter.' });
  const sizeOf = async () => (await call('case.info', { folder })).ledger.size;
  return { ...workstation, folder, finding, sizeOf };
};

describe('a link', () => {
  it('is shown at both of its ends, with kind, certainty and reason', async () => {
    const { call, folder, finding } = await fresh();
    const { id } = await call('link.add', {
      folder,
      from: { finding },
      to: { evidence: 'EX-0002' },
      kind: 'contradicts',
      certainty: 'tentative',
      reason: 'The clocks differ.',
    });
    for (const on of [{ finding }, { evidence: 'EX-0002' }]) {
      const { links } = await call('mark.read', { folder, on });
      expect(links).toMatchObject([
        {
          id,
          from: { kind: 'finding', title: 'A letter.', exhibit: 'EX-0001' },
          to: { kind: 'item', exhibit: 'EX-0002', title: 'b' },
          kind: 'contradicts',
          isDirected: true,
          certainty: 'tentative',
          reason: 'The clocks differ.',
          withdrawn: null,
        },
      ]);
    }
    expect((await call('mark.read', { folder, on: { evidence: 'EX-0001' } })).links).toEqual([]);
    expect((await call('finding.page', { folder })).rows[0]?.links).toBe(1);
  });

  it('needs two ends, a reason, and words where its kind is none of the list', async () => {
    const { codeOf, folder, sizeOf } = await fresh();
    const size = await sizeOf();
    const input = {
      folder,
      from: { evidence: 'EX-0001' },
      to: { evidence: 'EX-0002' },
      certainty: 'confirmed',
    } as const;
    const codes = [
      await codeOf('link.add', { ...input, to: input.from, kind: 'same_as', reason: 'x' }),
      await codeOf('link.add', { ...input, kind: 'same_as', reason: ' ' }),
      await codeOf('link.add', { ...input, kind: 'other', words: ' ', reason: 'x' }),
      await codeOf('link.add', { ...input, to: { evidence: 'EX-0009' }, kind: 'same_as', reason: 'x' }),
    ];
    expect(codes).toEqual(['LINK_TO_ITSELF', 'REASON_MISSING', 'LINK_WITHOUT_WORDS', 'NOT_FOUND']);
    expect(await sizeOf()).toBe(size);
  });

  it('is withdrawn with a reason, and then listed only where that is asked for', async () => {
    const { call, codeOf, folder } = await fresh();
    const ends = { from: { evidence: 'EX-0001' }, to: { evidence: 'EX-0002' } };
    const words = { kind: 'other', words: 'printed on', certainty: 'probable', reason: 'Seen.' } as const;
    const { id } = await call('link.add', { folder, ...ends, ...words });
    await call('link.withdraw', { folder, link: id, reason: 'Misread.' });
    expect(await codeOf('link.withdraw', { folder, link: id, reason: 'x' })).toBe('ALREADY_WITHDRAWN');
    expect((await call('link.list', { folder })).links).toEqual([]);
    const { links } = await call('link.list', { folder, withdrawn: true });
    expect(links).toMatchObject([{ words: 'printed on', withdrawn: { reason: 'Misread.' } }]);
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
  });
});

describe('marks', () => {
  it('are stars of persons, tags of everybody and a triage state with who said it', async () => {
    const { call, folder, finding } = await fresh();
    const on = [{ finding }, { evidence: 'EX-0003' }];
    const marked = await call('mark.set', {
      folder,
      on,
      star: true,
      addTags: ['turbine', 'relay'],
      triage: 'second_look',
    });
    expect(marked).toMatchObject({ lines: 2, unchanged: 0 });
    for (const one of on) {
      expect((await call('mark.read', { folder, on: one })).marks).toEqual({
        stars: ['tester (unsigned)'],
        isStarred: true,
        tags: ['relay', 'turbine'],
        triage: 'second_look',
        triageBy: 'tester (unsigned)',
        triageAt: '2026-03-01T09:30:00Z',
      });
    }
    await call('mark.set', { folder, on: [{ finding }], star: false, removeTags: ['relay'] });
    expect((await call('finding.page', { folder, filter: { tags: ['turbine'] } })).rows).toMatchObject([
      { stars: [], tags: ['turbine'], triage: 'second_look' },
    ]);
    expect((await call('finding.page', { folder, filter: { tags: ['relay'] } })).total).toBe(0);
    expect((await call('case.rebuild', { folder })).equal).toBe(true);
  });

  it('are set on many things in one act, all or nothing, with no line for what is so already', async () => {
    const { call, codeOf, folder, sizeOf } = await fresh();
    const size = await sizeOf();
    const on = ['EX-0001', 'EX-0002', 'EX-0003'].map((evidence) => ({ evidence }));
    const bad = [...on, { evidence: 'EX-0009' }];
    expect(await codeOf('mark.many', { folder, on: bad, triage: 'relevant' })).toBe('NOT_FOUND');
    expect(await sizeOf()).toBe(size);
    await call('mark.set', { folder, on: on.slice(0, 1), triage: 'relevant' });
    expect(await call('mark.many', { folder, on, triage: 'relevant' })).toEqual({
      first: size + 1,
      lines: 2,
      unchanged: 1,
    });
    expect(await call('mark.many', { folder, on, triage: 'relevant' })).toEqual({
      first: null,
      lines: 0,
      unchanged: 3,
    });
    expect(await codeOf('mark.many', { folder, on })).toBe('NOTHING_STATED');
    expect(await codeOf('mark.many', { folder, on, addTags: ['a'], removeTags: ['a'] })).toBe('BAD_TAGS');
  });

  it('are set on all items that a filter lets through, and on none where it lets none through', async () => {
    const { call, codeOf, folder, sizeOf } = await fresh();
    const items = (title: string) => ({ kind: 'filter', filter: { title } }) as const;
    const size = await sizeOf();
    expect(await codeOf('mark.many', { folder, items: items('nothing'), triage: 'relevant' })).toBe('NOTHING_NAMED');
    expect(await codeOf('mark.many', { folder, triage: 'relevant' })).toBe('NOTHING_NAMED');
    expect(await sizeOf()).toBe(size);
    expect(await call('mark.many', { folder, items: items('b'), addTags: ['relay'] })).toMatchObject({ lines: 1 });
    expect((await call('mark.read', { folder, on: { evidence: 'EX-0002' } })).marks.tags).toEqual(['relay']);
    const rest = { kind: 'filter', filter: { triage: ['not_looked_at' as const] } } as const;
    expect(await call('mark.many', { folder, items: rest, triage: 'not_relevant' })).toMatchObject({ lines: 3 });
    expect((await call('mark.count', { folder })).items).toMatchObject({ not_looked_at: 0, not_relevant: 3 });
  });

  it('narrow the table of evidence to what somebody, or nobody, said they looked at', async () => {
    const { call, folder } = await fresh();
    const exhibits = async (triage: ('not_looked_at' | 'relevant')[]) => {
      const page = await call('evidence.page', { folder, filter: { triage } });
      return page.rows.map(({ exhibit }) => exhibit);
    };
    expect(await exhibits(['not_looked_at'])).toEqual(['EX-0001', 'EX-0002', 'EX-0003']);
    await call('mark.set', { folder, on: [{ evidence: 'EX-0002' }], triage: 'relevant' });
    expect(await exhibits(['not_looked_at'])).toEqual(['EX-0001', 'EX-0003']);
    expect(await exhibits(['relevant'])).toEqual(['EX-0002']);
    // Taken back, it is not looked at again.
    await call('mark.set', { folder, on: [{ evidence: 'EX-0002' }], triage: 'not_looked_at' });
    expect(await exhibits(['not_looked_at'])).toHaveLength(3);
  });

  it('tell what nobody said they looked at, of items, findings and records', async () => {
    const { call, folder } = await fresh();
    const path = join(folder, '..', 'files', 'table.csv');
    writeFileSync(path, 'time,host\n2016-12-17,a\n2016-12-18,b\n');
    const { evidence } = await call('import.run', { folder, what: { kind: 'file', path } });
    const record = { evidence: evidence ?? '', record: 2 };
    await call('mark.set', { folder, on: [{ evidence: 'EX-0001' }, record], triage: 'relevant', addTags: ['host'] });
    await call('mark.set', { folder, on: [{ evidence: 'EX-0002' }], triage: 'in_progress' });
    const none = { in_progress: 0, relevant: 0, not_relevant: 0, second_look: 0 };
    expect(await call('mark.count', { folder })).toEqual({
      tags: [{ tag: 'host', items: 1, findings: 0, records: 1 }],
      items: { ...none, not_looked_at: 2, relevant: 1, in_progress: 1 },
      findings: { ...none, not_looked_at: 1 },
      records: { ...none, not_looked_at: 1, relevant: 1 },
    });
    expect((await call('mark.read', { folder, on: record })).subject).toMatchObject({ kind: 'record', record: 2 });
    // With its import the records go, and what was said of them counts for nothing; the lines stay.
    await call('import.undo', { folder, evidence: evidence ?? '' });
    const after = await call('mark.count', { folder });
    expect(after.records).toEqual({ ...none, not_looked_at: 0 });
    expect(after.tags).toEqual([{ tag: 'host', items: 1, findings: 0, records: 0 }]);
  });
});

describe('comments', () => {
  it('are added, never edited, and withdrawn with a reason', async () => {
    const { call, codeOf, folder, finding } = await fresh();
    const on = { finding };
    const { id } = await call('comment.add', { folder, on, text: 'Ask the operator.' });
    await call('comment.add', { folder, on, text: 'She answered.' });
    await call('comment.withdraw', { folder, comment: id, reason: 'Done.' });
    expect(await codeOf('comment.withdraw', { folder, comment: id, reason: 'x' })).toBe('ALREADY_WITHDRAWN');
    const { comments } = await call('mark.read', { folder, on });
    expect(comments).toMatchObject([
      { text: 'Ask the operator.', withdrawn: { reason: 'Done.' } },
      { text: 'She answered.', withdrawn: null },
    ]);
    const { hits } = await call('search.run', { folder, query: 'answered', kinds: ['comment'] });
    expect(hits).toHaveLength(1);
  });
});
