import { defang } from '../base/defanged-text.ts';
import type { Acquisition } from './acquisition.ts';
import type { EvidenceRow, IntakeRow, SourceRow } from './case-tables.ts';
import type { ExportRow } from './release-rows.ts';
import { correctedSteps, type CustodyStep } from './custody-chain.ts';
import type { DerivedCustody } from './custody-grade.ts';
import { statedActWords, type StatedAct, type StatedExhibit } from './stated-custody.ts';

/** One thing that the record says: '' nobody recorded it, null this edition withholds it. */
export type RecordAnswer = { readonly label: string; readonly value: string | null };
export type RecordSection = { readonly title: string; readonly answers: readonly RecordAnswer[] };

export type RecordFacts = {
  readonly item: EvidenceRow;
  readonly source: SourceRow | undefined;
  readonly intake: IntakeRow | undefined;
  /** Exhibit numbers and titles of the items that it derives from. */
  readonly derivedFrom: readonly string[] | null;
  readonly acquisition: Acquisition;
  /** The case is somebody's edition, which may withhold how the item came to be. */
  readonly isEdition: boolean;
  readonly steps: readonly CustodyStep[];
  readonly derived: DerivedCustody;
  readonly counts: string | null;
  /** What imported files state about the item's provenance: nobody here saw it. */
  readonly stated: readonly StatedProvenance[];
  /** Exports of releases that hold the item. */
  readonly exports: readonly ExportRow[];
  /** SHA-256 of the stored file, taken for this record; null where there is no file. */
  readonly hashNow: string | null;
  readonly now: string;
  readonly program: string;
};

export type StatedProvenance = {
  /** Exhibit number of the file that states it; null where it is withheld. */
  readonly exhibit: string | null;
  readonly exhibits: readonly StatedExhibit[];
  readonly acts: readonly StatedAct[];
};

/**
 * The custody record of one item: the first six questions that a court or a board will ask (method, section 4.5), each
 * answered by itself. What nobody recorded is said to be not recorded.
 */
export const custodyRecord = (facts: RecordFacts): readonly RecordSection[] => [
  { title: '1. What exactly is this item, and where did it come from?', answers: whatAndWhence(facts) },
  { title: '2. Who collected it, under what authority, with what competence?', answers: collection(facts) },
  { title: '3. Is it unchanged? The hash at collection and now, and every verification', answers: unchanged(facts) },
  { title: '4. Every person who had it, when and why, and any gap', answers: persons(facts) },
  { title: '5. How accurate are the clocks, and how are time zones handled?', answers: clocks(facts) },
  { title: '6. With what tools, how were they validated, and can an expert repeat it?', answers: tools(facts) },
];

/** The honest limit that every record and sheet ends with (method, section 4.3). */
export const custodyLimit =
  'A chain proves internal consistency and order, not absolute time or completeness. Checkpoints kept by others, ' +
  'witnesses and time stamps of an outside authority do. That a person held the item at a time is the word of whoever recorded it.';

const whatAndWhence = ({ item, source, derivedFrom, acquisition, isEdition }: RecordFacts): readonly RecordAnswer[] => [
  { label: 'Exhibit number', value: item.exhibit },
  { label: 'Identifier', value: item.key },
  { label: 'Title', value: item.title },
  { label: 'Description', value: item.description },
  { label: 'Kind', value: item.kind },
  { label: 'Original or copy', value: item.copy?.replaceAll('_', ' ') ?? null },
  { label: 'Name of the file', value: item.name },
  { label: 'Media type', value: hasFile(item) ? item.media : 'no file' },
  { label: 'Size', value: hasFile(item) ? `${item.size ?? '?'} bytes` : 'no file' },
  { label: 'SHA-256', value: item.sha256 ?? (isRecord(item) ? 'no file' : null) },
  { label: 'MD5, to look it up by', value: item.md5 },
  { label: 'SHA-1, to look it up by', value: item.sha1 },
  {
    label: 'Source',
    value:
      source === undefined
        ? item.source === null
          ? ''
          : null
        : `${source.name ?? withheld}, ${source.kind || 'kind not recorded'}, reliability ${source.reliability ?? withheld}`,
  },
  { label: 'Address', value: item.url === null ? null : defang(item.url) },
  { label: 'System of origin', value: statedOr(acquisition.place?.system, isEdition) },
  { label: 'Derived from', value: derivedFrom === null ? null : derivedFrom.join('; ') },
  ...(acquisition.lineage === null
    ? []
    : [
        { label: 'Root exhibit', value: acquisition.lineage.rootExhibit },
        { label: 'Made from it by', value: acquisition.lineage.transformation },
      ]),
  { label: 'Taken in', value: `${item.addedAt ?? withheld} by ${item.addedBy ?? withheld}, line ${item.seq}` },
];

