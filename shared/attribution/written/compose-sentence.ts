import type { CitedKind, SentencePart, WrittenSentence } from '../../domain/written-sentence.ts';
import { withheldMark } from './citable.ts';
import { notShown } from './facts-of-case.ts';
import type { Shown, WrittenFacts } from './written-facts.ts';

/** A part as it is read, with what it stands for. */
export type ComposedPart =
  | { readonly kind: 'words'; readonly text: string; readonly state: 'stated' | 'withheld' }
  | (Shown & { readonly kind: 'cite'; readonly of: CitedKind; readonly id: string; readonly label: string | null })
  | (Shown & { readonly kind: 'likelihood' | 'probability' | 'hypothesis'; readonly hypothesis: string })
  | (Shown & { readonly kind: 'confidence'; readonly level: number });

export type ComposedSentence = Omit<WrittenSentence, 'parts'> & { readonly parts: readonly ComposedPart[] };

/** The sentence with what its fields say now. What cannot be said says why, in brackets. */
export const composeSentence = (sentence: WrittenSentence, facts: WrittenFacts): ComposedSentence => ({
  ...sentence,
  parts: sentence.parts.map((part, index) => {
    const composed = composePart(part, facts);
    const opens = index === 0 && (composed.kind === 'likelihood' || composed.kind === 'hypothesis');
    return opens ? { ...composed, text: composed.text.charAt(0).toUpperCase() + composed.text.slice(1) } : composed;
  }),
});

const composePart = (part: SentencePart, facts: WrittenFacts): ComposedPart => {
  switch (part.kind) {
    case 'words':
      return part.text === null
        ? { kind: 'words', text: '[withheld]', state: 'withheld' }
        : { kind: 'words', text: part.text, state: 'stated' };
    case 'cite': {
      const { kind, of, id } = part;
      const found = facts.citable.find((one) => one.id === id);
      const { mark, label, state } = found ?? { mark: withheldMark(of), label: null, state: 'withheld' as const };
      return { kind, of, id, label, text: `[${mark}]`, state };
    }
    case 'confidence': {
      const found = facts.levels.find(({ level }) => level === part.level);
      return { kind: 'confidence', level: part.level, ...(found?.confidence ?? notShown('unweighed')) };
    }
    case 'likelihood':
    case 'probability':
    case 'hypothesis': {
      const { kind, hypothesis } = part;
      const found = facts.hypotheses.find(({ id }) => id === hypothesis);
      const shown = kind === 'hypothesis' ? found?.statement : found?.[kind];
      return { kind, hypothesis, ...(shown ?? notShown('withheld')) };
    }
  }
};

export const composedText = ({ parts }: Pick<ComposedSentence, 'parts'>): string =>
  parts.map(({ text }) => text).join('');
