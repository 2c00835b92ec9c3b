import { foldText, foldWords, holdsWords } from '../base/folded-text.ts';
import { isJsonObject, type Json } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { disclosingOf, fieldKey, type EditionPlan } from './edition-plan.ts';
import { piecesAround, textOfWords, textsOfField, type WithheldWords } from './withheld-words.ts';

/** Where an edition still shows a value that it withholds elsewhere. The value itself is not repeated. */
export type RemainingValue = {
  readonly withheld: string;
  readonly shown: string;
  /** Withheld by a person, who may say why it stays; what its marking withholds may not. */
  readonly byHand: boolean;
};

// What everybody's lines hold alike, and what has a closed vocabulary, names nothing.
const passedOver: ReadonlySet<string> = new Set([
  'actor',
  'at',
  'tlp',
  'event',
  'kind',
  'reliability',
  'id',
  'rater',
  'log',
  'checkpoint',
  'day',
  'sense',
  'tier',
  'attack',
  'attribution',
  'channel',
  'preset',
  'sectors',
  'state',
  'people',
]);
/** Shorter values occur by chance in any text. */
const valueCharactersMin = 6;

/**
 * Withholding a value withholds it in every line that holds it, or the export is refused and shows where it remains
 * (bundle format, section 4). `lines` is the case with everything disclosed. What a marking withholds is looked for letter
 * by letter; what a person withholds, without regard to spelling (`foldText`), and single words as words.
 */
export const findRemainingValues = (lines: readonly RevealedLine[], plan: EditionPlan): readonly RemainingValue[] => {
  if (plan.withheld.size === 0 && plan.words.size === 0) return [];
  const shown: ShownTexts[] = [];
  const hidden: HiddenText[] = [];
  for (const line of lines) {
    for (const field of Object.keys(line.fields)) {
      const key = fieldKey(line.seq, field);
      if (plan.withheld.has(key)) hidden.push(...hiddenTexts(line, field, plan));
      else shown.push({ key, texts: shownTexts(line, field, plan.words.get(key) ?? []) });
      hidden.push(...hiddenWords(line, field, plan.words.get(key) ?? []));
    }
  }
  const exact = findIn(shown, byText(hidden.filter(({ how }) => how === 'exact')), 'exact');
  const byHand = byText(hidden.filter(({ how }) => how !== 'exact'));
  if (byHand.length === 0) return exact.slice(0, remainingMax);
  const staying = shown.filter(({ key }) => !plan.staying.has(key));
  const folded = staying.map(({ key, texts }) => ({ key, texts: texts.map(foldText) }));
  return [...exact, ...findIn(folded, byHand, 'folded')].slice(0, remainingMax);
};

type ShownTexts = { readonly key: string; readonly texts: readonly string[] };
type HiddenText = { readonly key: string; readonly text: string; readonly how: 'exact' | 'folded' | 'words' };
const remainingMax = 100;

/** Once each, under the last place that withholds it. */
const byText = (hidden: readonly HiddenText[]): readonly HiddenText[] => [
  ...new Map(hidden.map((one) => [`${one.how} ${one.text}`, one])).values(),
];

const findIn = (
  shown: readonly ShownTexts[],
  hidden: readonly HiddenText[],
  how: 'exact' | 'folded',
): readonly RemainingValue[] => {
  const all = new Set(shown.flatMap(({ texts }) => texts));
  const everything = [...all].join('\n');
  return hidden.flatMap(({ key, text, how: own }) => {
    // One search over all that is shown; only a hit is worth looking up line by line.
    if (!everything.includes(text)) return [];
    const isIn = (candidate: string): boolean =>
      own === 'words' && how === 'folded' ? holdsWords(candidate, text) : candidate.includes(text);
    return shown.flatMap((place) =>
      place.texts.some(isIn) ? [{ withheld: key, shown: place.key, byHand: how === 'folded' }] : [],
    );
  });
};

