import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoFilePath } from '../../../services/demo/demo-content.ts';
import type { DemoContent } from '../../../services/demo/demo-content.ts';
import { ukraine2016 } from '../../../services/demo/ukraine-2016.ts';
import { tlpRank } from '../../../shared/domain/vocabulary.ts';

const dataBytesMax = 700_000;
const rationaleCharactersMin = 30;

const keysOf = (items: readonly { readonly key: string }[]): readonly string[] => items.map(({ key }) => key);

const duplicatesOf = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

/** Every way in which a case contradicts itself, in words; empty when it holds together. */
const inconsistenciesOf = (content: DemoContent): readonly string[] => {
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

const dataFiles = (): readonly string[] =>
  readdirSync(demoFilePath('.'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(demoFilePath(name)).isFile());

const textOf = (file: string): string => readFileSync(demoFilePath(file), 'utf8');
const linesOf = (file: string): readonly string[] => textOf(file).trimEnd().split('\n');

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
const stixObjects = (file: string): z.infer<typeof bundleSchema>['objects'] =>
  bundleSchema.parse(JSON.parse(textOf(file))).objects;

/** ATT&CK ids of the techniques which a campaign or group is recorded as using. */
const techniquesUsed = (file: string, seedName: string): readonly string[] => {
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

const sharedCount = (left: readonly string[], right: readonly string[]): number =>
  left.filter((entry) => right.includes(entry)).length;

const descriptionOf = (key: string): string => ukraine2016.evidence.find((item) => item.key === key)?.description ?? '';

describe('demonstration case content', () => {
  it('holds together: every key exists, every row is complete, every link, time and marking is well-formed', () => {
    expect(inconsistenciesOf(ukraine2016)).toEqual([]);
  });

  it('says that it is a demonstration and that its ratings are nobody’s assessment', () => {
    expect(ukraine2016.title).toBe('Ukraine power grid, December 2016 (demonstration)');
    expect(ukraine2016.notice).toMatch(/^Demonstration\./u);
    expect(ukraine2016.notice).toContain('not an assessment by anyone');
  });

  it('exercises the method: absence, assumption, deception, no-attack and catch-all, several markings, shared origin', () => {
    const { evidence, groups, hypotheses } = ukraine2016;
    expect(evidence.length).toBeGreaterThanOrEqual(16);
    expect(evidence.filter(({ file }) => file !== null).length).toBeGreaterThanOrEqual(8);
    for (const kind of ['artifact', 'report', 'testimony', 'absence', 'assumption'])
      expect(evidence.map((item) => item.kind)).toContain(kind);
    for (const kind of ['deception', 'no_attack', 'catch_all'])
      expect(hypotheses.filter((item) => item.kind === kind)).toHaveLength(1);
    expect(hypotheses.filter(({ kind }) => kind === 'specific').length).toBeGreaterThanOrEqual(2);
    for (const tlp of ['CLEAR', 'GREEN', 'AMBER', 'RED']) expect(evidence.map((item) => item.tlp)).toContain(tlp);
    expect(evidence.map(({ custody }) => custody)).toEqual(
      expect.arrayContaining(['intact', 'gap_explained', 'not_captured']),
    );
    expect(evidence.map(({ forgeability }) => forgeability)).toContain('high');
    expect(keysOf(groups).filter((key) => evidence.filter(({ group }) => group === key).length < 2)).toEqual([]);
    expect(groups.length).toBeGreaterThanOrEqual(2);
  });

  it('keeps restricted markings off public files, so that no public fact is withheld as secret', () => {
    const restricted = ukraine2016.evidence.filter(({ tlp }) => tlpRank(tlp) >= tlpRank('AMBER'));
    expect(restricted.length).toBeGreaterThanOrEqual(2);
    for (const { file } of restricted) expect(file).toBeNull();
  });
});

describe('the consistency check itself', () => {
  const [firstEvidence, ...otherEvidence] = ukraine2016.evidence;
  const [firstRating, ...otherRatings] = ukraine2016.ratings;
  if (firstEvidence === undefined || firstRating === undefined) throw new Error('the case is empty');
  const withEvidence = (change: Partial<typeof firstEvidence>): DemoContent => ({
    ...ukraine2016,
    evidence: [{ ...firstEvidence, ...change }, ...otherEvidence],
  });
  const withCells = (cells: (typeof firstRating)['cells']): DemoContent => ({
    ...ukraine2016,
    ratings: [{ ...firstRating, cells }, ...otherRatings],
  });

  it.each([
    ['an unknown source', withEvidence({ source: 'nobody' })],
    ['an unknown group', withEvidence({ group: 'nothing' })],
    ['a plain http link', withEvidence({ url: 'http://attack.mitre.org/' })],
    ['a missing file', withEvidence({ file: 'eset/industroyer/missing.txt' })],
    ['a file used twice', withEvidence({ file: 'eset/industroyer/README.adoc' })],
    ['an exhibit out of sequence', withEvidence({ exhibit: 'EX-0002' })],
    ['an impossible time', withEvidence({ collectedAt: '2026-02-30T09:00:00Z' })],
    ['a time with an offset', withEvidence({ collectedAt: '2026-11-23T10:12:06+01:00' })],
    ['intact custody of something never captured', withEvidence({ file: null, media: null })],
    ['a rating marked below its evidence', withEvidence({ tlp: 'AMBER' })],
    ['an absence without adequacy', withEvidence({ kind: 'absence' })],
    ['an item without a row', { ...ukraine2016, ratings: otherRatings }],
    ['a row without a cell', withCells({})],
    [
      'a rationale that says nothing',
      withCells({ ...firstRating.cells, sandworm: { rating: 'CC', rationale: 'Obvious.' } }),
    ],
    ['a row rated twice', { ...ukraine2016, ratings: [...ukraine2016.ratings, firstRating] }],
    [
      'a custody event of an unknown item',
      { ...ukraine2016, extraCustody: [{ evidence: 'nothing', type: 'verified', note: 'x', purpose: 'x' }] },
    ],
  ] satisfies readonly (readonly [string, DemoContent])[])('notices %s', (_name, content) => {
    expect(inconsistenciesOf(content)).not.toEqual([]);
  });
});

describe('demonstration data files', () => {
  const readme = textOf('README.md');

  it('are small, carry their licences, and are listed with size and SHA-256 in the README, without one extra', () => {
    const files = dataFiles().filter((name) => name !== 'README.md');
    const listed = [...readme.matchAll(/^\| `([^`]+)` \| (\d+) \| `([0-9a-f]{64})` \|/gmu)].map(
      ([, name, bytes, hash]) => `${name} ${bytes} ${hash}`,
    );
    const actual = files.map((name) => {
      const bytes = readFileSync(demoFilePath(name));
      return `${name} ${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`;
    });
    expect([...listed].sort()).toEqual([...actual].sort());
    expect(files).toEqual(expect.arrayContaining(['eset/LICENSE', 'attack-ics/LICENSE.txt', 'misp-galaxy/LICENSE.md']));
    expect(dataFiles().reduce((sum, name) => sum + statSync(demoFilePath(name)).size, 0)).toBeLessThan(dataBytesMax);
  });

  it('keep the copyright line that the ATT&CK licence asks for', () => {
    const line =
      /© 20\d\d The MITRE Corporation\. This work is reproduced and distributed with the permission of The MITRE Corporation\./u;
    expect(textOf('attack-ics/LICENSE.txt')).toMatch(line);
    expect(readme).toMatch(line);
  });

  it('are cuts without loose ends: both ends of each relationship, the creator and the marking are in the same file', () => {
    for (const file of ['industroyer', 'ukraine-2016', 'ukraine-2015', 'sandworm', 'comparators'].map(
      (name) => `attack-ics/${name}.json`,
    )) {
      const objects = stixObjects(file);
      const ids = new Set(objects.map(({ id }) => id));
      expect(ids.size).toBe(objects.length);
      const references = objects.flatMap(({ source_ref, target_ref, created_by_ref, object_marking_refs }) => [
        source_ref,
        target_ref,
        created_by_ref,
        ...(object_marking_refs ?? []),
      ]);
      expect(references.filter((id) => id !== undefined && !ids.has(id))).toEqual([]);
    }
    expect(stixObjects('attack-ics/ukraine-2016.json').map(({ id }) => id)).toContain(
      'campaign--aa73efef-1418-4dbe-b43c-87a498e97234',
    );
  });
});

describe('what the exhibits say about the files', () => {
  it('EX-0001 counts nine distinct samples, in three lists of equal length', () => {
    expect(descriptionOf('sample-list')).toContain('Nine distinct SHA-256 values');
    for (const digest of ['sha256', 'sha1', 'md5'])
      expect(new Set(linesOf(`eset/industroyer/samples.${digest}`)).size).toBe(9);
  });

  it('EX-0002 carries the warning of its source about Tor', () => {
    expect(textOf('eset/industroyer/README.adoc')).toContain(
      'Most of the servers with these IP addresses were part of Tor network',
    );
    expect(textOf('eset/industroyer/README.adoc').match(/^- \d+\.\d+\.\d+\.\d+$/gmu)).toHaveLength(5);
    expect(descriptionOf('command-addresses')).toContain('part of the Tor network');
  });

  it('EX-0007 counts shared techniques as they are recorded: three of six, five of six, none', () => {
    const attack2016 = techniquesUsed('attack-ics/ukraine-2016.json', '2016 Ukraine Electric Power Attack');
    const attack2015 = techniquesUsed('attack-ics/ukraine-2015.json', '2015 Ukraine Electric Power Attack');
    const triton = techniquesUsed('attack-ics/comparators.json', 'Triton Safety Instrumented System Attack');
    const dragonfly = techniquesUsed('attack-ics/comparators.json', 'Dragonfly');
    expect([attack2016.length, dragonfly.length]).toEqual([6, 2]);
    expect([attack2015, triton, dragonfly].map((other) => sharedCount(attack2016, other))).toEqual([3, 5, 0]);
    expect(descriptionOf('technique-comparison')).toContain(
      'three are also recorded for the 2015 campaign, five for the Triton campaign and none',
    );
  });

  it('EX-0009 quotes an event of 13 December 2016 with 95 attributes', () => {
    expect(textOf('eset/telebots/misp-telebots.json')).toMatch(/"date":\s*"2016-12-13"/u);
    expect(textOf('eset/telebots/misp-telebots.json')).toMatch(/"attribute_count":\s*"95"/u);
  });

  it('EX-0010 is right that the two published lists share no sample and no address', () => {
    const telebots = linesOf('eset/telebots/samples.sha256');
    expect(new Set(telebots).size).toBe(36);
    for (const digest of ['sha256', 'sha1', 'md5'])
      expect(
        sharedCount(linesOf(`eset/industroyer/samples.${digest}`), linesOf(`eset/telebots/samples.${digest}`)),
      ).toBe(0);
    const controlSection = textOf('eset/telebots/README.adoc').split('=== C&C servers')[1]?.split('===')[0] ?? '';
    const control = controlSection.match(/\d+\.\d+\.\d+\.\d+/gu) ?? [];
    const industroyer = textOf('eset/industroyer/README.adoc').match(/\d+\.\d+\.\d+\.\d+/gu) ?? [];
    expect([control.length, industroyer.length, sharedCount(control, industroyer)]).toEqual([3, 5, 0]);
  });

  it('EX-0011 is right about the synonyms and the figure of the galaxy entry, and that it does not mention 2016', () => {
    const entry = textOf('misp-galaxy/sandworm.json');
    for (const text of ['"ELECTRUM"', '"TeleBots"', '"attribution-confidence": "50"']) expect(entry).toContain(text);
    expect(/"description": "[^"]*"/u.exec(entry)?.[0]).not.toContain('2016');
  });
});
