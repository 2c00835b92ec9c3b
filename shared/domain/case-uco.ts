import type { Pieces } from '../base/pieces.ts';
import { canonicalPieces, type Json, type JsonObject } from '../ledger/canonical-json.ts';
import type { CaseTables, EvidenceRow } from './case-tables.ts';
import { markWord } from './case-mark.ts';
import { stepsOf, type CustodyStep } from './custody-chain.ts';
import { deriveCustody } from './custody-grade.ts';
import { custodyLimit } from './custody-record.ts';

export type CaseUcoSource = {
  readonly tables: CaseTables;
  readonly origin: string;
  /** Origin, size and root, three lines. */
  readonly checkpoint: string;
  /** Items that an item derives from, by its identifier. */
  readonly derivedFrom: (item: string) => readonly string[];
  /** False where an edition withholds something: then no grade is derived, and the one that counts stands alone. */
  readonly isWhole: boolean;
  /** Only this item, with the ones that it derives from; undefined: every item. */
  readonly only: string | undefined;
  /** Hypotheses, as what is asserted; none of the custody of one item. */
  readonly assertions: readonly UcoAssertion[];
};

/** Something that the case holds to be so, or weighs. */
export type UcoAssertion = {
  readonly id: string;
  readonly name: string;
  readonly statements: readonly string[];
  /** 0 to 100 (method, section 3.5); null where nobody states any. */
  readonly confidence: number | null;
  readonly tlp: string;
};

/**
 * Custody as CASE 1.4 / UCO 1.4 in JSON-LD (method, section 4.4): every exhibit with its hashes, every event of custody as
 * an investigative action, in the order in which they inform each other. What is withheld or not recorded is left out.
 */
