import { describe, expect, it } from 'vitest';
import { harmOfCase } from '../../../shared/consequence/case-harm.ts';
import { policyOfCase } from '../../../shared/consequence/case-policy.ts';
import { linesToHarmHistory } from '../../../shared/consequence/harm-history.ts';
import { harmToSection } from '../../../shared/consequence/harm-section.ts';
import { applyLine } from '../../../shared/domain/apply-line.ts';
import { createMemoryTables, type CaseTables } from '../../../shared/domain/case-tables.ts';
import { redLineIds } from '../../../shared/domain/vocabulary.ts';
import { harmAnchors, redLineWords } from '../../../shared/reference/harm-card.ts';
import { defaultPolicy } from '../../../shared/reference/policy-profiles.ts';
import type { LineDraft } from '../../../shared/ledger/line.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { nodeCrypto } from '../../../services/node-crypto.ts';
import { draft, testId, testOrigin } from '../../support/drafts.ts';
import { valueOf } from '../../support/results.ts';

const lineOf = ({ type, fields }: LineDraft, seq: number): RevealedLine => ({
  seq,
  type,
  v: 1,
  day: '2026-03-01',
  log: testOrigin,
  fields,
  withheld: [],
});
const linesOf = (drafts: readonly LineDraft[]): readonly RevealedLine[] => drafts.map(lineOf);
const tablesOf = (drafts: readonly LineDraft[]): CaseTables => {
  const tables = createMemoryTables();
  for (const line of linesOf(drafts)) applyLine(line, tables);
  return tables;
};
type Given = readonly [score: number, status: 'observed' | 'estimated' | 'potential'];
const scored = (scores: Readonly<Record<string, Given>>): LineDraft =>
  draft('harm.set', {
    scores: Object.fromEntries(Object.entries(scores).map(([name, [score, status]]) => [name, { score, status }])),
    cites: Object.fromEntries(Object.keys(scores).map((name) => [name, [testId('evidence')]])),
    notes: Object.fromEntries(Object.keys(scores).map((name) => [name, 'Seen.'])),
  });
const policyOf = (tables: CaseTables) =>
  valueOf(policyOfCase({ tables, profileText: () => undefined, sha256Hex: nodeCrypto.sha256Hex }));
const sectionOf = (tables: CaseTables) => {
  const policy = policyOf(tables);
  return harmToSection(harmOfCase(tables, policy.policy), policy);
};

describe('the harm card of a case', () => {
  it('takes the latest score of each criterion, and a score that was taken back counts 0 and is listed', () => {
    // 25 · (.22 · 3) = 16.50, which is level 1; serious injury makes it 3.
    const tables = tablesOf([scored({ life: [1, 'estimated'] }), scored({ life: [3, 'observed'] })]);
    expect(harmOfCase(tables, defaultPolicy)).toMatchObject({
      index: 16.5,
      actual: 3,
      overrides: ['OVR-LIFE3'],
      lines: { life: 1 },
    });
    applyLine(lineOf(draft('harm.withdraw', { criterion: 'life' }), 2), tables);
    const card = harmOfCase(tables, defaultPolicy);
    expect(card).toMatchObject({ index: 0, actual: 0, scores: {}, overrides: [] });
    expect(card.missing).toContain('life');
  });

  it('names red lines that stand, in their order, and moves no number by them', () => {
    const raise = (redLine: string, status = 'raised') => draft('redline.set', { redLine, status });
    const tables = tablesOf([raise('RL8'), raise('RL1'), raise('RL4'), raise('RL4', 'cleared')]);
    expect(harmOfCase(tables, defaultPolicy)).toMatchObject({
      index: 0,
      actual: 0,
      potential: 0,
      redLines: [
        { id: 'RL1', line: 1 },
        { id: 'RL8', line: 0 },
      ],
    });
  });

  it('is stated in a release with its lines, levels, both indices and the profile, which is the default until two persons activate another', () => {
    const tables = tablesOf([
      scored({ criticality: [4, 'observed'], disruption: [3, 'observed'], scope: [4, 'potential'] }),
      draft('redline.set'),
    ]);
    // 25 · (.14 · 4 + .14 · 3) = 24.50 is level 1, and a lifeline that is lost makes it 3; 13 more are feared.
    expect(sectionOf(tables)).toEqual({
      v: 1,
      profile: {
        id: 'default-civilian-protection',
        version: '1.0.0',
        status: 'PROPOSED - policy, not law',
        sha256: policyOf(tables).sha256,
        line: null,
      },
      scores: {
        criticality: { score: 4, status: 'observed', line: 0 },
        disruption: { score: 3, status: 'observed', line: 0 },
        scope: { score: 4, status: 'potential', line: 0 },
      },
      index: '24.500000',
      potentialIndex: '37.500000',
      actual: 3,
      potential: 3,
      overrides: ['OVR-LIFELINE'],
      missing: ['life', 'duration', 'collateral', 'reversibility', 'vulnerable', 'data'],
      redLines: [{ id: 'RL1', line: 1 }],
    });
  });

  it('cannot be computed by a profile whose bytes are not at hand', () => {
    const tables = createMemoryTables();
    tables.put('profile', { key: 'policy', purpose: 'policy', sha256: 'ab', seq: 3, body: null });
    expect(policyOfCase({ tables, profileText: () => undefined, sha256Hex: nodeCrypto.sha256Hex })).toMatchObject({
      error: { code: 'PROFILE_MISSING' },
    });
  });
});

describe('how a harm card became so', () => {
  it('is told line by line, each with what it moved in words', () => {
    const steps = linesToHarmHistory(
      linesOf([
        scored({ life: [2, 'estimated'] }),
        scored({ life: [3, 'observed'], scope: [2, 'potential'] }),
        draft('redline.set'),
        scored({ life: [3, 'observed'] }),
        draft('harm.withdraw', { criterion: 'life' }),
        draft('redline.set', { status: 'cleared' }),
      ]),
      defaultPolicy,
    );
    expect(steps.map(({ line, delta }) => [line, delta])).toEqual([
      [
        0,
        'The actual level rose from 0 (negligible) to 1 (minor); the actual index rose from 0.00 to 11.00; the potential level rose from 0 (negligible) to 1 (minor); the potential index rose from 0.00 to 11.00.',
      ],
      [
        1,
        'The actual level rose from 1 (minor) to 3 (serious); the actual index rose from 11.00 to 16.50; the potential level rose from 1 (minor) to 3 (serious); the potential index rose from 11.00 to 23.00.',
      ],
      [2, 'RL1 was raised.'],
      [3, 'No level, index or red line moved.'],
      [
        4,
        'The actual level fell from 3 (serious) to 0 (negligible); the actual index fell from 16.50 to 0.00; the potential level fell from 3 (serious) to 0 (negligible); the potential index fell from 23.00 to 6.50.',
      ],
      [5, 'RL1 was cleared.'],
    ]);
    expect(steps[0]?.words).toBe('Scored harm to civilians: life 2 (estimated).');
  });
});

it('has five anchors for each criterion, and for each red line what it changes', () => {
  for (const { anchors } of Object.values(harmAnchors)) expect(new Set(anchors).size).toBe(5);
  expect(Object.keys(redLineWords)).toEqual([...redLineIds]);
});
