import { createMemoryTables, type CaseTables, type EvidenceRow } from '../../shared/domain/case-tables.ts';
import { templateContents } from '../../shared/domain/report-vocabulary.ts';
import type { WrittenSentence } from '../../shared/domain/written-sentence.ts';
import type { LintFacts, LintLevel } from '../../shared/lint/facts.ts';
import { defaultWording } from '../../shared/reference/yardsticks.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { blankEvidence } from './assessed-tables.ts';

const said = { reason: 'a reason', at: '2026-03-01T12:00:00Z', actor: 'lead' } as const;

/** An item that breaks no rule, of a source of its own. */
export const soundItem = (key: string, changes: Partial<EvidenceRow> = {}): EvidenceRow => ({
  ...blankEvidence,
  key,
  kind: 'artifact',
  title: `Item ${key}`,
  sha256: key.padEnd(64, '0'),
  copy: 'original',
  source: `source-${key}`,
  authority: 'published by its author',
  collectedBy: 'a collector',
  addedBy: 'a collector',
  reliability: 'B',
  credibility: key === 'e1' ? '1' : '2',
  custody: 'intact',
  forgeability: 'low',
  layer: 'tactical',
  personalData: 0,
  tlp: 'CLEAR',
  ...changes,
});

/** Tables of a small case on level 2 that breaks no rule: two items, three hypotheses, all cells rated. */
export const soundTables = (): CaseTables => {
  const tables = createMemoryTables();
  tables.put('profile', { key: 'scoring', purpose: 'scoring', sha256: 'f'.repeat(64), seq: 0, body: null });
  for (const [key, kind] of [
    ['actor', 'specific'],
    ['decoy', 'deception'],
    ['rest', 'catch_all'],
  ] as const) {
    tables.put('hypothesis', {
      key,
      seq: 1,
      kind,
      level: 2,
      statement: 's',
      predicts: '',
      refutedBy: '',
      actorName: '',
    });
  }
  for (const key of ['e1', 'e2']) {
    addItem(tables, soundItem(key));
    for (const hypothesis of ['actor', 'decoy', 'rest']) rate(tables, key, hypothesis, 'C');
  }
  const entry = { seq: 3, latestSeq: 3, statement: 's', hypothesis: null, level: null, at: said.at, actor: 'lead' };
  tables.put('register_entry', { ...entry, key: 'gap-1', kind: 'gap', status: 'open', person: '', changesRanking: 1 });
  tables.put('register_entry', {
    ...entry,
    key: 'indicator-1',
    kind: 'indicator',
    status: 'watched',
    person: '',
    changesRanking: null,
  });
  tables.put('register_entry', {
    ...entry,
    key: 'counter-1',
    kind: 'counter',
    status: 'standing',
    level: 2,
    person: 'somebody else',
    changesRanking: null,
  });
  return tables;
};

export const addItem = (tables: CaseTables, item: EvidenceRow): void => {
  tables.put('evidence', item);
  if (item.source === null) return;
  const key = item.source;
  tables.put('source', {
    key,
    seq: 1,
    name: 'n',
    kind: 'k',
    reliability: 'B',
    descriptor: 'access, age, bias',
    tlp: 'CLEAR',
  });
};

export const rate = (tables: CaseTables, item: string, hypothesis: string, rating: string): void => {
  tables.put('rating', {
    key: `${item}/${hypothesis}`,
    item,
    hypothesis,
    rating,
    rationale: '',
    rater: 'lead',
    seq: 2,
  });
};

export const soundLevel: LintLevel = {
  level: 2,
  profile: { id: 'ALR-1', version: '1.0.0', sha256: 'f'.repeat(64) },
  hypotheses: [
    { id: 'actor', type: 'specific', ranked: true },
    { id: 'decoy', type: 'deception', ranked: true },
    { id: 'rest', type: 'catch_all', ranked: false },
  ],
  lead: 'actor',
  hasRankedLead: true,
  weights: { e1: 0.8, e2: 0.6 },
  completeness: 1,
  modelAgreement: true,
  leastRefuted: ['actor'],
  hasSensitivity: true,
  confidence: { computed: 'moderate', stated: 'moderate' },
  origins: 2,
  stated: { actor: 0.7, decoy: 0.2, rest: 0.1 },
  entails: {},
  isExclusive: true,
  bands: { actor: 'likely', decoy: 'unlikely', rest: 'very-unlikely' },
  mustStateRange: false,
};

export const words = (text: string | null) => ({ kind: 'words', text }) as const;
export const likelihood = (hypothesis: string) => ({ kind: 'likelihood', hypothesis }) as const;
export const citation = (id: string) => ({ kind: 'cite', of: 'evidence', id }) as const;

/** A text that breaks no rule. */
export const soundSentences: readonly WrittenSentence[] = [
  { id: 's1', section: 'summary', kind: 'fact', parts: [words('The grid failed at night '), citation('e1')] },
  {
    id: 's2',
    section: 'key_judgements',
    kind: 'judgement',
    parts: [words('We assess it is '), likelihood('actor'), words(' that the group did it.')],
  },
  {
    id: 's3',
    section: 'key_judgements',
    kind: 'judgement',
    parts: [words('Our confidence in this is '), { kind: 'confidence', level: 2 }, words('.')],
  },
  {
    id: 's4',
    section: 'alternatives',
    kind: 'judgement',
    parts: [words('The others: '), likelihood('decoy'), words(' and '), likelihood('rest')],
  },
];

export const soundFacts = (changes: Partial<LintFacts> = {}): LintFacts => ({
  tables: soundTables(),
  lines: [],
  levels: [soundLevel],
  wording: defaultWording,
  sentences: soundSentences,
  sections: templateContents.public.sections,
  edition: { edition: 'full', tlp: 'RED' },
  ...changes,
});

export const revealedLine = (changes: Partial<RevealedLine>): RevealedLine => ({
  seq: 9,
  type: 'case.open',
  v: 1,
  day: '2026-03-01',
  log: 'log',
  fields: {},
  withheld: [],
  ...changes,
});