export const caseToUco = (source: CaseUcoSource): JsonObject => {
  const graph = new Graph(source);
  return {
    '@context': {
      kb: `urn:plumbline:${source.origin.replaceAll(/[^0-9a-z.]+/gu, '-')}:`,
      'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
      'uco-action': 'https://ontology.unifiedcyberontology.org/uco/action/',
      'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
      'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
      'uco-location': 'https://ontology.unifiedcyberontology.org/uco/location/',
      'uco-marking': 'https://ontology.unifiedcyberontology.org/uco/marking/',
      'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
      'uco-tool': 'https://ontology.unifiedcyberontology.org/uco/tool/',
      'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@graph': graph.build(),
  };
};

/** The file: one object, its members in the order of their names, so that the same case gives the same bytes. */
export const formatCaseUco = (document: JsonObject): Pieces => [...canonicalPieces(document), '\n'];

type Reference = { readonly '@id': string };
const to = (id: string): Reference => ({ '@id': `kb:${id}` });

class Graph {
  readonly #source: CaseUcoSource;
  readonly #nodes: JsonObject[] = [];
  readonly #named = new Map<string, string>();
  readonly #contents: Reference[] = [];

  constructor(source: CaseUcoSource) {
    this.#source = source;
  }

  build(): readonly JsonObject[] & Json {
    const { tables, checkpoint } = this.#source;
    const items = this.#chosen();
    const people = new Set(tables.rows('identity').map(({ principal }) => principal));
    for (const item of items) this.#addItem(item, people);
    const authorities = items.map(({ authority }) => authority ?? '').filter((text) => text !== '');
    const authorized = [...new Set(authorities)].map((text) => to(this.#authorization(text)));
    this.#add('assertion-checkpoint', 'uco-core:Assertion', {
      'uco-core:name': 'Checkpoint of the ledger: origin, number of lines, root',
      'uco-core:statement': [checkpoint.trimEnd(), custodyLimit],
    });
    for (const assertion of this.#source.assertions) this.#addAssertion(assertion);
    const file = tables.get('case_file', 'case');
    this.#add('investigation', 'case-investigation:Investigation', {
      ...said('uco-core:name', file?.title),
      ...said('uco-core:description', file?.question),
      ...(markWord(file?.mark ?? null) === '' ? {} : { 'uco-core:tag': [markWord(file?.mark ?? null)] }),
      'case-investigation:investigationForm': 'case',
      ...(authorized.length > 0 && { 'case-investigation:relevantAuthorization': authorized }),
      'uco-core:object': [...this.#contents, to('assertion-checkpoint')],
    });
    return this.#nodes;
  }

  #chosen(): readonly EvidenceRow[] {
    const { tables, derivedFrom, only } = this.#source;
    if (only === undefined) return tables.rows('evidence');
    const chosen = new Set<string>();
    const choose = (key: string): void => {
      if (chosen.has(key)) return;
      chosen.add(key);
      for (const parent of derivedFrom(key)) choose(parent);
    };
    choose(only);
    return tables.rows('evidence').filter(({ key }) => chosen.has(key));
  }

  #addItem(item: EvidenceRow, people: ReadonlySet<string>): void {
    const { tables, derivedFrom } = this.#source;
    const parents = derivedFrom(item.key).filter((key) => tables.get('evidence', key) !== undefined);
    const isFile = item.sha256 !== null;
    this.#add(item.key, isFile ? 'uco-observable:File' : 'uco-observable:ObservableObject', {
      ...said('uco-core:name', item.title),
      ...said('uco-core:description', item.description),
      ...(isFile && { 'uco-core:hasFacet': facetsOf(item) }),
      ...(parents.length > 0 && { 'case-investigation:wasDerivedFrom': parents.map(to) }),
      ...this.#marking(item.tlp),
    });
    const record = `provenance-${item.key}`;
    this.#add(record, 'case-investigation:ProvenanceRecord', {
      ...said('case-investigation:exhibitNumber', item.exhibit),
      ...said('case-investigation:rootExhibitNumber', this.#rootExhibit(item)),
      'uco-core:object': [to(item.key)],
    });
    this.#contents.push(to(record));
    const rows = tables.rows('custody').filter((row) => row.item === item.key);
    const steps = stepsOf(item, rows);
    let before: string | undefined;
    for (const [at, step] of steps.entries())
      before = this.#addAction({ item, record, step, before, isFirst: at === 0 });
    const derived = this.#source.isWhole ? deriveCustody(item, steps, (actor) => people.has(actor)) : undefined;
    const statements = [
      ...(item.custody === null ? [] : [`counts as ${item.custody}`]),
      ...(derived === undefined || derived.grade === null
        ? []
        : [`from the chain follows ${derived.grade}: ${derived.reason}`]),
    ];
    if (statements.length === 0) return;
    this.#add(`assertion-custody-${item.key}`, 'uco-core:Assertion', {
      'uco-core:name': 'Custody grade',
      'uco-core:statement': statements,
      'uco-core:object': [to(record)],
    });
    this.#contents.push(to(`assertion-custody-${item.key}`));
  }

  #addAction({
    item,
    record,
    step,
    before,
    isFirst,
  }: {
    readonly item: EvidenceRow;
    readonly record: string;
    readonly step: CustodyStep;
    readonly before: string | undefined;
    readonly isFirst: boolean;
  }): string {
    const id = `action-${step.line}-${item.key}`;
    const at = step.happened ?? step.at;
    const hands = [step.from, step.to].map((name) => name ?? '').filter((name) => name !== '');
    const tool = step.toolName === null || step.toolName === '' ? undefined : this.#tool(step);
    const subject = [to(item.key), to(record)];
    this.#add(id, 'case-investigation:InvestigativeAction', {
      ...said('uco-core:name', step.event?.replaceAll('_', ' ')),
      ...(at !== null && { 'uco-action:startTime': time(at), 'uco-action:endTime': time(at) }),
      ...(step.actor !== null && step.actor !== '' && { 'uco-action:performer': to(this.#person(step.actor)) }),
      ...(hands.length > 0 && {
        'uco-action:participant': [...new Set(hands)].map((name) => to(this.#person(name))),
      }),
      ...(tool !== undefined && { 'uco-action:instrument': [to(tool)] }),
      ...(step.place !== null && step.place !== '' && { 'uco-action:location': [to(this.#place(step.place))] }),
      [isFirst ? 'uco-action:result' : 'uco-action:object']: subject,
      ...(before !== undefined && { 'case-investigation:wasInformedBy': [to(before)] }),
      ...said('uco-core:description', describeStep(step, item)),
    });
    this.#contents.push(to(id));
    return id;
  }

  #addAssertion({ id, name, statements, confidence, tlp }: UcoAssertion): void {
    this.#add(id, 'uco-core:Assertion', {
      'uco-core:name': name,
      'uco-core:statement': [...statements],
      ...(confidence !== null && {
        'uco-core:hasFacet': [
          {
            '@id': `kb:confidence-${id}`,
            '@type': 'uco-core:ConfidenceFacet',
            'uco-core:confidence': { '@type': 'xsd:nonNegativeInteger', '@value': String(confidence) },
          },
        ],
      }),
      ...this.#marking(tlp),
    });
    this.#contents.push(to(id));
  }

  #rootExhibit(item: EvidenceRow): string | null {
    const seen = new Set<string>();
    let root = item;
    // A case from outside may hold a circle.
    for (;;) {
      seen.add(root.key);
      const [parent] = this.#source.derivedFrom(root.key);
      const next = parent === undefined ? undefined : this.#source.tables.get('evidence', parent);
      if (next === undefined || seen.has(next.key)) return root.exhibit;
      root = next;
    }
  }

  #marking(tlp: string | null): JsonObject {
    if (tlp === null) return {};
    const statement = `TLP:${tlp}`;
    const id = this.#once('marking', statement, 'uco-marking:MarkingDefinition', {
      'uco-marking:definitionType': 'statement',
      'uco-marking:definition': [
        { '@id': `kb:statement-${tlp}`, '@type': 'uco-marking:StatementMarking', 'uco-marking:statement': statement },
      ],
    });
    return { 'uco-core:objectMarking': [to(id)] };
  }

  #person(name: string): string {
    return this.#once('person', name, 'uco-identity:Person', { 'uco-core:name': name });
  }

  #place(name: string): string {
    return this.#once('place', name, 'uco-location:Location', { 'uco-core:name': name });
  }

  #authorization(text: string): string {
    return this.#once('authorization', text, 'case-investigation:Authorization', {
      'case-investigation:authorizationIdentifier': text,
    });
  }

  #tool({ toolName, toolVersion }: CustodyStep): string {
    return this.#once('tool', JSON.stringify([toolName, toolVersion]), 'uco-tool:AnalyticTool', {
      ...said('uco-core:name', toolName),
      ...said('uco-tool:version', toolVersion),
    });
  }

  /** One node for one name: what persons are called is all that is known of them. */
  #once(kind: string, name: string, type: string, members: JsonObject): string {
    const key = `${kind} ${name}`;
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const count = [...this.#named.keys()].filter((other) => other.startsWith(`${kind} `)).length;
    const id = `${kind}-${count + 1}`;
    this.#named.set(key, id);
    this.#add(id, type, members);
    return id;
  }

  #add(id: string, type: string, members: JsonObject): void {
    this.#nodes.push({ '@id': `kb:${id}`, '@type': type, ...members });
  }
}

