import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { demoFilePath, type DemoContent } from '../../services/demo/demo-content.ts';
import { scoredCredibility } from '../../shared/attribution/case-scoring.ts';
import { parseScoringInput, type ScoringInput } from '../../shared/attribution/scoring-input.ts';
import { tlpRank } from '../../shared/domain/vocabulary.ts';
import { valueOf } from './results.ts';

const rationaleCharactersMin = 30;

export const keysOf = (items: readonly { readonly key: string }[]): readonly string[] => items.map(({ key }) => key);

const duplicatesOf = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

/** Every way in which a case contradicts itself, in words; empty when it holds together. */
export const inconsistenciesOf = (content: DemoContent): readonly string[] => {
  const found: string[] = [];
  const require = (holds: boolean, complaint: string): void => {
    if (!holds) found.push(complaint);
  };
  const evidenceByKey = new Map(content.evidence.map((item) => [item.key, item]));
  const groupKeys = new Set(keysOf(content.groups));
  const sourceKeys = new Set(keysOf(content.sources));
  const hypothesisKeys = [...keysOf(content.hypotheses)].sort();

  for (const list of [content.sources, content.groups, content.evidence, content.hypotheses, content.assumptions])
    for (const key of duplicatesOf(keysOf(list))) found.push(`key ${key} is used twice`);
  for (const file of duplicatesOf(content.evidence.flatMap(({ file }) => (file === null ? [] : [file]))))
    found.push(`file ${file} is used twice`);

  content.evidence.forEach((item, index) => {
    require(item.exhibit === `EX-${String(index + 1).padStart(4, '0')}`, `${item.exhibit} is out of sequence`);
    require(sourceKeys.has(item.source), `${item.key} names an unknown source`);
    require(item.group === null || groupKeys.has(item.group), `${item.key} names an unknown group`);
    require(URL.parse(item.url)?.protocol === 'https:', `${item.key} has no https link`);
    require((item.file === null) ===
      (item.media === null), `${item.key} has a file without media type, or the reverse`);
    require(item.file === null || existsSync(demoFilePath(item.file)), `${item.key} names a missing file`);
    require((item.kind === 'absence') ===
      (item.adequacy !== null), `${item.key} has adequacy without absence, or the reverse`);
    require(item.file !== null || item.custody === 'not_captured', `${item.key} claims custody of nothing`);
    const at = new Date(item.collectedAt);
    const canonical = Number.isNaN(at.getTime()) ? '' : at.toISOString().replace('.000Z', 'Z');
    require(canonical === item.collectedAt, `${item.key} has a malformed time`);
  });

  for (const key of duplicatesOf(content.ratings.map(({ evidence }) => evidence))) found.push(`${key} is rated twice`);
  for (const key of evidenceByKey.keys())
    require(content.ratings.some(({ evidence }) => evidence === key), `${key} is not rated`);
  for (const { evidence, cells, tlp } of content.ratings) {
    const item = evidenceByKey.get(evidence);
    require(item !== undefined, `a rating names unknown evidence ${evidence}`);
    require(item === undefined || tlpRank(tlp) >= tlpRank(item.tlp), `the rating of ${evidence} is marked too low`);
    require(JSON.stringify(Object.keys(cells).sort()) ===
      JSON.stringify(hypothesisKeys), `the row of ${evidence} is incomplete`);
    for (const [hypothesis, { rationale }] of Object.entries(cells))
      require(rationale.trim().length >= rationaleCharactersMin, `${evidence} against ${hypothesis} lacks a rationale`);
  }

  const cited = [
    ...Object.values(content.harm.scores).flatMap(({ evidence }) => evidence),
    ...content.extraCustody.map(({ evidence }) => evidence),
  ];
  for (const key of cited) require(evidenceByKey.has(key), `unknown evidence ${key} is cited`);
  for (const { evidence } of content.extraCustody)
    require(evidenceByKey.get(evidence)?.file !== null, `${evidence} has a custody event without a file`);
  return found;
};

const textOf = (file: string): string => readFileSync(demoFilePath(file), 'utf8');

const bundleSchema = z.object({
  objects: z.array(
    z.object({
      type: z.string(),
      id: z.string(),
      name: z.string().optional(),
      relationship_type: z.string().optional(),
      source_ref: z.string().optional(),
      target_ref: z.string().optional(),
      created_by_ref: z.string().optional(),
      object_marking_refs: z.array(z.string()).optional(),
    }),
  ),
});
export const stixObjects = (file: string): z.infer<typeof bundleSchema>['objects'] =>
  bundleSchema.parse(JSON.parse(textOf(file))).objects;

/** ATT&CK ids of the techniques which a campaign or group is recorded as using. */
export const techniquesUsed = (file: string, seedName: string): readonly string[] => {
  const objects = stixObjects(file);
  const seed = objects.find(({ name }) => name === seedName);
  return objects
    .filter(
      ({ type, source_ref, relationship_type }) =>
        type === 'relationship' && source_ref === seed?.id && relationship_type === 'uses',
    )
    .flatMap(({ target_ref }) => objects.filter(({ id, type }) => id === target_ref && type === 'attack-pattern'))
    .map(({ id }) => id);
};

export const sharedCount = (left: readonly string[], right: readonly string[]): number =>
  left.filter((entry) => right.includes(entry)).length;

/** The matrix of a case, with ids that sort as given: those of a real case are drawn by chance. */
export const scoringInputOf = (content: DemoContent, evidenceInOrder: readonly string[]): ScoringInput => {
  const { evidence, groups, hypotheses, ratings, sources } = content;
  const reliabilityBySource = new Map(sources.map(({ key, reliability }) => [key, reliability]));
  const cellsByEvidence = new Map(ratings.map((row) => [row.evidence, row.cells]));
  return valueOf(
    parseScoringInput({
      hypotheses: hypotheses.map(({ key, kind }) => ({ id: key, type: kind })),
      evidence: evidence.map((item) => ({
        id: `e${String(evidenceInOrder.indexOf(item.key)).padStart(4, '0')}`,
        kind: item.kind,
        rel: reliabilityBySource.get(item.source),
        cred: scoredCredibility(item),
        custody: item.custody,
        forge: item.forgeability,
        group: item.group,
        r: Object.fromEntries(
          Object.entries(cellsByEvidence.get(item.key) ?? {}).map(([hypothesis, { rating }]) => [hypothesis, rating]),
        ),
      })),
      rho: Object.fromEntries(groups.map(({ key, rho }) => [key, Number(rho)])),
      prior: 'uniform',
    }),
  ).input;
};
