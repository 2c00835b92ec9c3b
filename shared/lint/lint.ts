import { runSteps, type Steps } from '../base/steps.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { WrittenSentence } from '../domain/written-sentence.ts';
import type { LintFacts } from './facts.ts';
import { newestLint, type LintHit, type LintRule, type LintStatus, type LintVersion } from './rule.ts';
import { lintRules } from './rules.ts';

export type LintOutcome = {
  readonly rule: string;
  readonly status: LintStatus;
  readonly findings: readonly LintHit[];
};

/** Every rule on one case, in the order of the method. */
export const lintCase = (facts: LintFacts, version: LintVersion = newestLint): readonly LintOutcome[] =>
  runSteps(lintInSteps(facts, version));

/** The same rule by rule, for a page. */
export function* lintInSteps(facts: LintFacts, version: LintVersion): Steps<readonly LintOutcome[]> {
  const withheld = withheldFields(facts.lines, facts.sentences);
  const outcomes: LintOutcome[] = [];
  for (const rule of lintRules) {
    yield;
    outcomes.push(
      (rule.since ?? 1) > version
        ? { rule: rule.id, status: 'not_applicable', findings: [] }
        : outcomeOf(rule, facts, withheld, version),
    );
  }
  return outcomes;
}

const outcomeOf = (
  rule: LintRule,
  facts: LintFacts,
  withheld: ReadonlySet<string>,
  version: LintVersion,
): LintOutcome => {
  if (rule.reads.some((field) => withheld.has(field))) {
    return { rule: rule.id, status: 'not_recomputable', findings: [] };
  }
  const findings = rule.check(facts, version);
  if (findings === 'absent') return { rule: rule.id, status: 'not_applicable', findings: [] };
  return { rule: rule.id, status: findings.length === 0 ? 'holds' : 'broken', findings };
};

/** As rules name what they read: `type.field`, `type` where any field of such a line is withheld, and `words`. */
const withheldFields = (lines: readonly RevealedLine[], sentences: readonly WrittenSentence[]): ReadonlySet<string> => {
  const fields = new Set<string>();
  for (const { type, withheld } of lines) {
    for (const { field } of withheld) fields.add(type).add(`${type}.${field}`);
  }
  const lacksWords = sentences.some(({ parts }) => parts.some((part) => part.kind === 'words' && part.text === null));
  const isWordsWithheld = ['sentence.write.words', 'sentence.change.words'].some((field) => fields.has(field));
  if (lacksWords || isWordsWithheld) fields.add('words');
  return fields;
};
