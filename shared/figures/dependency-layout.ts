/** Where the parts of a dependency picture stand: layers from what is needed to what needs it, left to right. */

export type LayoutEdge = { readonly from: string; readonly to: string };
type Slot = { readonly key: string; readonly id: string | null; readonly layer: number };
export type Layout = {
  /** Layer and place in it, from 0, by id; `slots` counts the places of a layer, passages of long edges among them. */
  readonly places: ReadonlyMap<string, { readonly layer: number; readonly slot: number }>;
  readonly layers: readonly number[];
  /** Each edge with the slots that it passes on its way, one in each layer between its ends. */
  readonly routes: readonly (LayoutEdge & {
    readonly passes: readonly { readonly layer: number; readonly slot: number }[];
  })[];
};

const sweeps = 6;

/**
 * Longest-path layers, with the places in each layer ordered by what they are tied to in the one before and after, so that few
 * lines cross. The same input gives the same layout. Edges of a ring, which no rule lets in, are drawn without passages.
 */
export const layOut = (ids: readonly string[], edges: readonly LayoutEdge[]): Layout => {
  const layerById = layersOf(ids, edges);
  const layerOf = (id: string): number => layerById.get(id) ?? 0;
  const columns: Slot[][] = [];
  const columnOf = (layer: number): Slot[] => (columns[layer] ??= []);
  for (const id of ids) columnOf(layerOf(id)).push({ key: id, id, layer: layerOf(id) });
  const links: (readonly [string, string])[] = [];
  const passing = edges.map((edge, number) => {
    const keys: string[] = [];
    for (let layer = layerOf(edge.from) + 1; layer < layerOf(edge.to); layer += 1) {
      const key = `${number} ${layer}`;
      columnOf(layer).push({ key, id: null, layer });
      keys.push(key);
    }
    const chain = [edge.from, ...keys, edge.to];
    for (const [at, key] of chain.slice(1).entries()) links.push([chain[at] ?? '', key]);
    return { ...edge, keys };
  });
  const ordered = order(
    Array.from(columns, (column) => column),
    links,
  );
  const slotByKey = new Map(
    ordered.flatMap((column) => column.map(({ key, layer }, slot) => [key, { layer, slot }] as const)),
  );
  return {
    places: new Map(
      ids.flatMap((id) => [slotByKey.get(id)].flatMap((place) => (place === undefined ? [] : [[id, place] as const]))),
    ),
    layers: ordered.map(({ length }) => length),
    routes: passing.map(({ from, to, keys }) => ({
      from,
      to,
      passes: keys.flatMap((key) => [slotByKey.get(key)].filter((place) => place !== undefined)),
    })),
  };
};

/** One more than the highest layer of what is needed; what closes a ring counts for nothing. */
const layersOf = (ids: readonly string[], edges: readonly LayoutEdge[]): ReadonlyMap<string, number> => {
  const needsOf = Map.groupBy(edges, ({ to }) => to);
  const layers = new Map<string, number>();
  const under = new Set<string>();
  const layer = (id: string): number => {
    const known = layers.get(id);
    if (known !== undefined) return known;
    if (under.has(id)) return -1;
    under.add(id);
    const own = (needsOf.get(id) ?? []).reduce((highest, { from }) => Math.max(highest, layer(from) + 1), 0);
    under.delete(id);
    layers.set(id, own);
    return own;
  };
  for (const id of ids) layer(id);
  return layers;
};

const order = (columns: readonly (readonly Slot[])[], links: readonly (readonly [string, string])[]) => {
  const left = Map.groupBy(links, ([, to]) => to);
  const right = Map.groupBy(links, ([from]) => from);
  let current = columns;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const forward = sweep % 2 === 0;
    const place = new Map(
      current.flatMap((column) => column.map(({ key }, at) => [key, at / Math.max(column.length - 1, 1)] as const)),
    );
    const weigh = ({ key }: Slot): number => {
      const near = forward ? (left.get(key) ?? []).map(([from]) => from) : (right.get(key) ?? []).map(([, to]) => to);
      const known = near.flatMap((one) => [place.get(one)].filter((at) => at !== undefined));
      return known.length === 0 ? (place.get(key) ?? 0) : known.reduce((sum, at) => sum + at, 0) / known.length;
    };
    const next = [...current];
    for (const at of forward ? next.keys() : [...next.keys()].toReversed()) {
      const column = (next[at] ?? []).map((slot) => ({ slot, weight: weigh(slot) }));
      const sorted = column.toSorted((one, other) => one.weight - other.weight).map(({ slot }) => slot);
      next[at] = sorted;
      for (const [number, { key }] of sorted.entries()) place.set(key, number / Math.max(sorted.length - 1, 1));
    }
    current = next;
  }
  return current;
};