const said = (name: string, text: string | null | undefined): JsonObject =>
  text === null || text === undefined || text === '' ? {} : { [name]: text };

const time = (at: string): JsonObject => ({ '@type': 'xsd:dateTime', '@value': at });
const integer = (value: number): JsonObject => ({ '@type': 'xsd:integer', '@value': String(value) });

const facetsOf = ({ key, name, media, size, sha256, md5, sha1 }: EvidenceRow): readonly JsonObject[] & Json => {
  const hashes = (
    [
      ['SHA256', sha256],
      ['SHA1', sha1],
      ['MD5', md5],
    ] as const
  ).filter(([, digits]) => digits !== null && digits !== '');
  const sizeInBytes: JsonObject = size === null ? {} : { 'uco-observable:sizeInBytes': integer(size) };
  return [
    {
      '@id': `kb:file-facet-${key}`,
      '@type': 'uco-observable:FileFacet',
      ...said('uco-observable:fileName', name),
      ...sizeInBytes,
    },
    {
      '@id': `kb:content-facet-${key}`,
      '@type': 'uco-observable:ContentDataFacet',
      ...said('uco-observable:mimeType', media),
      ...sizeInBytes,
      'uco-observable:hash': hashes.map(([method, digits]) => ({
        '@id': `kb:hash-${method}-${key}`,
        '@type': 'uco-types:Hash',
        'uco-types:hashMethod': method,
        'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': digits },
      })),
    },
  ];
};

const describeStep = (step: CustodyStep, { sha256 }: EvidenceRow): string => {
  const part = (label: string, text: string | null): string =>
    text === null || text === '' ? '' : `${label}: ${text}`;
  const hash = (label: string, digits: string | null): string =>
    digits === null ? '' : `${label}: ${digits}${digits === sha256 ? '' : ' (not that of the item)'}`;
  return [
    part('from', step.from),
    part('to', step.to),
    part('role', step.role),
    part('purpose', step.purpose),
    part('authority', step.authority),
    part('seal', step.seal),
    part('condition', step.condition),
    part('carrier', step.transport),
    part('tracking', step.tracking),
    part('witness', step.witness),
    hash('SHA-256 before', step.hashBefore),
    hash('SHA-256 after', step.hashAfter),
    hash('SHA-256 of the stored file', step.hashStored),
    step.corrects === null ? '' : `corrects: line ${step.corrects}`,
    part('note', step.note),
    `line ${step.line} of the ledger`,
  ]
    .filter((text) => text !== '')
    .join('\n');
};
