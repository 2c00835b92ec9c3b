/** One node of a CASE/UCO graph, as an import keeps it. */
export type ProvenanceNode = {
  /** Number of the record within its import, from 1. */
  readonly record: number;
  readonly type: string;
  readonly key: string | null;
  readonly title: string;
  readonly timeRaw: string | null;
  readonly timeUtc: string | null;
  readonly timeOrder: string | null;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly links: readonly { readonly kind: string; readonly to: string }[];
};

/** An act on an item as another record states it. Names are those of the nodes referred to; a key where there is none. */
export type StatedAct = {
  readonly record: number;
  readonly name: string;
  /** As it stands there, and in UTC where it says its zone. */
  readonly at: { readonly raw: string; readonly utc: string | null } | null;
  readonly performers: readonly string[];
  readonly participants: readonly string[];
  readonly instruments: readonly string[];
  readonly locations: readonly string[];
  /** What it was done to beside the item. */
  readonly objects: readonly string[];
  /** What came of it beside the item. */
  readonly results: readonly string[];
  readonly description: string;
};

export type StatedExhibit = {
  readonly record: number;
  readonly exhibitNumber: string;
  readonly rootExhibitNumber: string;
};

const actClass = 'InvestigativeAction';
const recordClass = 'ProvenanceRecord';

export const isAct = ({ type }: Pick<ProvenanceNode, 'type'>): boolean => type === actClass;
export const isProvenanceRecord = ({ type }: Pick<ProvenanceNode, 'type'>): boolean => type === recordClass;
/** A part of a node, such as the content of a file, that is referred to by the node itself. */
export const isPartOfNode = ({ type }: Pick<ProvenanceNode, 'type'>): boolean =>
  type === 'Hash' || type.endsWith('Facet') || type === 'ContentData';

/**
 * The acts in the order of their times, those without one last. `subjects` are the keys by which the file speaks of the
 * item: the observable and its provenance records. `nameOf` gives the title of a node by its key.
 */
export const orderStatedActs = (
  acts: readonly ProvenanceNode[],
  subjects: ReadonlySet<string>,
  nameOf: (key: string) => string,
): readonly StatedAct[] =>
  [...acts].sort(compareActs).map((act) => {
    const named = (kind: string): readonly string[] =>
      act.links.filter((link) => link.kind === kind && !subjects.has(link.to)).map(({ to }) => nameOf(to));
    return {
      record: act.record,
      name: act.title,
      at: act.timeRaw === null ? null : { raw: act.timeRaw, utc: act.timeUtc },
      performers: named('performer'),
      participants: named('participant'),
      instruments: named('instrument'),
      locations: named('location'),
      objects: named('object'),
      results: named('result'),
      description: fieldOf(act, 'description'),
    };
  });

/** One act in a line, as text without marks. */
export const statedActWords = (act: StatedAct): string => {
  const said = (label: string, names: readonly string[]): string =>
    names.length === 0 ? '' : `${label} ${names.join(', ')}`;
  return [
    act.name,
    act.at === null ? 'no time stated' : (act.at.utc ?? `${act.at.raw}, as it stands there`),
    said('by', act.performers),
    said('taking part:', act.participants),
    said('with', act.instruments),
    said('at', act.locations),
    said('on', act.objects),
    said('giving', act.results),
    act.description.replaceAll('\n', '; '),
  ]
    .filter((part) => part !== '')
    .join('; ');
};

export const statedExhibit = (node: ProvenanceNode): StatedExhibit => ({
  record: node.record,
  exhibitNumber: fieldOf(node, 'exhibitNumber'),
  rootExhibitNumber: fieldOf(node, 'rootExhibitNumber'),
});

const compareActs = (one: ProvenanceNode, other: ProvenanceNode): number => {
  if (one.timeOrder !== other.timeOrder) {
    if (one.timeOrder === null) return 1;
    if (other.timeOrder === null) return -1;
    return one.timeOrder < other.timeOrder ? -1 : 1;
  }
  return one.record - other.record;
};

const fieldOf = ({ fields }: ProvenanceNode, local: string): string =>
  fields.find(([name]) => name.split(/[:/#]/u).at(-1) === local)?.[1] ?? '';
