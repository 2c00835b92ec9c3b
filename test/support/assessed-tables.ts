import { nodeCrypto } from '../../services/node-crypto.ts';
import { tablesToAssessmentRows, type AssessmentRows } from '../../shared/attribution/assessment-rows.ts';
import { parseAssessment, type LevelAssessment } from '../../shared/attribution/assessment-shape.ts';
import type { ScoringInput } from '../../shared/attribution/scoring-input.ts';
import { computeAssessment, type AssessmentSections } from '../../shared/bundle/assessment-file.ts';
import { createMemoryTables, type CaseTables, type EvidenceRow } from '../../shared/domain/case-tables.ts';
import { alr1ProfileText } from '../../shared/reference/alr-1.ts';
import { alr1Sha256Hex } from './scoring-inputs.ts';

export type TableNames = {
  readonly statements?: Readonly<Record<string, string | null>>;
  readonly actors?: Readonly<Record<string, string>>;
  readonly titles?: Readonly<Record<string, string | null>>;
  readonly groups?: Readonly<Record<string, string>>;
};

export const blankEvidence: EvidenceRow = {
  key: '',
  seq: 1,
  exhibit: '',
  name: '',
  title: null,
  description: null,
  media: null,
  sha256: null,
  size: null,
  source: null,
  intake: null,
  url: null,
  collectedBy: null,
  collectedAt: null,
  authority: null,
  method: null,
  copy: null,
  md5: null,
  sha1: null,
  note: null,
  personalData: null,
  caveats: null,
  kind: null,
  reliability: null,
  credibility: null,
  custody: null,
  custodyStated: null,
  forgeability: null,
  originGroup: null,
  evidenceClass: null,
  layer: null,
  adequacy: null,
  marking: null,
  tlp: null,
  addedAt: null,
  addedBy: null,
};

/** A case in memory whose level 2 is a scoring input, with the names given. */
export const inputToTables = (input: ScoringInput, names: TableNames = {}): CaseTables => {
  const tables = createMemoryTables();
  tables.put('profile', { key: 'scoring', purpose: 'scoring', sha256: alr1Sha256Hex, seq: 0, body: null });
  for (const { id, type } of input.hypotheses) {
    tables.put('hypothesis', {
      key: id,
      seq: 1,
      kind: type,
      level: 2,
      statement: names.statements?.[id] === undefined ? `The ${id} did it.` : names.statements[id],
      predicts: null,
      refutedBy: null,
      actorName: names.actors?.[id] ?? '',
    });
  }
  for (const item of input.evidence) {
    tables.put('evidence', {
      ...blankEvidence,
      key: item.id,
      title: names.titles?.[item.id] === undefined ? `Item ${item.id}` : (names.titles[item.id] ?? null),
      kind: item.kind,
      reliability: item.rel,
      credibility: String(item.cred),
      custody: item.custody,
      forgeability: item.forge,
      originGroup: item.group,
      adequacy: item.kind === 'absence' ? 'adequate' : null,
    });
    for (const [hypothesis, rating] of Object.entries(item.r)) {
      if (rating === null) continue;
      const key = `${item.id}/${hypothesis}`;
      tables.put('rating', { key, item: item.id, hypothesis, rating, rationale: null, rater: null, seq: 1 });
    }
  }
  for (const [id, rho] of Object.entries(input.rho)) {
    const name = names.groups?.[id] ?? `Group ${id}`;
    tables.put('origin_group', { key: id, seq: 1, name, relation: null, rho: String(rho), reason: null });
  }
  if (input.prior !== 'uniform') {
    for (const [hypothesis, prior] of Object.entries(input.prior)) {
      tables.put('prior', { key: `2/${hypothesis}`, level: 2, hypothesis, prior: String(prior), seq: 1 });
    }
  }
  return tables;
};

export const tablesToSections = (tables: CaseTables, missing: readonly string[] = []): AssessmentSections => {
  const computed = computeAssessment(
    { tables, lines: [], edition: { edition: 'full', tlp: 'RED' }, missing, profileText: () => alr1ProfileText },
    nodeCrypto,
  );
  if (!computed.ok) throw new Error(computed.error.message);
  return computed.value;
};

/** Level 2 of an input as the window gets it: through the tables, the sections and the parser. */
export const assess = (
  input: ScoringInput,
  names: TableNames = {},
): { readonly level: LevelAssessment; readonly rows: AssessmentRows } => {
  const tables = inputToTables(input, names);
  const parsed = parseAssessment(JSON.parse(JSON.stringify(tablesToSections(tables))));
  if (!parsed.ok) throw new Error(`${parsed.error.message} ${parsed.error.at ?? ''}`);
  const level = parsed.value.status === 'computed' ? parsed.value.levels[0] : undefined;
  if (level === undefined) throw new Error('no level was computed');
  return { level, rows: tablesToAssessmentRows(tables) };
};