const collection = ({ item, intake, steps, acquisition, isEdition }: RecordFacts): readonly RecordAnswer[] => [
  { label: 'Collected by', value: item.collectedBy ?? intake?.collectedBy ?? null },
  // Null there means also that nobody said.
  { label: 'Collected at', value: item.collectedAt ?? '' },
  {
    label: 'Role and competence',
    value: statedOr(
      listOf([
        acquisition.collector?.role ?? null,
        acquisition.collector?.competence ?? null,
        ...steps.filter(isCollection).map(({ role }) => role),
      ]),
      isEdition,
    ),
  },
  { label: 'Place', value: statedOr(acquisition.place?.location, isEdition) },
  { label: 'Authority', value: item.authority },
  {
    label: 'Kind of right, its number',
    value: statedOr(
      listOf([acquisition.mandate?.type?.replaceAll('_', ' ') ?? null, acquisition.mandate?.identifier ?? null]),
      isEdition,
    ),
  },
  { label: 'Method', value: item.method },
  { label: 'Note', value: item.note },
];

const unchanged = ({
  item,
  steps,
  hashNow,
  now,
  counts,
  derived,
  acquisition,
  isEdition,
}: RecordFacts): readonly RecordAnswer[] => [
  { label: 'SHA-256 at collection', value: item.sha256 ?? (isRecord(item) ? '' : null) },
  {
    label: 'SHA-256 now',
    value:
      hashNow === null ? '' : `${hashNow}, taken ${now}: ${hashNow === item.sha256 ? 'unchanged' : 'NOT the same'}`,
  },
  ...steps.slice(1).flatMap((step): readonly RecordAnswer[] => {
    const taken = (
      [
        ['before', step.hashBefore],
        ['after', step.hashAfter],
        ['stored file', step.hashStored],
      ] as const
    ).filter(([, hash]) => hash !== null);
    if (taken.length === 0) return [];
    const words = taken.map(([when, hash]) => `${when} ${hash === item.sha256 ? 'equal' : `${hash ?? ''} DIFFERS`}`);
    return [{ label: `line ${step.line}, ${step.at ?? withheld}`, value: `${eventOf(step)}: ${words.join(', ')}` }];
  }),
  {
    label: 'Changed at the original',
    value: statedOr(
      listOf((acquisition.changes ?? []).map(({ what, why, by }) => `${what}, because ${why}, by ${by}`)),
      isEdition,
    ),
  },
  { label: 'Custody counts as', value: counts?.replaceAll('_', ' ') ?? null },
  { label: 'Stated', value: item.custodyStated?.replaceAll('_', ' ') ?? null },
  {
    label: 'The chain gives',
    value: `${derived.grade?.replaceAll('_', ' ') ?? 'nothing'}. ${derived.reason}`,
  },
];

const persons = ({ steps, derived, exports, stated }: RecordFacts): readonly RecordAnswer[] => [
  ...derived.holders.map(({ name, since, line, isOnTheWay }, at) => ({
    label: name === '' ? 'not named' : isOnTheWay ? `on its way to ${name}` : name,
    value: `from ${since ?? withheld} to ${derived.holders[at + 1]?.since ?? 'now'}, line ${line}`,
  })),
  ...correctedSteps(steps)
    .slice(1)
    .map((step) => ({ label: `line ${step.line}, ${eventOf(step)}`, value: describeAct(step) })),
  ...(derived.faults.length === 0
    ? [{ label: 'Gaps', value: derived.grade === null ? '' : 'none' }]
    : derived.faults.map(({ line, words, explainedIn }) => ({
        label: `Gap, line ${line}`,
        value: `${words}; ${explainedIn === null ? 'not explained' : `explained in line ${explainedIn}: ${noteOf(steps, explainedIn)}`}`,
      }))),
  ...stated.flatMap(({ exhibit, exhibits, acts }) => {
    const label = `${exhibit ?? withheld} states, of a file with this hash`;
    const numbers = exhibits.map(({ exhibitNumber }) => exhibitNumber).filter((number) => number !== '');
    return [
      ...(numbers.length === 0 ? [] : [{ label, value: `exhibit ${numbers.join(', ')} there` }]),
      ...acts.map((act) => ({ label, value: `${statedActWords(act)} (record ${act.record}; not seen here)` })),
    ];
  }),
  ...exports.map(({ seq, at, edition, name, sha256 }) => ({
    label: `line ${seq}, exported`,
    value: `${edition ?? withheld} edition of the case, ${at ?? withheld}, as ${name ?? withheld}, SHA-256 ${sha256 ?? withheld}`,
  })),
];

