import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoFilePath } from '../../../services/demo/demo-content.ts';
import type { DemoContent } from '../../../services/demo/demo-content.ts';
import { ukraine2016 } from '../../../services/demo/ukraine-2016/content.ts';
import { tlpRank } from '../../../shared/domain/vocabulary.ts';
import { inconsistenciesOf, keysOf, sharedCount, stixObjects, techniquesUsed } from '../../support/demo-checks.ts';

const dataBytesMax = 800_000;

const dataFiles = (): readonly string[] =>
  readdirSync(demoFilePath('.'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(demoFilePath(name)).isFile());

const textOf = (file: string): string => readFileSync(demoFilePath(file), 'utf8');
const linesOf = (file: string): readonly string[] => textOf(file).trimEnd().split('\n');

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
    for (const file of dataFiles().filter((name) => /^attack-ics\/.*\.json$/u.test(name))) {
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
