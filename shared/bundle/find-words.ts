import { foldText } from '../base/folded-text.ts';
import { isJsonObject, type Json } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { textToParagraphs } from '../ledger/text.ts';
import { disclosingOf } from './edition-plan.ts';
import type { WithholdRule } from './redaction.ts';
import { textsOfField } from './withheld-words.ts';

/** One place of a case at which words stand. */
export type WordPlace = {
  readonly line: number;
  readonly type: string;
  readonly field: string;
  readonly member: string | null;
  /** What withholds it, and no more than it must: words of a text, or the whole field where it is no text. None: `kept` says why. */
  readonly rules: readonly WithholdRule[];
  /** `always`: every edition shows it; `skeleton`: the numbers need it. */
  readonly kept: 'always' | 'skeleton' | null;
  readonly before: string;
  readonly match: string;
  readonly after: string;
};

/** Every place in the fields of a case at which a text stands, without regard to spelling (`foldText`). In order. */
export const findWords = (lines: readonly RevealedLine[], text: string): readonly WordPlace[] => {
  const wanted = foldText(text);
  if (wanted === '') return [];
  return lines.flatMap((line) =>
    Object.keys(line.fields)
      .sort()
      .flatMap((field) => [...findInTexts(line, field, wanted), ...findInValue(line, field, wanted)]),
  );
};

const findInTexts = (line: RevealedLine, field: string, wanted: string): readonly WordPlace[] =>
  textsOfField(line, field).flatMap(({ member, text }) => {
    const words = textToParagraphs(text).flatMap((tokens, paragraph) =>
      tokens.map((token, at) => ({ token, paragraph, at })),
    );
    const place = { line: line.seq, field, ...(member !== null && { member }) };
    const kept = keptOf(line, field);
    return spansOf(
      words.map(({ token }) => token),
      wanted,
    ).map(([first, last]) => ({
      line: line.seq,
      type: line.type,
      field,
      member,
      rules: kept === null ? inParagraphs(words.slice(first, last + 1)).map((span) => ({ ...place, ...span })) : [],
      kept,
      ...contextOf(words.slice(0, first), words.slice(first, last + 1), words.slice(last + 1)),
    }));
  });

type Word = { readonly token: string; readonly paragraph: number; readonly at: number };

/** First and last word of each occurrence, none inside another. */
const spansOf = (tokens: readonly string[], wanted: string): readonly (readonly [number, number])[] => {
  const starts: number[] = [];
  let all = '';
  for (const token of tokens) {
    const folded = foldText(token);
    if (all !== '' && folded !== '') all += ' ';
    starts.push(all.length);
    all += folded;
  }
  const wordAt = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  const spans: [number, number][] = [];
  for (let at = all.indexOf(wanted); at !== -1; at = all.indexOf(wanted, at + wanted.length)) {
    const span: [number, number] = [wordAt(at), wordAt(at + wanted.length - 1)];
    const before = spans.at(-1);
    // Twice in one word is one place.
    if (before !== undefined && before[1] >= span[0]) before[1] = span[1];
    else spans.push(span);
  }
  return spans;
};

/** A rule withholds words of one paragraph. */
const inParagraphs = (words: readonly Word[]) => {
  const spans: { paragraph: number; first: number; last: number }[] = [];
  for (const { paragraph, at } of words) {
    const open = spans.at(-1);
    if (open?.paragraph === paragraph) open.last = at;
    else spans.push({ paragraph, first: at, last: at });
  }
  return spans;
};

const contextCharacters = 60;
const contextOf = (before: readonly Word[], match: readonly Word[], after: readonly Word[]) => ({
  before: textOf(before.slice(-contextCharacters)).slice(-contextCharacters),
  match: textOf(match),
  after: textOf(after.slice(0, contextCharacters)).slice(0, contextCharacters),
});
const textOf = (words: readonly Word[]): string => words.map(({ token }) => token).join('');

/** Names, titles, addresses and the like, which are withheld whole. */
const findInValue = (line: RevealedLine, field: string, wanted: string): readonly WordPlace[] => {
  const texts = new Set(textsOfField(line, field).map(({ member }) => member));
  if (texts.has(null)) return [];
  const value = line.fields[field] ?? null;
  const named: readonly (readonly [string | null, Json])[] = isJsonObject(value)
    ? Object.entries(value).filter(([name]) => !texts.has(name))
    : [[null, value]];
  const kept = keptOf(line, field);
  return named.flatMap(([member, json]) =>
    leavesOf(json)
      .filter((leaf) => foldText(leaf).includes(wanted))
      .map((leaf) => ({
        line: line.seq,
        type: line.type,
        field,
        member,
        rules: kept === null ? [{ line: line.seq, field }] : [],
        kept,
        before: '',
        match: leaf.slice(0, 2 * contextCharacters),
        after: '',
      })),
  );
};

const keptOf = (line: RevealedLine, field: string): WordPlace['kept'] => {
  const disclosing = disclosingOf(line, field);
  return disclosing === 'marked' ? null : disclosing;
};

const leavesOf = (value: Json): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((one: Json) => leavesOf(one)) : [];
};
