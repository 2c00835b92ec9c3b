import { describe, expect, it } from 'vitest';
import { makeSmallCase } from '../../support/small-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const open = async () => {
  const made = await makeSmallCase(temporaryFolder());
  const { call, codeOf, folder } = made;
  await call('intake.record', { folder, title: 'A statement', details: { note: 'n' } });
  const why = { folder, rationale: 'One certificate.' };
  const thing = (number: number) => ({ evidence: `EX-000${number}` });
  const form = async (label: string, ...numbers: readonly number[]) =>
    (await call('cluster.form', { ...why, label, members: numbers.map(thing) })).id;
  const list = async (at?: number) =>
    (await call('cluster.list', { folder, ...(at !== undefined && { at }) })).clusters;
  const held = async (id: string, at?: number) =>
    (await list(at)).find((cluster) => cluster.id === id)?.members.map((member) => member?.exhibit);
  return { ...made, codeOf, why, thing, form, list, held };
};

describe('a cluster of activity', () => {
  it('is what its events make of it, and can be seen as it was after any line', async () => {
    const { call, why, thing, form, held } = await open();
    const id = await form('CL-UNK-0001', 1, 2);
    const { line } = await call('cluster.change', { ...why, cluster: id, joined: [thing(3)], left: [thing(1)] });
    expect(await held(id)).toEqual(['EX-0002', 'EX-0003']);
    expect(await held(id, line - 1)).toEqual(['EX-0001', 'EX-0002']);
    expect(await held(id, line - 2)).toBeUndefined();
  });

  it('goes on with what both held when another is merged into it; the other ends, and both stay on record', async () => {
    const { call, codeOf, why, thing, form, list, held } = await open();
    const [one, two] = [await form('One', 1, 2), await form('Two', 2, 3)];
    const { line } = await call('cluster.merge', { ...why, cluster: two, into: one });
    expect(await held(one)).toEqual(['EX-0001', 'EX-0002', 'EX-0003']);
    const clusters = await list();
    expect(clusters.find(({ id }) => id === two)?.ended).toEqual({ line, how: 'merged', into: [one] });
    expect(clusters.find(({ id }) => id === one)?.events.map(({ act }) => act)).toEqual(['form', 'merge']);
    const third = await form('Three', 1);
    for (const refused of [
      { cluster: two, into: third },
      { cluster: third, into: two },
    ])
      expect(await codeOf('cluster.merge', { ...why, ...refused })).toBe('CLUSTER_ENDED');
    expect(await codeOf('cluster.merge', { ...why, cluster: one, into: one })).toBe('SAME_CLUSTER');
    expect(await codeOf('cluster.change', { ...why, cluster: two, joined: [thing(1)] })).toBe('CLUSTER_ENDED');
  });

  it('is split so that nothing is lost and nothing doubled', async () => {
    const { call, codeOf, why, thing, form, list, held } = await open();
    const cluster = await form('Whole', 1, 2, 3);
    const part = (label: string, ...numbers: readonly number[]) => ({ label, members: numbers.map(thing) });
    const split = (...parts: readonly ReturnType<typeof part>[]) =>
      codeOf('cluster.split', { ...why, cluster, parts: [...parts] });
    expect(await split(part('North', 1), part('South', 2))).toBe('SPLIT_LOSES');
    expect(await split(part('North', 1, 2), part('South', 2, 3))).toBe('SPLIT_DOUBLES');
    expect(await split(part('North', 1, 2, 3))).toBe('BAD_INPUT');
    expect(await split(part('North', 1, 2), part('South', 3, 9))).toBe('NOT_FOUND');
    expect(await split(part('North', 1, 1), part('South', 2, 3))).toBe('NAMED_TWICE');
    expect((await list())[0]?.ended).toBeNull();
    const parts = [part('North', 1, 2), part('South', 3)];
    const { ids, line } = await call('cluster.split', { ...why, cluster, parts });
    expect(await Promise.all(ids.map((id) => held(id)))).toEqual([['EX-0001', 'EX-0002'], ['EX-0003']]);
    expect((await list()).find(({ id }) => id === cluster)?.ended).toEqual({ line, how: 'split', into: ids });
    expect((await list()).find(({ id }) => id === ids[0])).toMatchObject({
      splitFrom: cluster,
      tier: 'activity_cluster',
    });
  });

  it('takes and gives only what is there, and never becomes empty', async () => {
    const { codeOf, why, thing, form } = await open();
    const cluster = await form('One', 1);
    const change = (what: object) => codeOf('cluster.change', { ...why, cluster, ...what });
    expect(await change({ joined: [thing(1)] })).toBe('ALREADY_IN_CLUSTER');
    expect(await change({ left: [thing(2)] })).toBe('NOT_IN_CLUSTER');
    expect(await change({ left: [thing(1)] })).toBe('EMPTY_CLUSTER');
    expect(await change({})).toBe('NOTHING_NAMED');
    expect(await change({ joined: [thing(9)] })).toBe('NOT_FOUND');
    expect(await change({ joined: [thing(2)], day: '2026-02-30' })).toBe('BAD_INPUT');
    expect(await change({ joined: [thing(2)], rationale: '' })).toBe('BAD_INPUT');
  });

  it('is moved to a tier with a label of its own, and says what the tiers ask without asking it', async () => {
    const { call, codeOf, why, form, list } = await open();
    const cluster = await form('CL-UNK-0001', 1, 2);
    await call('cluster.promote', { ...why, cluster, tier: 'named_actor', label: 'Grey Beetle' });
    const [shown] = await list();
    expect(shown).toMatchObject({ label: 'Grey Beetle', tier: 'named_actor', isProvisional: false });
    expect(shown?.checklist).toContainEqual({
      tier: 'named_actor',
      requirement: 'several sources',
      found: '1 of its items',
    });
    expect(await codeOf('cluster.promote', { ...why, cluster, tier: 'named_actor' })).toBe('NOTHING_CHANGED');
  });

  it('is marked no lower than what it holds', async () => {
    const { call, codeOf, folder, why } = await open();
    await call('intake.record', { folder, title: 'Secret', tlp: 'RED', details: {} });
    const members = [{ evidence: 'EX-0004' }];
    expect(await codeOf('cluster.form', { ...why, label: 'X', members, tlp: 'CLEAR' })).toBe('MARKING_TOO_LOW');
    const { line } = await call('cluster.form', { ...why, label: 'X', members });
    expect(JSON.stringify(await call('ledger.line', { folder, seq: line }))).toContain('"RED"');
  });
});

