import { describe, expect, it } from 'vitest';
import { lintCase, lintInSteps, type LintOutcome } from '../../../shared/lint/lint.ts';
import type { LintFacts } from '../../../shared/lint/facts.ts';
import { newestLint } from '../../../shared/lint/rule.ts';
import { lintRules } from '../../../shared/lint/rules.ts';
import { createMemoryTables } from '../../../shared/domain/case-tables.ts';
import { revealedLine, soundFacts, soundSentences, soundTables, words } from '../../support/lint-facts.ts';
import { brokenCases } from './broken-cases.ts';
import { brokenTexts } from './broken-texts.ts';
import { nearMisses } from './near-misses.ts';

const breaches = [...brokenTexts, ...brokenCases];

const outcomeOf = (rule: string, facts: LintFacts): LintOutcome | undefined =>
  lintCase(facts).find((outcome) => outcome.rule === rule);

describe('the rules of export', () => {
  it.each(breaches)('%s is found, with its places', (name, facts, where) => {
    const [rule = '', fault = ''] = name.split(' ');
    const outcome = outcomeOf(rule, facts);
    expect(outcome?.status).toBe('broken');
    const found = outcome?.findings.filter((finding) => finding.fault === fault) ?? [];
    expect(found.flatMap((finding) => finding.where.map(({ kind, id }) => `${kind} ${id}`))).toEqual(where);
    expect(found.length).toBeGreaterThan(0);
  });

  it.each(nearMisses)('%s is not found in what only comes close', (rule, facts) => {
    expect(outcomeOf(rule, facts)).toEqual({ rule, status: 'holds', findings: [] });
  });

  it('let others have their turn before each of them, and find the same', () => {
    const steps = lintInSteps(soundFacts(), newestLint);
    let turns = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) turns += 1;
    expect(turns).toBeGreaterThanOrEqual(lintRules.length);
    expect(step.value).toEqual(lintCase(soundFacts()));
  });

  it('are broken nowhere in a case that is in order', () => {
    expect(lintCase(soundFacts()).filter(({ status }) => status !== 'holds' && status !== 'not_applicable')).toEqual(
      [],
    );
  });

  it('are each tried by what breaks them, in every way that they can be broken', () => {
    const tried = new Set(breaches.map(([name]) => name));
    const ways = lintRules.flatMap(({ id, faults }) => Object.keys(faults).map((fault) => `${id} ${fault}`));
    expect(ways.filter((way) => !tried.has(way))).toEqual([]);
  });

  it('claim nothing about an empty case', () => {
    const facts = soundFacts({ tables: createMemoryTables(), levels: [], sentences: [] });
    expect([...new Set(lintCase(facts).map(({ status }) => status))]).toEqual(['not_applicable']);
  });

  it('do not take the freeze of a release for one before it', () => {
    const tables = soundTables();
    tables.put('release', { key: '000000000009', seq: 9, request: null, at: '', actor: '', sections: '{}' });
    const facts = soundFacts({ tables, lines: [revealedLine({ type: 'release.freeze' })] });
    expect(outcomeOf('CHANGE', facts)?.status).toBe('not_applicable');
  });

  it('say that they cannot be recomputed where the edition withholds what they read', () => {
    const lines = [revealedLine({ type: 'gap.set', withheld: [{ seq: 9, field: 'statement', digest: 'd' }] })];
    expect(outcomeOf('GAPS', soundFacts({ lines }))?.status).toBe('not_recomputable');
    expect(outcomeOf('INDIC', soundFacts({ lines }))?.status).toBe('holds');
  });

  it('do not judge words that are withheld', () => {
    const sentences = [...soundSentences, { id: 's9', section: 'basis', kind: 'fact', parts: [words(null)] } as const];
    expect(outcomeOf('LIK-BANNED', soundFacts({ sentences }))?.status).toBe('not_recomputable');
    expect(outcomeOf('FACT-SEP', soundFacts({ sentences }))?.status).toBe('holds');
  });
});