const shownTexts = (line: RevealedLine, field: string, words: readonly WithheldWords[]): readonly string[] => {
  if (words.length === 0) return leafTexts(line.fields[field] ?? null);
  const texts = textsOfField(line, field);
  const pieces = texts.flatMap(({ member, text }) =>
    piecesAround(
      text,
      words.filter((one) => one.member === member),
    ),
  );
  const value = line.fields[field];
  const whole = new Set(texts.map(({ member }) => member));
  const others = isJsonObject(value)
    ? Object.entries(value).flatMap(([name, member]) => (whole.has(name) ? [] : leafTexts({ [name]: member })))
    : [];
  return [...pieces, ...others];
};

const hiddenTexts = (line: RevealedLine, field: string, plan: EditionPlan): readonly HiddenText[] => {
  if (disclosingOf(line, field) !== 'marked' || !isNaming(line, field, plan)) return [];
  const key = fieldKey(line.seq, field);
  const least = valueCharactersMinOf(line, field, plan);
  const isByHand = plan.withheld.get(key) !== 'marking';
  const value = line.fields[field] ?? null;
  // Files of one name come from many places; withheld by hand, the name is meant.
  const named = !isByHand && field === 'item' && isJsonObject(value) ? { ...value, name: null } : value;
  return leafTexts(named).flatMap((text) => {
    if (text.trim().length < least) return [];
    return [isByHand ? { key, text: foldText(text), how: 'folded' } : { key, text, how: 'exact' }];
  });
};

/** Fewer letters are in every other word by chance. */
const wordCharactersMin = 3;

const hiddenWords = (line: RevealedLine, field: string, words: readonly WithheldWords[]): readonly HiddenText[] =>
  words.flatMap((one) => {
    const text = textsOfField(line, field).find(({ member }) => member === one.member)?.text ?? '';
    const folded = foldWords(textOfWords(text, one));
    return folded.length < wordCharactersMin ? [] : [{ key: fieldKey(line.seq, field), text: folded, how: 'words' }];
  });

// What a file says, and a tag that is used throughout the case, stands elsewhere by chance while it is short.
const longValueCharactersMin = 40;
const oftenChance: ReadonlySet<string> = new Set([
  'quote',
  'excerpt',
  'record',
  'tags',
  'words',
  'on',
  'from',
  'to',
  'members',
  'joined',
  'left',
  'parts',
]);
// A title of two or three words is no chance any more.
const titleCharactersMin = 12;
const valueCharactersMinOf = (line: RevealedLine, field: string, plan: EditionPlan): number => {
  if (plan.withheld.get(fieldKey(line.seq, field)) !== 'marking') return valueCharactersMin;
  if (oftenChance.has(field)) return longValueCharactersMin;
  return field === 'item' ? titleCharactersMin : valueCharactersMin;
};

// Who collected an item, and by what method, is said of open items too; withheld for its marking it is not meant to
// vanish from those. Withheld by hand it is.
const isNaming = (line: RevealedLine, field: string, plan: EditionPlan): boolean => {
  if (passedOver.has(field)) return false;
  const isByHand = plan.withheld.get(fieldKey(line.seq, field)) !== 'marking';
  return isByHand || !saidElsewhere.has(field);
};
const saidElsewhere: ReadonlySet<string> = new Set([
  'collection',
  'hands',
  'privacy',
  'origin',
  // Whom partners are, when they were told, and what the case computes.
  'recipients',
  'recipient',
  'ackBy',
  'ackAt',
  'sentAt',
  'moment',
  'answers',
  'said',
  'harm',
]);

const leafTexts = (value: Json): readonly string[] => {
  if (typeof value === 'string') return identifierPattern.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, Json]) =>
    closedMembers.has(name) ? [] : leafTexts(member),
  );
};
// Random identifiers name nothing outside the case; the skeleton shows them anyway.
const identifierPattern = /^[a-z]{2}-[0-9a-z]{26}$/u;
/** Members of a value that hold a word of a closed list, a media type, or the number of an exhibit, by which others may cite it. */
const closedMembers: ReadonlySet<string> = new Set(['copy', 'media', 'status', 'kind', 'tier', 'exhibit']);
