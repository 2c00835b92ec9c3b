import type { WordingId } from '../reference/yardsticks.ts';
import { say, type Sentence, type SentencePart } from './sentence.ts';

export type LikelihoodWord = { readonly word: string; readonly band: string };

export const wordPart = ({ word, band }: LikelihoodWord, wording: WordingId): SentencePart => ({
  kind: 'word',
  text: word,
  band,
  wording,
});

/** `it is likely`, `there is a roughly even chance`: a yardstick's word as English needs it before "that". */
export const likelihoodPhrase = (likelihood: LikelihoodWord, wording: WordingId): Sentence => {
  const part = wordPart(likelihood, wording);
  switch (likelihood.word) {
    case 'almost no chance':
      return say`there is ${part}`;
    case 'roughly even odds':
      return say`there are ${part}`;
    case 'remote':
      return say`the likelihood is ${part}`;
    case 'roughly even chance':
    case 'remote chance':
    case 'realistic possibility':
      return say`there is a ${part}`;
    default:
      return say`it is ${part}`;
  }
};

/** A hypothesis as the clause after "that", without its full stop. A withheld one is named by its id. */
export const statementClause = ({
  id,
  name,
  statement,
}: {
  readonly id: string;
  readonly name: string;
  readonly statement: string | null;
}): Sentence => {
  const text = (statement ?? '').trim();
  if (text === '') return say`${{ kind: 'hypothesis', id, text: name }} is right (its statement is withheld)`;
  return [{ kind: 'hypothesis', id, text: toClause(text) }];
};

// Only words that are never names may lose their capital.
const opening =
  /^(?:The|A|An|Another|This|That|These|No|Nobody|Someone|Somebody|Some|One|It|There|Persons|Several)(?= )/u;

const toClause = (statement: string): string =>
  statement.replace(/(?<!\.)\.$/u, '').replace(opening, (word) => word.toLowerCase());
