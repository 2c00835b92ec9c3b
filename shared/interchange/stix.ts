import { isInstant } from '../base/clock.ts';
import type { Tlp } from '../domain/vocabulary.ts';
import type { Pieces } from '../base/pieces.ts';
import { canonicalJson, canonicalPieces, type JsonObject } from '../ledger/canonical-json.ts';
import type { Identifier } from './identifiers.ts';
import type {
  SharedCase,
  SharedHypothesis,
  SharedItem,
  SharedName,
  SharedRating,
  SharedSource,
} from './disclosed-case.ts';
import { extensionObjects, hypothesisType, newObject, withProperties } from './stix-extension.ts';
import { confidenceToStix, credibilityToStix, ratingToOpinion, tlpExtensionId, tlpMarkingIds } from './stix-scales.ts';

/**
 * What is disclosed of a case as a bundle of STIX 2.1: a grouping of its sources (identities), its evidence (files in
 * observed data, with a note each), its hypotheses, the actors that these speak of, and its ratings (opinions). Evidence is
 * no indicator: that a file was looked at does not say that whoever has it was attacked.
 */
export const caseToStix = (shared: SharedCase): JsonObject => {
  const sources = shared.sources.filter(({ row }) => isSaid(row.name));
  const sourceRefs = new Map(sources.map(({ row, id }) => [row.key, `identity--${id.uuid}`]));
  const context: Context = { shared, sourceRefs, author: `identity--${shared.id.uuid}` };
  const content = [
    {
      ...core('identity', shared.id, shared.tlp, context),
      name: shared.origin,
      description: 'The ledger of the case, which gave these objects their identifiers.',
      identity_class: 'system',
    },
    ...sources.map((source) => sourceObject(source, context)),
    ...shared.items.flatMap((item) => itemObjects(item, context)),
    ...shared.hypotheses.flatMap((hypothesis) => hypothesisObjects(hypothesis, context)),
    ...shared.ratings.map((rating) => opinionObject(rating, context)),
  ];
  const grouping: JsonObject = {
    ...core('grouping', shared.id, shared.tlp, context),
    ...said('name', shared.title ?? `Case ${shared.origin}`),
    ...said('description', describe(shared)),
    ...(shared.mark === null || shared.mark === 'none' ? {} : { labels: [shared.mark] }),
    context: 'unspecified',
    object_refs: content.map(({ id }) => id),
  };
  return {
    type: 'bundle',
    id: `bundle--${shared.id.uuid}`,
    objects: [...markings([grouping, ...content]), ...extensionObjects, grouping, ...content],
  };
};

export const formatStix = (shared: SharedCase): Pieces => [...canonicalPieces(caseToStix(shared)), '\n'];

type Context = {
  readonly shared: SharedCase;
  readonly sourceRefs: ReadonlyMap<string, string>;
  readonly author: string;
};
type StixObject = { readonly id: string } & JsonObject;

const isSaid = (text: string | null): text is string => text !== null && text !== '';
const said = (name: string, text: string | null | undefined): JsonObject =>
  text === null || text === undefined || text === '' ? {} : { [name]: text };

/** STIX wants milliseconds; the ledger has whole seconds. */
const time = (instant: string): string => instant.replace(/Z$/u, '.000Z');

/** An object keeps its identifier and the time that it was given; `modified` is the time of what is shown. */
const core = (type: string, { uuid, since }: Identifier, tlp: Tlp, { shared, author }: Context): StixObject => ({
  type,
  spec_version: '2.1',
  id: `${type}--${uuid}`,
  ...(author === `${type}--${uuid}` ? {} : { created_by_ref: author }),
  created: time(since),
  modified: time(shared.at),
  object_marking_refs: [tlpMarkingIds[tlp]],
});

