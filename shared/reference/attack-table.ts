/**
 * MITRE ATT&CK as reference data: what its identifiers stand for. Of each object only the name, the tactics, the version
 * and whether it still stands is kept; the address follows from the identifier.
 */
export const attackKinds = ['technique', 'tactic', 'group', 'software', 'campaign', 'mitigation', 'asset'] as const;
export type AttackKind = (typeof attackKinds)[number];
export const attackStates = ['current', 'deprecated', 'revoked'] as const;

export type AttackEntry = {
  readonly id: string;
  readonly kind: AttackKind;
  readonly name: string;
  /** Short names of tactics, of a technique. */
  readonly tactics: readonly string[];
  readonly version: string;
  readonly state: (typeof attackStates)[number];
  /** What stands in its place, where it was revoked and the file says so. */
  readonly successor: string | null;
};

export type AttackTable = {
  /** As its collection is called: “ICS ATT&CK”. */
  readonly name: string;
  readonly version: string;
  readonly entries: readonly AttackEntry[];
  /** Other names of its groups. */
  readonly aliases?: readonly { readonly id: string; readonly aliases: readonly string[] }[];
};

/** An object of a STIX bundle: its type, its own identifier, and its members as texts. */
export type AttackObject = {
  readonly type: string;
  readonly key: string | null;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

const kindByType: ReadonlyMap<string, AttackKind> = new Map([
  ['attack-pattern', 'technique'],
  ['x-mitre-tactic', 'tactic'],
  ['intrusion-set', 'group'],
  ['malware', 'software'],
  ['tool', 'software'],
  ['campaign', 'campaign'],
  ['course-of-action', 'mitigation'],
  ['x-mitre-asset', 'asset'],
]);

/** Every identifier that ATT&CK gives, and nothing like it: T0803, T1059.001, TA0107, G0034, S0604, C0025, M0801, A0001. */
export const attackIdPattern = /(?<![\w.-])(?:T\d{4}(?:\.\d{3})?|TA\d{4}|[GSCMA]\d{4})(?![\w-]|\.\d)/gu;
const isAttackId = (text: string): boolean => /^(?:T\d{4}(?:\.\d{3})?|TA\d{4}|[GSCMA]\d{4})$/u.test(text);

/** Collects a table from the objects of a bundle, in whatever order they come. */
export const createAttackReader = () => {
  const entries = new Map<string, AttackEntry>();
  const idByKey = new Map<string, string>();
  const revokedBy = new Map<string, string>();
  const aliasesById = new Map<string, readonly string[]>();
  let name = '';
  let version = '';
  return {
    take: ({ type, key, fields }: AttackObject): void => {
      const member = (wanted: string): string => fields.findLast(([field]) => field === wanted)?.[1] ?? '';
      if (type === 'x-mitre-collection') {
        name = member('name');
        version = member('x_mitre_version');
      }
      if (type === 'relationship' && member('relationship_type') === 'revoked-by')
        revokedBy.set(member('source_ref'), member('target_ref'));
      const kind = kindByType.get(type);
      const id = kind === undefined ? undefined : attackIdOf(member('external_references'));
      if (kind === undefined || id === undefined) return;
      if (key !== null) idByKey.set(key, id);
      if (kind === 'group') aliasesById.set(id, aliasesOf(member('aliases'), member('name')));
      const entry: AttackEntry = {
        id,
        kind,
        name: member('name').slice(0, nameCharactersMax),
        tactics: tacticsOf(member('kill_chain_phases')),
        version: member('x_mitre_version').slice(0, 20),
        state:
          member('revoked') === 'true' ? 'revoked' : member('x_mitre_deprecated') === 'true' ? 'deprecated' : 'current',
        successor: null,
      };
      // An identifier that was given twice stands for what still stands.
      if (entries.get(id)?.state !== 'current') entries.set(id, entry);
    },
    end: (): AttackTable => {
      for (const [from, to] of revokedBy) {
        const entry = entries.get(idByKey.get(from) ?? '');
        const successor = idByKey.get(to);
        if (entry?.state === 'revoked' && successor !== undefined && successor !== entry.id)
          entries.set(entry.id, { ...entry, successor });
      }
      const sorted = [...entries.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
      const aliases = [...aliasesById]
        .filter(([, own]) => own.length > 0)
        .map(([id, own]) => ({ id, aliases: own }))
        .sort((left, right) => (left.id < right.id ? -1 : 1));
      return { name, version, entries: sorted, aliases };
    },
  };
};

const nameCharactersMax = 200;
const aliasesMax = 100;

/** The names of a group beside the one that it goes by. A list of one value may come as that value. */
const aliasesOf = (text: string, own: string): readonly string[] => {
  const names = text.startsWith('[') ? namesOf(text) : [text];
  return [...new Set(names)].filter((name) => name !== '' && name !== own).slice(0, aliasesMax);
};

const namesOf = (text: string): readonly string[] => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value)
      ? value.flatMap((one) => (typeof one === 'string' ? [one.slice(0, nameCharactersMax)] : []))
      : [];
  } catch {
    return [];
  }
};

const attackIdOf = (references: string): string | undefined =>
  membersOf(references)
    .filter(({ source_name: source }) => typeof source === 'string' && source.startsWith('mitre-'))
    .map(({ external_id: id }) => id)
    .find((id): id is string => typeof id === 'string' && isAttackId(id));

const tacticsOf = (phases: string): readonly string[] =>
  membersOf(phases).flatMap(({ phase_name: phase }) => (typeof phase === 'string' ? [phase.slice(0, 80)] : []));

/** Objects of a list as JSON; what is no such list has none. */
const membersOf = (text: string): readonly Readonly<Record<string, unknown>>[] => {
  try {
    const value: unknown = JSON.parse(text === '' ? '[]' : text);
    return Array.isArray(value) ? value.filter(isRecord) : [];
  } catch {
    return [];
  }
};
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pathByKind: Readonly<Record<AttackKind, string>> = {
  technique: 'techniques',
  tactic: 'tactics',
  group: 'groups',
  software: 'software',
  campaign: 'campaigns',
  mitigation: 'mitigations',
  asset: 'assets',
};

/** Where ATT&CK describes it, written so that nothing opens it. */
export const attackAddress = ({ id, kind }: Pick<AttackEntry, 'id' | 'kind'>): string =>
  `hxxps://attack[.]mitre[.]org/${pathByKind[kind]}/${id.replace('.', '/')}`;

/** Entries that an identifier, its beginning, or every word of a name finds; what still stands first. */
export const findAttack = <T extends AttackEntry>(entries: readonly T[], query: string): readonly T[] => {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  return entries
    .filter(({ id, name }) => {
      const whole = `${id} ${name}`.toLowerCase();
      return words.every((word) => whole.includes(word));
    })
    .sort(
      (left, right) =>
        Number(left.state !== 'current') - Number(right.state !== 'current') || (left.id < right.id ? -1 : 1),
    );
};
