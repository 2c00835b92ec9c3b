import { err, ok, type Failure, type Result } from '../base/result.ts';

/**
 * A query as people type it, for SQLite's FTS5:
 *
 *   turbine relay        both words, anywhere; `AND` between them says the same
 *   "circuit breaker"    the words in this order, side by side
 *   indust*              words that begin so
 *   title:kyiv           in the title alone; also `text:`
 *   relay -test          without a word
 *   relay OR breaker     either
 *   relay NEAR/5 open    at most so many words apart (10 where no number is given)
 *
 * Words are compared without case and without accents; whatever is neither letter nor digit parts words, so that
 * `10.1.2.3` is four of them side by side.
 */
export type SearchQuery = {
  /** An FTS5 expression over the columns `title` and `text`. */
  readonly expression: string;
};

const queryCharactersMax = 500;

export const parseSearchQuery = (text: string): Result<SearchQuery, Failure> => {
  if (text.length > queryCharactersMax) return err(badQuery(`it is longer than ${queryCharactersMax} characters`));
  const tokens = readTokens(text);
  if (!tokens.ok) return tokens;
  const groups: string[] = [];
  for (const group of splitAtOr(tokens.value)) {
    const expression = groupToExpression(group);
    if (!expression.ok) return expression;
    groups.push(expression.value);
  }
  return ok({ expression: groups.length === 1 ? (groups[0] ?? '') : groups.map((group) => `(${group})`).join(' OR ') });
};

type Term = { readonly kind: 'term'; readonly column: 'title' | 'text' | null; readonly isExcluded: boolean } & {
  readonly words: string;
  readonly isPrefix: boolean;
};
type Token = Term | { readonly kind: 'or' } | { readonly kind: 'near'; readonly distance: number };

const pattern = /(-?)(?:(title|text):)?(?:"([^"]*)"(\*?)|([^\s"]+))|(")|\s+/guy;
const nearDefault = 10;

const readTokens = (text: string): Result<readonly Token[], Failure> => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [, minus, column, phrase, phraseStar, word, stray] = match;
    if (stray !== undefined) return err(badQuery('a quotation mark is not closed'));
    const given = phrase ?? word;
    if (given === undefined) continue;
    const isPlain = phrase === undefined && minus === '' && column === undefined;
    // Every word is wanted anyway.
    if (isPlain && given === 'AND') continue;
    if (isPlain && given === 'OR') tokens.push({ kind: 'or' });
    else if (isPlain && /^NEAR(?:\/\d{1,3})?$/u.test(given)) {
      tokens.push({ kind: 'near', distance: given === 'NEAR' ? nearDefault : Number(given.slice('NEAR/'.length)) });
    } else {
      const isPrefix = phrase === undefined ? given.endsWith('*') : phraseStar === '*';
      // A sign alone is no word; it is passed over, as it is in the texts.
      if (!/[\p{L}\p{N}]/u.test(given)) continue;
      tokens.push({
        kind: 'term',
        column: column === 'title' || column === 'text' ? column : null,
        isExcluded: minus === '-',
        words: given.replaceAll('*', ' ').trim(),
        isPrefix,
      });
    }
  }
  return ok(tokens);
};

const splitAtOr = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const groups: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'or') groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups;
};

const groupToExpression = (group: readonly Token[]): Result<string, Failure> => {
  const wanted: string[] = [];
  const excluded: string[] = [];
  for (let at = 0; at < group.length; at += 1) {
    const token = group[at];
    const next = group[at + 1];
    if (token?.kind === 'near') return err(badQuery('NEAR stands between two words'));
    if (token?.kind !== 'term') continue;
    if (next?.kind === 'near') {
      const other = group[at + 2];
      if (other?.kind !== 'term' || other.isExcluded || token.isExcluded || other.column !== null) {
        return err(badQuery('NEAR stands between two words'));
      }
      wanted.push(`${columnFilter(token)}NEAR(${termToPhrase(token)} ${termToPhrase(other)}, ${next.distance})`);
      at += 2;
    } else (token.isExcluded ? excluded : wanted).push(columnFilter(token) + termToPhrase(token));
  }
  if (wanted.length === 0) {
    return err(
      badQuery(
        excluded.length === 0 ? 'it holds no word to look for' : 'it only says what is not wanted; add a word that is',
      ),
    );
  }
  const all = wanted.join(' AND ');
  return ok(excluded.length === 0 ? all : `(${all}) NOT (${excluded.join(' OR ')})`);
};

const columnFilter = ({ column }: Term): string => (column === null ? '' : `${column} : `);

/** Everything between quotation marks is words to FTS5, never syntax. */
const termToPhrase = ({ words, isPrefix }: Term): string => `"${words.replaceAll('"', '""')}"${isPrefix ? ' *' : ''}`;

const badQuery = (why: string): Failure => ({
  code: 'BAD_QUERY',
  message: `The search was not understood: ${why}.`,
  hint: 'Type words; "several words" in quotation marks stand side by side, and a star ends the beginning of a word.',
});
