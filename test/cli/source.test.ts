import { describe, expect, it } from 'vitest';
import { makeWorkstation } from './plumbline.ts';

const idOf = (document: unknown): string =>
  typeof document === 'object' && document !== null && 'id' in document ? String(document.id) : '';

describe('plumbline source', () => {
  it('assesses, corrects, and says in the next case where a source was met', { timeout: 240_000 }, async () => {
    const { run, json } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid\u001b[31m', '--tlp', 'AMBER');
    await json(0, 'case', 'new', 'y.case', '--title', 'Water', '--tlp', 'AMBER');
    const id = idOf(await json(0, 'source', 'add', 'x.case', '--name', 'Vendor', '--reliability', 'B'));
    const assess = ['source', 'assess', 'x.case', id.slice(0, 12), '--reliability', 'D'] as const;
    expect(await json(2, ...assess)).toMatchObject({ error: { code: 'BAD_USAGE' } });
    expect(await json(0, ...assess, '--reason', 'False.')).toMatchObject({ before: 'B', followed: 0, own: 0 });
    const correct = [
      'source',
      'correct',
      'x.case',
      id,
      '--alias',
      'Maker',
      '--identifier',
      'LEI 1',
      '--reason',
      'More.',
    ];
    await json(0, ...correct);
    const history = await run('source', 'history', 'x.case', id);
    expect(history.stdout).toMatch(/assessed B → D .*\n +False\.\n/u);
    expect(history.stdout).toContain('Other names: Maker');
    const added = await run('source', 'add', 'y.case', '--name', ' VENDOR', '--reliability', 'C');
    expect(added.stdout).toMatch(
      /^so-\S+\nMet before.*no identity.*\n {2}same name: Vendor, in “Grid.*”: D \(not usually/u,
    );
    expect(added.stdout).not.toContain('\u001b');
    const adopted = await json(0, 'source', 'adopt', 'y.case', id, '--name', 'The vendor');
    expect(adopted).toMatchObject({ reliability: 'D' });
    expect(await json(0, 'source', 'list', 'y.case')).toMatchObject({
      sources: expect.arrayContaining([expect.objectContaining({ name: 'The vendor', reliability: 'D' })]),
    });
    expect(await json(0, 'source', 'register', '--forget', id)).toEqual({ forgotten: 1 });
    expect(await json(2, 'source', 'adopt', 'y.case', id)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });

  it('lists and sets what items start with, for a reason', { timeout: 240_000 }, async () => {
    const { run, json } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    const set = ['defaults', 'x.case', 'artifact', '--credibility', '3', '--forgeability', 'low'] as const;
    expect(await json(2, ...set)).toMatchObject({ error: { code: 'BAD_USAGE' } });
    expect(await json(2, 'defaults', 'x.case', 'rumour')).toMatchObject({ error: { code: 'BAD_USAGE' } });
    await json(0, ...set, '--reason', 'One laboratory.');
    expect((await run('defaults', 'x.case')).stdout).toMatch(/^artifact +credibility 3 .*line 1: One laboratory\.$/mu);
  });
});
