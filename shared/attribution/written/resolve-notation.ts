import { err, ok, type Failure, type Result } from '../../base/result.ts';
import { parseNotation, type NotationPart } from '../../domain/written-notation.ts';
import type { SentencePart, WrittenSentence } from '../../domain/written-sentence.ts';
import type { Citable } from './written-facts.ts';

/** What the fields of a notation may name. */
export type Known = {
  readonly hypotheses: readonly { readonly id: string; readonly level: number | null }[];
  readonly citable: readonly Citable[];
};

type SentenceFailure = Failure<'BAD_SENTENCE' | 'EMPTY_SENTENCE' | 'NOT_FOUND' | 'AMBIGUOUS' | 'WITHDRAWN'>;

/**
 * A typed sentence as parts. Fields name what is there by its identifier, any unique beginning of it, an exhibit number or
 * the mark of a citation.
 */
export const readSentence = (text: string, known: Known): Result<WrittenSentence['parts'], SentenceFailure> => {
  const notation = parseNotation(text.trim());
  if (!notation.ok) return notation;
  const parts: SentencePart[] = [];
  for (const part of notation.value) {
    const read = readPart(part, known);
    if (!read.ok) return read;
    parts.push(read.value);
  }
  return parts.some((part) => part.kind === 'words' && /[\p{L}\p{N}]/u.test(part.text ?? ''))
    ? ok(parts)
    : err({
        code: 'EMPTY_SENTENCE',
        message: 'The sentence has no words of its own; nothing was recorded.',
        hint: 'Write what the fields and citations are to say.',
      });
};

const readPart = (part: NotationPart, known: Known): Result<SentencePart, SentenceFailure> => {
  switch (part.kind) {
    case 'words':
      return ok(part);
    case 'cite': {
      const found = findOne(known.citable, part.of, 'item, finding, assumption, gap, indicator or source');
      if (!found.ok) return found;
      const { of, id, state } = found.value;
      return state === 'withdrawn'
        ? err({
            code: 'WITHDRAWN',
            message: `The ${of} ${part.of} was withdrawn and counts no longer, so nothing can rest on it.`,
            hint: 'Cite what stands.',
            at: part.of,
          })
        : ok({ kind: 'cite', of, id });
    }
    case 'confidence': {
      const level = levels.find((one) => String(one) === part.of);
      return level !== undefined && known.hypotheses.some((one) => one.level === level)
        ? ok({ kind: 'confidence', level })
        : err({
            code: 'NOT_FOUND',
            message: `The case has no hypotheses on level ${JSON.stringify(part.of)}, so it states no confidence there.`,
            hint: 'Name a level from 1 to 4 on which there are hypotheses.',
            at: part.of,
          });
    }
    case 'likelihood':
    case 'probability':
    case 'hypothesis': {
      const found = findOne(known.hypotheses, part.of, 'hypothesis');
      return found.ok ? ok({ kind: part.kind, hypothesis: found.value.id }) : found;
    }
  }
};

const levels = [1, 2, 3, 4] as const;

const findOne = <One extends { readonly id: string; readonly mark?: string }>(
  all: readonly One[],
  reference: string,
  what: string,
): Result<One, SentenceFailure> => {
  const exact = all.filter(({ id, mark }) => id === reference || mark === reference);
  const found = exact.length > 0 ? exact : all.filter(({ id }) => id.startsWith(reference));
  const [only] = found;
  if (only !== undefined && found.length === 1) return ok(only);
  return err({
    code: only === undefined ? 'NOT_FOUND' : 'AMBIGUOUS',
    message:
      only === undefined
        ? `There is no ${what} ${JSON.stringify(reference)} in the case.`
        : `${JSON.stringify(reference)} stands for ${found.length} of them: it is no unique ${what}.`,
    hint: 'Give more of the identifier, or the mark of the citation, such as an exhibit number.',
    at: reference,
  });
};
