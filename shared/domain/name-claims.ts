/**
 * Names of actors as claims by those who use them. Two sources may draw the line around one actor differently, so names
 * are listed and held against each other, and never merged.
 */
export const nameSenses = ['same_as', 'overlaps', 'part_of', 'contains', 'disputed'] as const;
export type NameSense = (typeof nameSenses)[number];

/** After “the source calls the actor …”. */
export const senseWords: Readonly<Record<NameSense, string>> = {
  same_as: 'the same as',
  overlaps: 'overlapping with',
  part_of: 'part of',
  contains: 'containing',
  disputed: 'not, or not surely,',
};

/** What every actor of ATT&CK is shown with beside a claim. */
export const attackNameLabel =
  'From ATT&CK as reference data: what MITRE lists as one group, which binds no source and no case.';

export type HeldClaim = {
  readonly id: string;
  /** Who claims: a source, or an item where nobody stated its source. */
  readonly by: string;
  readonly name: string;
  readonly sense: NameSense;
  /** Groups of which ATT&CK knows this name. */
  readonly attackIds: readonly string[];
};
export type Contest = {
  /** `sense`: one name in two senses. `name`: two names for the same actor of which ATT&CK holds no alias. */
  readonly kind: 'sense' | 'name';
  readonly claims: readonly [string, string];
};

/** Written differently it is the same name: `TeleBots`, `Telebots`, `Tele-Bots`. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '');

/**
 * Where two sources contradict each other about one hypothesis: in the sense of a name that both use, or, if no name of the
 * actor itself is common to them, in the name. A source may use several; one that another uses as well is enough.
 */
export const findContests = (claims: readonly HeldClaim[]): readonly Contest[] => {
  const sources = [...new Set(claims.map(({ by }) => by))];
  return sources.flatMap((one, at) =>
    sources.slice(at + 1).flatMap((other) => {
      const [own, others] = [claims.filter(({ by }) => by === one), claims.filter(({ by }) => by === other)];
      return [...senseContests(own, others), ...nameContest(own, others)];
    }),
  );
};

const senseContests = (own: readonly HeldClaim[], others: readonly HeldClaim[]): readonly Contest[] =>
  own.flatMap((claim) => {
    const written = others.find((other) => plainName(other.name) === plainName(claim.name));
    // Where both write it alike, that is what they say of it; else what either says of another name of the group.
    const rival =
      written ?? others.find((other) => isOneGroup(claim, other) && !own.some((one) => isWritten(one, other)));
    return rival === undefined || rival.sense === claim.sense
      ? []
      : [{ kind: 'sense' as const, claims: [claim.id, rival.id] as const }];
  });

const nameContest = (own: readonly HeldClaim[], others: readonly HeldClaim[]): readonly Contest[] => {
  const isSame = ({ sense }: HeldClaim): boolean => sense === 'same_as';
  const [first, second] = [own.find(isSame), others.find(isSame)];
  if (first === undefined || second === undefined) return [];
  const areCommon = own
    .filter(isSame)
    .some((claim) => others.filter(isSame).some((other) => isWritten(claim, other) || isOneGroup(claim, other)));
  return areCommon ? [] : [{ kind: 'name', claims: [first.id, second.id] }];
};

const isWritten = (one: HeldClaim, other: HeldClaim): boolean => plainName(one.name) === plainName(other.name);
const isOneGroup = (one: HeldClaim, other: HeldClaim): boolean =>
  one.attackIds.some((id) => other.attackIds.includes(id));

/** A contradiction in words, given what each source and name is called. */
export const contestWords = (kind: Contest['kind'], [one, other]: readonly [ClaimWords, ClaimWords]): string =>
  kind === 'sense'
    ? `${one.by} says that the actor is ${senseWords[one.sense]} “${one.name}”; ${other.by}, that it is ${senseWords[other.sense]} “${other.name}”.`
    : `${one.by} calls the actor “${one.name}”, ${other.by} “${other.name}”, and ATT&CK knows no group by both names.`;

type ClaimWords = { readonly by: string; readonly name: string; readonly sense: NameSense };