const describe = ({ question, mark, checkpoint }: SharedCase): string =>
  [
    mark === null || mark === 'none' ? '' : `This is ${mark === 'exercise' ? 'an exercise' : 'a demonstration'}.`,
    question ?? '',
    `Checkpoint of the ledger (origin, lines, root):\n${checkpoint.trimEnd()}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');

const sourceObject = ({ row, id, tlp }: SharedSource, context: Context): StixObject => ({
  ...core('identity', id, tlp, context),
  name: row.name ?? '',
  ...said('description', row.descriptor),
  ...(isSaid(row.kind) ? { roles: [row.kind] } : {}),
  identity_class: 'unknown',
  ...(row.reliability === null ? {} : { extensions: withProperties({ reliability: row.reliability }) }),
});

const itemObjects = (item: SharedItem, context: Context): readonly StixObject[] => {
  const { row, id, tlp } = item;
  const file = fileObject(item);
  const observed = `observed-data--${id.uuid}`;
  const when = time([row.collectedAt, row.addedAt].find((at) => at !== null && isInstant(at)) ?? id.since);
  const confidence = credibilityToStix.get(row.credibility ?? '');
  const source = context.sourceRefs.get(row.source ?? '');
  const note: StixObject = {
    ...core('note', id, tlp, context),
    ...said('abstract', [row.exhibit, row.title].filter(isSaid).join(' ')),
    content: item.hasWords
      ? ([row.description, row.title, row.exhibit].find((text) => text !== null && text !== '') ??
        'Without a description.')
      : 'What this item is and says is withheld in this edition; its grade is shown so that the numbers can be recomputed.',
    ...(confidence === undefined ? {} : { confidence }),
    ...(isSaid(row.url) ? { external_references: [{ source_name: 'address', url: row.url }] } : {}),
    object_refs: [file === undefined ? `grouping--${context.shared.id.uuid}` : observed],
    extensions: withProperties({
      ...said('exhibit', row.exhibit),
      ...said('evidence_kind', row.kind),
      ...said('reliability', row.reliability),
      ...said('credibility', row.credibility),
      ...said('custody', row.custody),
      ...said('forgeability', row.forgeability),
      ...said('origin_group', row.originGroup),
      ...said('evidence_class', row.evidenceClass),
      ...said('adequacy', row.adequacy),
      ...said('source_ref', source),
      is_withheld: !item.hasWords,
    }),
  };
  if (file === undefined) return [note];
  const data: StixObject = {
    ...core('observed-data', id, tlp, context),
    first_observed: when,
    last_observed: when,
    number_observed: 1,
    object_refs: [file.id],
  };
  return [file, data, note];
};

const fileObject = ({ row, id, tlp }: SharedItem): StixObject | undefined =>
  row.sha256 === null
    ? undefined
    : {
        type: 'file',
        spec_version: '2.1',
        id: `file--${id.uuid}`,
        object_marking_refs: [tlpMarkingIds[tlp]],
        hashes: {
          'SHA-256': row.sha256,
          ...(row.md5 !== null && /^[0-9a-f]{32}$/u.test(row.md5) ? { MD5: row.md5 } : {}),
          ...(row.sha1 !== null && /^[0-9a-f]{40}$/u.test(row.sha1) ? { 'SHA-1': row.sha1 } : {}),
        },
        ...(row.size === null ? {} : { size: row.size }),
        ...said('name', row.name),
        ...said('mime_type', row.media),
      };

const hypothesisObjects = (hypothesis: SharedHypothesis, context: Context): readonly StixObject[] => {
  const { row, id, tlp, numbers, names } = hypothesis;
  const actor = actorObject(hypothesis, context);
  const object: StixObject = {
    ...core(hypothesisType, id, tlp, context),
    ...said('statement', row.statement),
    ...(row.level === null ? {} : { level: row.level }),
    ...said('hypothesis_kind', row.kind),
    ...said('predicts', row.predicts),
    ...said('refuted_by', row.refutedBy),
    ...(numbers === null
      ? {}
      : {
          probability: numbers.probability,
          ...said('probability_word', numbers.word),
          ...said('probability_wording', numbers.wording),
          is_lead: numbers.isLead,
        }),
    ...(numbers === null || numbers.confidence === null ? {} : { confidence: confidenceToStix[numbers.confidence] }),
    ...(actor === undefined ? {} : { actor_ref: actor.id }),
    ...(names.length === 0 ? {} : { names: names.map((name) => nameOf(name, context)) }),
    extensions: newObject,
  };
  return actor === undefined ? [object] : [object, actor];
};

const nameOf = ({ row, claimant }: SharedName, { sourceRefs }: Context): JsonObject => ({
  ...said('name', row.name),
  ...said('sense', row.sense),
  ...said('claimant', claimant),
  ...said('claimant_ref', sourceRefs.get(row.source ?? '')),
  ...said('attack_id', row.attack),
});

/**
 * Whom a hypothesis speaks of, where it names somebody: a group as an intrusion set, an organisation or a State as a threat
 * actor. No alias stands without the one who uses it, and what is only said to overlap is no alias.
 */
const actorObject = ({ row, id, tlp, names }: SharedHypothesis, context: Context): StixObject | undefined => {
  if (row.kind !== 'specific' || row.level === null || row.level === 1) return undefined;
  const same = names.filter((name) => name.row.sense === 'same_as');
  const own = isSaid(row.actorName) ? row.actorName : same[0]?.row.name;
  if (own === undefined || own === null) return undefined;
  const aliases = [...new Set(same.flatMap((name) => (isSaid(name.row.name) ? [name.row.name] : [])))].filter(
    (name) => name !== own,
  );
  return {
    ...core(row.level === 2 ? 'intrusion-set' : 'threat-actor', id, tlp, context),
    name: own,
    description: `The actor of a hypothesis of level ${row.level}. That it acted is a claim which competes with others: see ${hypothesisType}--${id.uuid}.`,
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(names.length === 0 ? {} : { external_references: names.map(claimReference) }),
  };
};

const claimReference = ({ row, claimant }: SharedName): JsonObject => ({
  source_name: isSaid(claimant) ? claimant : '(withheld)',
  description: `Claims the name “${row.name ?? ''}” in the sense “${(row.sense ?? 'withheld').replaceAll('_', ' ')}”.`,
  ...said('external_id', row.attack),
});

const opinionObject = ({ row, item, hypothesis, uuid, tlp }: SharedRating, context: Context): StixObject => ({
  ...core('opinion', { uuid, since: later(item.id.since, hypothesis.id.since) }, tlp, context),
  opinion: ratingToOpinion.get(row.rating) ?? 'neutral',
  ...said('explanation', row.rationale),
  ...(isSaid(row.rater) ? { authors: [row.rater] } : {}),
  object_refs: [`${hypothesisType}--${hypothesis.id.uuid}`],
  extensions: withProperties({ rating: row.rating, evidence_ref: `note--${item.id.uuid}` }),
});

const later = (left: string, right: string): string => (left > right ? left : right);

/** The marking definitions of TLP 2.0 that are used, as OASIS publishes them. */
export const markings = (objects: readonly JsonObject[]): readonly JsonObject[] => {
  const used = new Set(objects.map(({ object_marking_refs: refs }) => canonicalJson(refs ?? null)));
  return Object.entries(tlpMarkingIds)
    .filter(([, id]) => used.has(canonicalJson([id])))
    .map(([tlp, id]) => ({
      type: 'marking-definition',
      spec_version: '2.1',
      id,
      created: '2022-10-01T00:00:00.000Z',
      name: `TLP:${tlp}`,
      extensions: { [tlpExtensionId]: { extension_type: 'property-extension', tlp_2_0: tlp.toLowerCase() } },
    }));
};
