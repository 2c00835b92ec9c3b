import { instantToEpochSeconds } from '../base/calendar.ts';
import type { Dependency, RegisterEntry, ServiceRegister } from './service-register.ts';

/** What fails first, and for how many minutes; null: it has not ended, or nobody knows when. */
export type Failing = { readonly id: string; readonly minutes: number | null };

export type Reached = {
  readonly id: string;
  /** Minutes after `root` failed: at the earliest, where every unknown backup counts as none. */
  readonly earliest: number;
  /** At the latest, by backups that are known alone; null: unknown, and perhaps never. */
  readonly latest: number | null;
  /** What it needs and lacks first, and what that failure began with. */
  readonly lacks: string;
  readonly root: string;
};

export type Held = { readonly id: string; readonly why: 'backup' | 'stated' };

export type Cascade = {
  readonly roots: readonly Failing[];
  /** In the order in which they would fail. Nothing here was observed: it follows from what needs what. */
  readonly reached: readonly Reached[];
  /** What needs something that fails and yet holds: its backup outlasts the failure, or it is stated not to have failed. */
  readonly held: readonly Held[];
};

/** The cascade from the entries that are stated to have failed; those stated not to have failed hold. */
export const cascadeOfCase = (register: ServiceRegister): Cascade =>
  cascadeOf(
    register,
    register.entries.flatMap((entry) =>
      entry.state?.is === 'affected' ? [{ id: entry.id, minutes: minutesOf(entry) }] : [],
    ),
    new Set(register.entries.flatMap(({ id, state }) => (state?.is === 'unaffected' ? [id] : []))),
  );

/**
 * What fails with what. An entry fails as soon as one thing that it needs has failed for longer than its backup lasts; it
 * is whole again when the root is. Alternatives are not modelled: whoever has two grids needs neither. A cycle, which no
 * rule lets in, ends where it began.
 */
export const cascadeOf = (
  register: ServiceRegister,
  roots: readonly Failing[],
  unaffected: ReadonlySet<string> = new Set(),
): Cascade => {
  const rootIds = new Set(roots.map(({ id }) => id));
  const dependants = Map.groupBy(register.dependencies, ({ needs }) => needs);
  const reached = new Map<string, Reached>();
  const held = new Map<string, Held>();
  for (const root of roots) {
    const end = root.minutes ?? Infinity;
    const stops = (id: string): boolean => rootIds.has(id) || unaffected.has(id);
    const earliest = spread(root.id, dependants, ({ backupMinutes }) => backupMinutes ?? 0, end, stops);
    const latest = spread(root.id, dependants, ({ backupMinutes }) => backupMinutes ?? Infinity, Infinity, stops);
    for (const [id, { minutes, lacks }] of earliest) {
      if (unaffected.has(id)) held.set(id, { id, why: 'stated' });
      if (stops(id)) continue;
      if (minutes >= end) {
        held.set(id, { id, why: 'backup' });
        continue;
      }
      const known = reached.get(id);
      if (known !== undefined && known.earliest <= minutes) continue;
      const last = latest.get(id)?.minutes ?? end;
      reached.set(id, { id, earliest: minutes, latest: last < end ? last : null, lacks, root: root.id });
    }
  }
  const inOrder = [...reached.values()].toSorted((left, right) => left.earliest - right.earliest);
  return { roots, reached: inOrder, held: [...held.values()].filter(({ id }) => !reached.has(id)).toSorted(byText) };
};

/** How long an entry was out, in minutes; null: it is not stated, or has not ended. */
const minutesOf = ({ state }: Pick<RegisterEntry, 'state'>): number | null => {
  const [from, to] = [state?.from ?? null, state?.to ?? null];
  return from === null || to === null
    ? null
    : Math.max((instantToEpochSeconds(to) - instantToEpochSeconds(from)) / 60, 0);
};

/**
 * Ways of dependence that lead back to where they began once `added` stands: the entries from `added.asset` on, the first
 * named again at the end; undefined: none.
 */
export const cycleWith = (
  dependencies: readonly Pick<Dependency, 'asset' | 'needs'>[],
  added: Pick<Dependency, 'asset' | 'needs'>,
): readonly string[] | undefined => {
  const needsOf = Map.groupBy(dependencies, ({ asset }) => asset);
  const cameFrom = new Map<string, string | null>([[added.needs, null]]);
  const queue = [added.needs];
  for (const at of queue) {
    if (at === added.asset) return [added.asset, ...pathTo(at, cameFrom)];
    for (const { needs } of needsOf.get(at) ?? []) {
      if (cameFrom.has(needs)) continue;
      cameFrom.set(needs, at);
      queue.push(needs);
    }
  }
  return undefined;
};

const pathTo = (end: string, cameFrom: ReadonlyMap<string, string | null>): readonly string[] => {
  const path = [end];
  for (let at = cameFrom.get(end) ?? null; at !== null; at = cameFrom.get(at) ?? null) path.unshift(at);
  return path;
};

type Step = { readonly minutes: number; readonly lacks: string };

/** Shortest times from `root` along what depends on what; nothing spreads from what stops, or from what outlasts `end`. */
const spread = (
  root: string,
  dependants: ReadonlyMap<string, readonly Dependency[]>,
  weight: (dependency: Dependency) => number,
  end: number,
  stops: (id: string) => boolean,
): ReadonlyMap<string, Step> => {
  const done = new Map<string, Step>();
  const open = new Map<string, Step>([[root, { minutes: 0, lacks: root }]]);
  for (;;) {
    const [id, step] = nearest(open) ?? [];
    if (id === undefined || step === undefined) break;
    open.delete(id);
    done.set(id, step);
    if (id !== root && (stops(id) || step.minutes >= end)) continue;
    for (const dependency of dependants.get(id) ?? []) {
      const minutes = step.minutes + weight(dependency);
      const known = done.get(dependency.asset) ?? open.get(dependency.asset);
      if (minutes === Infinity || (known !== undefined && known.minutes <= minutes)) continue;
      open.set(dependency.asset, { minutes, lacks: id });
    }
  }
  done.delete(root);
  return done;
};

const nearest = (open: ReadonlyMap<string, Step>): readonly [string, Step] | undefined => {
  let best: readonly [string, Step] | undefined;
  for (const one of open) if (best === undefined || one[1].minutes < best[1].minutes) best = one;
  return best;
};

const byText = (left: { readonly id: string }, right: { readonly id: string }): number =>
  left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
