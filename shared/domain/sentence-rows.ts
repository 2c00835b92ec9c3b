import type { SentenceKind, WrittenSection } from './written-sentence.ts';
import type { ReportTemplate } from './report-vocabulary.ts';

/** What was done to a sentence. */
export const sentenceActs = ['write', 'change', 'place', 'remove'] as const;
export type SentenceAct = (typeof sentenceActs)[number];

type Said = {
  readonly kind: SentenceKind | null;
  /** JSON of the form; null where it is withheld. */
  readonly form: string | null;
  /** JSON of the words by part; null where they are withheld. */
  readonly words: string | null;
};

/** A sentence as it stands. Not part of a view: its lines say all of it. */
export type SentenceRow = Said & {
  readonly key: string;
  /** Line that wrote it, and the latest that changed what it says. */
  readonly seq: number;
  readonly latestSeq: number;
  readonly section: WrittenSection | null;
  readonly tlp: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly removedSeq: number | null;
  readonly removedReason: string | null;
};

/** Every line about a sentence, in order. Not part of a view. */
export type SentenceEventRow = Said & {
  readonly key: string;
  readonly seq: number;
  readonly act: SentenceAct;
  readonly sentence: string;
  readonly section: WrittenSection | null;
  readonly before: string | null;
  readonly reason: string | null;
  readonly tlp: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};

/** The sentences of a section in order, as a JSON list of identifiers. Not part of a view. */
export type SentenceOrderRow = { readonly key: string; readonly sentences: string };

/** For whom the report is. Not part of a view. */
export type ReportChoiceRow = {
  readonly key: 'case';
  readonly seq: number;
  readonly template: ReportTemplate | null;
  readonly reader: string | null;
  readonly question: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
