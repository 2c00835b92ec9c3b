import { lineTypes } from '../../../../shared/ledger/line-types.ts';
import { textToParagraphs } from '../../../../shared/ledger/text.ts';
import type { Rule } from './withholding.ts';

/** One text of a line whose words can be withheld one by one. `member` null: the field is the text. */
export type LineText = {
  readonly line: number;
  readonly field: string;
  readonly member: string | null;
  readonly text: string;
};
type WordsRule = Extract<Rule, { readonly paragraph: number }>;

/** The texts of a field as the ledger's table of types has them; none where it holds names, dates or numbers. */
export const textsOf = (type: string, { line, field }: { line: number; field: string }, value: unknown): LineText[] => {
  const paths = Object.hasOwn(lineTypes, type) ? (lineTypes[type]?.fields[field]?.texts ?? []) : [];
  if (paths.includes('')) return typeof value === 'string' ? [{ line, field, member: null, text: value }] : [];
  if (paths.length === 0 || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, text]: [string, unknown]) =>
    typeof text === 'string' && text !== '' && (paths.includes(member) || paths.includes('*'))
      ? [{ line, field, member, text }]
      : [],
  );
};

const isOf = ({ line, field, member }: LineText, rule: Rule): rule is WordsRule =>
  'paragraph' in rule && rule.line === line && rule.field === field && (rule.member ?? null) === member;

export const isWordChosen = (rules: readonly Rule[], text: LineText, paragraph: number, at: number): boolean =>
  rules.some((rule) => isOf(text, rule) && rule.paragraph === paragraph && rule.first <= at && at <= rule.last);

/** The rules with one word more, or without it: one rule for each run of words. */
export const toggleWord = (rules: readonly Rule[], text: LineText, paragraph: number, at: number): readonly Rule[] => {
  const others = rules.filter((rule) => !isOf(text, rule) || rule.paragraph !== paragraph);
  const count = textToParagraphs(text.text)[paragraph]?.length ?? 0;
  const { line, field, member } = text;
  const spans: WordsRule[] = [];
  for (let word = 0; word < count; word += 1) {
    if (isWordChosen(rules, text, paragraph, word) === (word === at)) continue;
    const last = spans.at(-1);
    if (last?.last === word - 1) spans[spans.length - 1] = { ...last, last: word };
    else spans.push({ line, field, ...(member !== null && { member }), paragraph, first: word, last: word });
  }
  return [...others, ...spans];
};

/** The chosen words of a text, as they are looked for elsewhere: the first run of them. */
export const chosenWords = (rules: readonly Rule[], text: LineText): string => {
  const first = rules.find((rule): rule is WordsRule => isOf(text, rule));
  if (first === undefined) return '';
  const words = (textToParagraphs(text.text)[first.paragraph] ?? []).slice(first.first, first.last + 1).join('');
  return words.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
};
