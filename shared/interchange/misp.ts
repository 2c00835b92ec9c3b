import { instantToEpochSeconds } from '../base/calendar.ts';
import type { Crypto } from '../base/crypto.ts';
import type { Tlp } from '../domain/vocabulary.ts';
import type { Pieces } from '../base/pieces.ts';
import { canonicalPieces, type JsonObject } from '../ledger/canonical-json.ts';
import { icd203 } from '../reference/yardsticks.ts';
import type { SharedCase, SharedHypothesis, SharedItem, SharedName } from './disclosed-case.ts';
import { partUuid } from './identifiers.ts';

/**
 * What is disclosed of a case as one event of MISP (core format): files and addresses of its evidence, its hypotheses and
 * what their actors are called, with tags for marking, Admiralty code, likelihood and confidence. Nothing is to go into a
 * detection system. Ratings have no place there: they are in the STIX file and in the matrix.
 */
export const caseToMisp = (shared: SharedCase, crypto: Crypto): JsonObject => {
  const context: Context = {
    crypto,
    timestamp: String(instantToEpochSeconds(shared.at)),
    sourceNames: new Map(shared.sources.map(({ row }) => [row.key, row.name])),
  };
  const organisation: JsonObject = { name: shared.origin, uuid: shared.id.uuid };
  return {
    Event: {
      uuid: shared.id.uuid,
      info: [markOf(shared), shared.title ?? `Case ${shared.origin}`].filter((part) => part !== '').join(' '),
      date: shared.at.slice(0, 10),
      timestamp: context.timestamp,
      // 4: undefined. The case weighs who did it, not how dangerous it is.
      threat_level_id: '4',
      analysis: shared.isFrozen ? '2' : '1',
      published: false,
      // 0: the receiving organisation alone, until somebody there decides otherwise under the TLP tag.
      distribution: '0',
      Orgc: organisation,
      Org: organisation,
      Tag: [tag(tlpTag(shared.tlp))],
      Attribute: [
        ...shared.items.flatMap((item) => itemAttributes(item, context)),
        ...shared.hypotheses.flatMap((hypothesis) => hypothesisAttributes(hypothesis, context)),
      ],
    },
  };
};

export const formatMisp = (shared: SharedCase, crypto: Crypto): Pieces => [
  ...canonicalPieces(caseToMisp(shared, crypto)),
  '\n',
];

type Context = {
  readonly crypto: Crypto;
  readonly timestamp: string;
  readonly sourceNames: ReadonlyMap<string, string | null>;
};

const markOf = ({ mark }: SharedCase): string => (mark === null || mark === 'none' ? '' : `[${mark.toUpperCase()}]`);
const tag = (name: string): JsonObject => ({ name });
const tlpTag = (tlp: Tlp): string => `tlp:${tlp.toLowerCase()}`;
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

type Attribute = {
  readonly uuid: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly comment: string;
  readonly tags: readonly string[];
};

const attribute = ({ uuid, type, category, value, comment, tags }: Attribute, context: Context): JsonObject => ({
  uuid,
  type,
  category,
  value,
  comment,
  to_ids: false,
  // 5: as the event.
  distribution: '5',
  timestamp: context.timestamp,
  Tag: tags.map(tag),
});

const itemAttributes = (item: SharedItem, context: Context): readonly JsonObject[] => {
  const { row, id, tlp, hasWords } = item;
  // Of an item whose words are withheld nothing is left that MISP knows.
  if (!hasWords) return [];
  const tags = [
    tlpTag(tlp),
    ...(row.reliability === null ? [] : [`admiralty-scale:source-reliability="${row.reliability.toLowerCase()}"`]),
    ...(row.credibility === null ? [] : [`admiralty-scale:information-credibility="${row.credibility}"`]),
  ];
  const source = context.sourceNames.get(row.source ?? '') ?? null;
  const from = source === null ? '' : `Source: ${source}`;
  const comment = oneLine([row.exhibit ?? '', row.title ?? '', row.description ?? '', from].join(' '));
  const own = { uuid: id.uuid, category: 'External analysis', comment, tags };
  const file =
    row.sha256 === null
      ? attribute({ ...own, type: 'text', value: comment === '' ? 'Without a description.' : comment }, context)
      : attribute({ ...own, ...hashValue(row.name, row.sha256) }, context);
  if (row.url === null || row.url === '') return [file];
  const uuid = partUuid([id.uuid, 'address'], context.crypto);
  return [file, attribute({ ...own, uuid, type: 'link', value: row.url }, context)];
};

/** A name with a bar in it would be cut in two. */
const hashValue = (name: string | null, sha256: string): { readonly type: string; readonly value: string } =>
  name === null || name === '' || /[|\r\n]/u.test(name)
    ? { type: 'sha256', value: sha256 }
    : { type: 'filename|sha256', value: `${name}|${sha256}` };

const hypothesisAttributes = (hypothesis: SharedHypothesis, context: Context): readonly JsonObject[] => {
  const { row, id, tlp, numbers, names } = hypothesis;
  if (row.statement === null || row.statement === '') return [];
  const band = icd203.bands.some((one) => one.id === numbers?.band) ? numbers?.band : undefined;
  const confidence = numbers?.confidence ?? 'insufficient';
  const number =
    numbers === null
      ? ''
      : ` Probability ${numbers.probability}${numbers.word === null ? '' : ` (${numbers.word})`}${numbers.isLead ? ', leads its level' : ''}.`;
  return [
    attribute(
      {
        uuid: id.uuid,
        type: 'text',
        category: 'Attribution',
        value: oneLine(row.statement),
        comment: `Hypothesis of level ${row.level ?? '(withheld)'}, ${(row.kind ?? 'kind withheld').replaceAll('_', ' ')}: one of several that compete.${number}`,
        tags: [
          tlpTag(tlp),
          ...(band === undefined ? [] : [`estimative-language:likelihood-probability="${band}"`]),
          ...(confidence === 'insufficient'
            ? []
            : [`estimative-language:confidence-in-analytic-judgment="${confidence}"`]),
        ],
      },
      context,
    ),
    ...names.map((name) => nameAttribute(name, row.statement ?? '', context)),
  ];
};

const nameAttribute = ({ row, id, claimant, tlp }: SharedName, statement: string, context: Context): JsonObject =>
  attribute(
    {
      uuid: id.uuid,
      type: 'threat-actor',
      category: 'Attribution',
      value: oneLine(row.name ?? ''),
      comment: oneLine(
        `Claimed by ${claimant ?? '(withheld)'} in the sense “${(row.sense ?? 'withheld').replaceAll('_', ' ')}”, for the hypothesis “${statement}”`,
      ),
      tags: [tlpTag(tlp)],
    },
    context,
  );
