import { attackUses, type AttackUse } from './attack-uses.ts';

/** What every overlap is shown with. */
export const overlapLabel =
  'Overlap is not attribution: techniques are shared, taught and imitated, and ATT&CK knows only what was published. It writes no score.';

export type Overlap = {
  /** Group, campaign or software. */
  readonly id: string;
  /** Of the techniques asked for, those that ATT&CK says it uses, by itself, in its campaigns or with its software. */
  readonly shared: readonly {
    readonly technique: string;
    /** How many of the groups and campaigns use it in the same sense: the more, the less it says. */
    readonly users: number;
  }[];
  /** How many techniques it is known for in all. */
  readonly known: number;
};

export type OverlapTable = {
  readonly asked: readonly string[];
  /** Asked for and used by nobody here. */
  readonly unknown: readonly string[];
  /** Groups and campaigns in all. */
  readonly actors: number;
  /** Most shared first, then those known for least, then by id; none without a shared technique. */
  readonly overlaps: readonly Overlap[];
};

/** Techniques of each group and campaign, with those of its software and, for a group, of its campaigns. */
const techniquesByActor: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const byId = new Map(attackUses.map((use) => [use.id, use]));
  const techniquesOf = ({ uses }: AttackUse): readonly string[] =>
    uses.flatMap((id) => (id.startsWith('T') ? [id] : (byId.get(id)?.uses ?? []))).filter((id) => id.startsWith('T'));
  const isActor = ({ id }: AttackUse): boolean => id.startsWith('G') || id.startsWith('C');
  return new Map(
    attackUses.filter(isActor).map((actor) => {
      const campaigns = attackUses.filter(({ attributedTo }) => attributedTo === actor.id);
      return [actor.id, new Set([actor, ...campaigns].flatMap(techniquesOf))];
    }),
  );
})();

/** Techniques of a campaign, a group or software by its identifier; the identifier itself if it is a technique. */
export const expandAttack = (id: string): readonly string[] => {
  if (id.startsWith('T')) return [id];
  const own = techniquesByActor.get(id) ?? new Set(attackUses.find((use) => use.id === id)?.uses ?? []);
  return [...own].filter((one) => one.startsWith('T')).sort();
};

/** How much of a set of techniques each known actor shares, and how common each of them is. */
export const overlapOf = (ids: readonly string[]): OverlapTable => {
  const asked = [...new Set(ids.flatMap(expandAttack))].sort();
  const usersOf = (technique: string): number =>
    [...techniquesByActor.values()].filter((techniques) => techniques.has(technique)).length;
  const users = new Map(asked.map((technique) => [technique, usersOf(technique)]));
  const overlaps = [...techniquesByActor]
    .filter(([id]) => !ids.includes(id))
    .map(([id, techniques]): Overlap => ({
      id,
      shared: asked
        .filter((technique) => techniques.has(technique))
        .map((technique) => ({ technique, users: users.get(technique) ?? 0 })),
      known: techniques.size,
    }))
    .filter(({ shared }) => shared.length > 0)
    .sort(
      (left, right) =>
        right.shared.length - left.shared.length || left.known - right.known || (left.id < right.id ? -1 : 1),
    );
  return {
    asked,
    unknown: asked.filter((technique) => users.get(technique) === 0),
    actors: techniquesByActor.size,
    overlaps,
  };
};
