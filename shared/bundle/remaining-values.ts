import type { Json } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { disclosingOf, fieldKey, type EditionPlan } from './edition-plan.ts';

/** Where an edition still shows a value that it withholds elsewhere. The value itself is not repeated. */
export type RemainingValue = { readonly withheld: string; readonly shown: string };

// What everybody's lines hold alike, and what has a closed vocabulary, names nothing.
const passedOver: ReadonlySet<string> = new Set([
  'actor',
  'at',
  'tlp',
  'event',
  'kind',
  'reliability',
  'id',
  'item',
  'rater',
  'log',
  'checkpoint',
  'day',
  'sense',
  'tier',
  'attack',
]);
/** Shorter values occur by chance in any text. */
const valueCharactersMin = 6;

/**
 * Withholding a value withholds it in every line that holds it, or the export is refused and shows where it remains
 * (bundle format, section 4). `lines` is the case with everything disclosed.
 */
export const findRemainingValues = (lines: readonly RevealedLine[], plan: EditionPlan): readonly RemainingValue[] => {
  if (plan.withheld.size === 0) return [];
  const shown: { readonly key: string; readonly texts: readonly string[] }[] = [];
  const shownTexts = new Set<string>();
  const hidden = new Map<string, string>();
  for (const line of lines) {
    for (const [field, value] of Object.entries(line.fields)) {
      const key = fieldKey(line.seq, field);
      const texts = leafTexts(value);
      if (!plan.withheld.has(key)) {
        shown.push({ key, texts });
        for (const text of texts) shownTexts.add(text);
      } else if (disclosingOf(line, field) === 'marked' && isNaming(line, field, plan)) {
        const least = valueCharactersMinOf(line, field, plan);
        for (const text of texts) if (text.trim().length >= least) hidden.set(text, key);
      }
    }
  }
  const everything = [...shownTexts].join('\n');
  const found: RemainingValue[] = [];
  for (const [text, withheld] of hidden) {
    // One search over all that is shown; only a hit is worth looking up line by line.
    if (!everything.includes(text)) continue;
    for (const place of shown) {
      if (place.texts.some((candidate) => candidate.includes(text))) found.push({ withheld, shown: place.key });
    }
  }
  return found.slice(0, 100);
};

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
const valueCharactersMinOf = (line: RevealedLine, field: string, plan: EditionPlan): number =>
  oftenChance.has(field) && plan.withheld.get(fieldKey(line.seq, field)) === 'marking'
    ? longValueCharactersMin
    : valueCharactersMin;

// Who collected an item, and by what method, is said of open items too; withheld for its marking it is not meant to
// vanish from those. Withheld by hand it is.
const isNaming = (line: RevealedLine, field: string, plan: EditionPlan): boolean => {
  if (passedOver.has(field)) return false;
  const isByHand = plan.withheld.get(fieldKey(line.seq, field)) !== 'marking';
  return isByHand || (field !== 'collection' && field !== 'hands' && field !== 'privacy' && field !== 'origin');
};

const leafTexts = (value: Json): readonly string[] => {
  if (typeof value === 'string') return identifierPattern.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, Json]) =>
    closedMembers.has(name) ? [] : leafTexts(member),
  );
};
// Random identifiers name nothing outside the case; the skeleton shows them anyway.
const identifierPattern = /^[a-z]{2}-[0-9a-z]{26}$/u;
/** Members of a value that hold a word of a closed list, or a media type. */
const closedMembers: ReadonlySet<string> = new Set(['copy', 'media', 'status', 'kind', 'tier']);