const clocks = ({ item, steps, acquisition: { clock }, isEdition }: RecordFacts): readonly RecordAnswer[] => [
  { label: 'Time of collection', value: item.collectedAt ?? '' },
  { label: 'As noted on the spot', value: statedOr(clock?.noted, isEdition) },
  { label: 'Clock of the collection', value: statedOr(clock?.source, isEdition) },
  { label: 'Its offset', value: statedOr(offsetWords(clock?.offsetSeconds ?? null), isEdition) },
  { label: 'Its time zone', value: statedOr(clock?.zone, isEdition) },
  { label: 'Times of the lines', value: 'by the clock of the workstation that recorded them, to the second' },
  {
    label: 'Events recorded later',
    value:
      steps
        .filter(({ happened }) => happened !== null)
        .map(({ line, happened, at }) => `line ${line}: happened ${happened ?? ''}, recorded ${at ?? withheld}`)
        .join('; ') || 'none',
  },
  { label: 'Time zone', value: 'every time is in UTC, as recorded; none was converted by this program' },
];

const tools = ({ item, steps, program, acquisition: { tool }, isEdition }: RecordFacts): readonly RecordAnswer[] => [
  { label: 'Method of collection', value: item.method },
  {
    label: 'Tool of the collection',
    value: statedOr(
      tool === null || tool.name === '' ? '' : `${tool.name} ${tool.version || '(version not recorded)'}`,
      isEdition,
    ),
  },
  { label: 'Its configuration', value: statedOr(tool?.config, isEdition) },
  {
    label: 'Tools of the events',
    value: listOf(
      steps.map(({ line, event, toolName, toolVersion }) =>
        toolName === null || toolName === ''
          ? ''
          : `${toolName} ${toolVersion || '(version not recorded)'}, ${event ?? withheld}, line ${line}`,
      ),
    ),
  },
  { label: 'Validation of the tool', value: statedOr(tool?.validation, isEdition) },
  { label: 'Error rate', value: '' },
  { label: 'Intake, hashes and this record', value: program },
  {
    label: 'Can it be repeated',
    value: hasFile(item)
      ? 'yes as far as the file goes: any program that computes SHA-256 shows whether it is this one; `sha256sum` does'
      : 'no: there is no file to repeat it on',
  },
];

const withheld = '(withheld)';

/** An edition that does not show a statement does not say whether there is one. */
const statedOr = (text: string | null | undefined, isEdition: boolean): string =>
  text === null || text === undefined || text === ''
    ? isEdition
      ? 'not recorded, or withheld in this edition'
      : ''
    : text;

const offsetWords = (seconds: number | null): string => {
  if (seconds === null) return '';
  if (seconds === 0) return 'none: it was right';
  return `${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead' : 'behind'}`;
};

const isRecord = ({ copy }: EvidenceRow): boolean => copy === 'record';
const hasFile = (item: EvidenceRow): boolean => item.sha256 !== null;
const eventOf = ({ event }: CustodyStep): string => event?.replaceAll('_', ' ') ?? withheld;
const isCollection = ({ event }: CustodyStep): boolean => event === 'collected' || event === 'acquired';
const listOf = (texts: readonly (string | null)[]): string =>
  texts.filter((text) => text !== null && text !== '').join('; ');
const noteOf = (steps: readonly CustodyStep[], line: number): string =>
  steps.find((step) => step.line === line)?.note ?? withheld;

const describeAct = (step: ReturnType<typeof correctedSteps>[number]): string => {
  const said = (label: string, text: string | null): string => (text === null || text === '' ? '' : `${label} ${text}`);
  const parts = [
    step.happened ?? step.at ?? withheld,
    said('from', step.from),
    said('to', step.to),
    said('recorded by', step.actor),
    said('as', step.role),
    `purpose: ${step.purpose === '' ? 'not recorded' : (step.purpose ?? withheld)}`,
    said('authority:', step.authority),
    said('place:', step.place),
    said('seal:', step.seal),
    said('condition:', step.condition),
    said('carried by', step.transport),
    said('consignment', step.tracking),
    said('witness:', step.witness),
    said('note:', step.note),
    ...step.corrections.map(({ line, note }) => `corrected in line ${line}: ${note ?? withheld}`),
  ];
  return parts.filter((part) => part !== '').join('; ');
};
