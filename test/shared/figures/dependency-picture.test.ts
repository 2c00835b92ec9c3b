import { describe, expect, it } from 'vitest';
import { layOut } from '../../../shared/figures/dependency-layout.ts';
import { dependencyPicture } from '../../../shared/figures/dependency-picture.ts';
import { figureToSvg } from '../../../shared/figures/figure-svg.ts';
import type { FigureNode } from '../../../shared/figures/figure-node.ts';

const targets = (node: FigureNode | string): readonly FigureNode[] =>
  typeof node === 'string' ? [] : [...(node.target === undefined ? [] : [node]), ...node.children.flatMap(targets)];
const rectOf = (node: FigureNode) => {
  const rect = node.children.find((child) => typeof child !== 'string' && child.tag === 'rect');
  if (rect === undefined || typeof rect === 'string') throw new Error('no box');
  const [x, y, width, height] = [rect.attributes.x, rect.attributes.y, rect.attributes.width, rect.attributes.height];
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
};
const part = (id: string, name = id) => ({ id, name, state: 'none' as const, detail: '' });

describe('the layout', () => {
  it('puts what needs something behind it, by the longest way, with a passage where an edge goes past a layer', () => {
    const edges = [
      { from: 'grid', to: 'water' },
      { from: 'water', to: 'hospital' },
      { from: 'grid', to: 'hospital' },
    ];
    const { places, layers, routes } = layOut(['hospital', 'grid', 'water'], edges);
    expect([...places].map(([id, { layer }]) => [id, layer])).toEqual([
      ['hospital', 2],
      ['grid', 0],
      ['water', 1],
    ]);
    expect(layers).toEqual([1, 2, 1]);
    expect(routes[2]?.passes).toEqual([{ layer: 1, slot: expect.any(Number) }]);
  });

  it('uncrosses two pairs that were given crosswise', () => {
    const edges = [
      { from: 'a', to: 'd' },
      { from: 'b', to: 'c' },
    ];
    const { places } = layOut(['a', 'b', 'c', 'd'], edges);
    const slot = (id: string): number => places.get(id)?.slot ?? -1;
    expect(slot('a') < slot('b')).toBe(slot('d') < slot('c'));
  });

  it('ends for a ring', () => {
    const ring = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(layOut(['a', 'b'], ring).places.size).toBe(2);
  });
});

describe('the picture', () => {
  it('has a part to follow for each of 60 entries, none over another or outside', () => {
    const nodes = Array.from({ length: 60 }, (_, number) =>
      part(`n${number}`, `Service number ${number} of a long name`),
    );
    const edges = nodes.slice(1).map(({ id }, at) => ({
      asset: id,
      needs: `n${Math.floor(at / 3)}`,
      backupMinutes: at % 2 === 0 ? null : 60,
    }));
    const figure = dependencyPicture({ nodes, edges }, 900);
    const parts = targets(figure.root);
    expect(parts.map(({ target }) => target?.id)).toEqual(nodes.map(({ id }) => id));
    const boxes = parts.map(rectOf);
    for (const [at, box] of boxes.entries()) {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= figure.width && box.y + box.height <= figure.height).toBe(
        true,
      );
      for (const other of boxes.slice(at + 1))
        expect(
          box.x + box.width <= other.x ||
            other.x + other.width <= box.x ||
            box.y + box.height <= other.y ||
            other.y + other.height <= box.y,
        ).toBe(true);
    }
    expect(figure.table.rows).toHaveLength(60);
  });

  it('prints names that differ at their ends so that they can be told apart, and a cut one whole in its title', () => {
    const names = ['330 kV substation North of the river', '330 kV substation East of the river', 'x'.repeat(400)];
    const nodes = names.map((name, at) => part(`n${at}`, name));
    const edges = [
      { asset: 'n1', needs: 'n0', backupMinutes: null },
      { asset: 'n2', needs: 'n1', backupMinutes: null },
    ];
    const printed = targets(dependencyPicture({ nodes, edges }, 500).root).map(({ target }) => target?.label ?? '');
    const [north, east] = printed.map((label) => label.split('; in full')[0]);
    expect(north).toContain('North of the river');
    expect(east).toContain('East of the river');
    expect(printed[2]).toContain(`in full: ${names[2]}`);
  });

  it('keeps little room for an edge that passes a layer', () => {
    const short = ['a', 'b'].map((id) => part(id));
    const chain = [{ asset: 'b', needs: 'a', backupMinutes: null }];
    const past = Array.from({ length: 8 }, (_, at) => ({ asset: `c${at}`, needs: 'a', backupMinutes: null }));
    const ends = past.map(({ asset }) => part(asset));
    const behind = past.map(({ asset }) => ({ asset, needs: 'b', backupMinutes: null }));
    const without = dependencyPicture({ nodes: [...short, ...ends], edges: [...chain, ...behind] }, 800);
    const passed = dependencyPicture({ nodes: [...short, ...ends], edges: [...chain, ...behind, ...past] }, 800);
    expect(passed.height).toBe(without.height);
  });

  it('says of each part what its colour says, and keeps a hostile name text', () => {
    const nodes = [
      { ...part('a', '<script>x</script>\u202e'), state: 'affected' as const },
      { ...part('b'), state: 'reached' as const, detail: 'after 8 h' },
    ];
    const figure = dependencyPicture({ nodes, edges: [{ asset: 'b', needs: 'a', backupMinutes: 480 }] }, 600);
    expect(targets(figure.root).map(({ target }) => target?.label)).toEqual([
      expect.stringContaining('failed'),
      expect.stringContaining('b after 8 h, potentially fails with it'),
    ]);
    expect(figure.table.rows).toContainEqual([
      'b',
      '<script>x</script>⟦U+202E⟧',
      '8 h',
      'potentially fails with it, after 8 h',
    ]);
    expect(figureToSvg(figure)).not.toContain('<script>');
  });
});
