import { itemsOf } from '../../shared/bundle/edition-plan.ts';
import type { Json } from '../../shared/ledger/canonical-json.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';

export type LineHit = {
  readonly line: RevealedLine;
  /** Evidence that the line is about. */
  readonly items: readonly string[];
  /** Text of the line around the first word found. */
  readonly excerpt: string;
};

const aroundCharacters = 80;

/** Lines whose disclosed texts hold every word, whatever its case. */
export const searchLines = (lines: readonly RevealedLine[], query: string): readonly LineHit[] => {
  const words = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) return [];
  return lines.flatMap((line): readonly LineHit[] => {
    const texts = textsIn(line.fields);
    const lower = texts.map((text) => text.toLowerCase());
    if (!words.every((word) => lower.some((text) => text.includes(word)))) return [];
    const at = lower.findIndex((text) => text.includes(first));
    return [{ line, items: itemsOf(line), excerpt: excerptOf(texts[at] ?? '', lower[at]?.indexOf(first) ?? 0) }];
  });
};

const excerptOf = (text: string, at: number): string => {
  const from = Math.max(0, at - aroundCharacters);
  const to = at + 2 * aroundCharacters;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
};

const textsIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
};