describe('a hypothesis that refers to a cluster', () => {
  it('waits to be confirmed once the cluster is merged or split, and no longer after that', async () => {
    const { call, why, thing, form, list, folder, hypotheses } = await open();
    const [one, two] = [await form('One', 1), await form('Two', 2, 3)];
    const link = { ...why, hypothesis: hypotheses[0] };
    await call('cluster.link', { ...link, cluster: one });
    const redrawn = async () => (await call('matrix.read', { folder })).rows.redrawn.map(({ cluster }) => cluster);
    expect(await redrawn()).toEqual([]);
    await call('cluster.merge', { ...why, cluster: two, into: one });
    expect(await redrawn()).toEqual([one]);
    await call('cluster.link', { ...link, cluster: one, status: 'confirmed' });
    expect(await redrawn()).toEqual([]);
    const parts = [
      { label: 'a', members: [thing(1)] },
      { label: 'b', members: [thing(2), thing(3)] },
    ];
    const { line } = await call('cluster.split', { ...why, cluster: one, parts });
    expect((await list()).find(({ id }) => id === one)?.links).toMatchObject([{ redrawnLine: line }]);
    await call('cluster.link', { ...link, cluster: one, status: 'withdrawn' });
    expect(await redrawn()).toEqual([]);
  });

  it('is of level 1 or 2, refers to what stands, once', async () => {
    const { call, codeOf, why, form, folder, hypotheses } = await open();
    const [one, two] = [await form('One', 1), await form('Two', 2)];
    const state = (await call('hypothesis.add', { folder, statement: 'State X.', level: 4 })).id;
    const link = (hypothesis: string, cluster: string, status?: 'confirmed') =>
      codeOf('cluster.link', { ...why, cluster, hypothesis, ...(status !== undefined && { status }) });
    expect(await link(state, one)).toBe('NOT_OF_A_CLUSTER');
    expect(await link(hypotheses[0], one, 'confirmed')).toBe('NOT_LINKED');
    expect(await link(hypotheses[0], one)).toBe('ok');
    expect(await link(hypotheses[0], one)).toBe('ALREADY_LINKED');
    await call('cluster.merge', { ...why, cluster: two, into: one });
    expect(await link(hypotheses[1], two)).toBe('CLUSTER_ENDED');
  });
});
