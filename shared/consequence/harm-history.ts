import { z } from 'zod';
import { applyHarmLine } from '../domain/apply-harm.ts';
import { createMemoryTables } from '../domain/case-tables.ts';
import { lineToWords } from '../domain/line-words.ts';
import { noNames } from '../domain/line-word-parts.ts';
import { readFields } from '../domain/line-fields.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { PolicyProfile } from '../reference/policy-profiles.ts';
import { harmLevelName, harmOfCase, type CaseHarm } from './case-harm.ts';

/** Types of the lines that a harm card changes by. */
export const harmLineNames = ['harm.set', 'harm.withdraw', 'redline.set'] as const;

export type HarmStep = {
  readonly line: number;
  readonly at: string | null;
  readonly actor: string | null;
  /** What the line says. */
  readonly words: string;
  /** What it moved, in words. */
  readonly delta: string;
  /** The card after it. */
  readonly card: CaseHarm;
};

/**
 * The harm card after each line that changed it, by one profile: a change of the profile is a change of the yardstick and
 * not of the harm. `lines` are those of `harmLineNames`, in their order.
 */
export const linesToHarmHistory = (
  lines: readonly RevealedLine[],
  policy: Pick<PolicyProfile, 'harm'>,
): readonly HarmStep[] => {
  const tables = createMemoryTables();
  const steps: HarmStep[] = [];
  let before = harmOfCase(tables, policy);
  for (const line of lines) {
    applyHarmLine(line, tables);
    const card = harmOfCase(tables, policy);
    const fields = readFields(line);
    steps.push({
      line: line.seq,
      at: fields.value('at', z.string()),
      actor: fields.value('actor', z.string()),
      words: lineToWords(line, noNames),
      delta: harmDelta(before, card, policy),
      card,
    });
    before = card;
  }
  return steps;
};

/** What moved between two cards, as one sentence. */
const harmDelta = (before: CaseHarm, after: CaseHarm, policy: Pick<PolicyProfile, 'harm'>): string => {
  const named = (level: number): string => `${level} (${harmLevelName(policy, level)})`;
  const moved = (name: string, from: number, to: number, show: (value: number) => string): readonly string[] =>
    from === to ? [] : [`${name} ${to > from ? 'rose' : 'fell'} from ${show(from)} to ${show(to)}`];
  const index = (value: number): string => value.toFixed(2);
  const raised = after.redLines.filter(({ id }) => !before.redLines.some((other) => other.id === id));
  const cleared = before.redLines.filter(({ id }) => !after.redLines.some((other) => other.id === id));
  const parts = [
    ...moved('the actual level', before.actual, after.actual, named),
    ...moved('the actual index', before.index, after.index, index),
    ...moved('the potential level', before.potential, after.potential, named),
    ...moved('the potential index', before.potentialIndex, after.potentialIndex, index),
    ...raised.map(({ id }) => `${id} was raised`),
    ...cleared.map(({ id }) => `${id} was cleared`),
  ];
  const text = parts.length === 0 ? 'no level, index or red line moved' : parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
