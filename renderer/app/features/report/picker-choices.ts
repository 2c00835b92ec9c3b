import { references } from '../../../../shared/attribution/written/sentence-notation.ts';
import type { WrittenFacts } from '../../../../shared/attribution/written/written-facts.ts';

/** A field that can be put where the cursor is. */
export type PickerChoice = {
  readonly id: string;
  /** As it is typed, with its braces. */
  readonly notation: string;
  readonly mark: string;
  readonly words: string;
};

export type Trigger = { readonly sign: '@' | '#'; readonly from: number; readonly query: string };

const queryCharactersMax = 40;

/** The sign behind which somebody is typing, with what stands between it and the cursor; null where there is none. */
export const triggerAt = (text: string, cursor: number): Trigger | null => {
  const found = /(?:^|[\s(,;])([@#])([^@#{}\n]*)$/u.exec(text.slice(0, cursor));
  const [, sign, query = ''] = found ?? [];
  if ((sign !== '@' && sign !== '#') || query.length > queryCharactersMax) return null;
  return { sign, query, from: cursor - query.length - 1 };
};

const choicesMax = 60;

/** What is offered behind a sign: what can be cited behind `@`, what follows the computation behind `#`. */
export const pickerChoices = (facts: WrittenFacts, { sign, query }: Pick<Trigger, 'sign' | 'query'>) => {
  const wanted = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const isWanted = ({ mark, words }: PickerChoice): boolean => {
    const text = `${mark} ${words}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  return (sign === '@' ? citations(facts) : fields(facts)).filter(isWanted).slice(0, choicesMax);
};

const citations = (facts: WrittenFacts): readonly PickerChoice[] => {
  const { citation } = references(facts);
  return facts.citable
    .filter(({ state }) => state !== 'withdrawn')
    .map(({ of, id, mark, label }) => ({
      id,
      notation: `{cite:${citation(id)}}`,
      mark,
      words: `${label ?? 'withheld'} (${of})`,
    }));
};

const fields = (facts: WrittenFacts): readonly PickerChoice[] => {
  const { hypothesis } = references(facts);
  return [
    ...facts.hypotheses.flatMap(({ id, level, name, isLead, word, likelihood, probability }) => {
      const of = `${name} (level ${level ?? 'withheld'}${isLead ? ', leads' : ''})`;
      const short = hypothesis(id);
      return [
        {
          id: `${id} likelihood`,
          notation: `{likelihood:${short}}`,
          mark: word ?? likelihood.text,
          words: `likelihood: ${of}`,
        },
        {
          id: `${id} hypothesis`,
          notation: `{hypothesis:${short}}`,
          mark: 'what it claims',
          words: `statement: ${of}`,
        },
        {
          id: `${id} probability`,
          notation: `{probability:${short}}`,
          mark: probability.text,
          words: `probability: ${of}`,
        },
      ];
    }),
    ...facts.levels.map(({ level, question, confidence }) => ({
      id: `confidence ${level}`,
      notation: `{confidence:${level}}`,
      mark: `${confidence.text} confidence`,
      words: `level ${level}: ${question}`,
    })),
  ];
};

/** The text with the choice in the place of the sign and what was typed behind it, and where the cursor is then. */
export const insertChoice = (
  text: string,
  { from, query }: Trigger,
  { notation }: PickerChoice,
): { readonly text: string; readonly cursor: number } => ({
  text: text.slice(0, from) + notation + text.slice(from + 1 + query.length),
  cursor: from + notation.length,
});
