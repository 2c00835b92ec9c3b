import type { ConfidenceLevel } from '../attribution/confidence/confidence.ts';
import type { NumberById, ScoredHypothesis } from '../attribution/base-score.ts';
import type { CaseTables, EvidenceRow } from '../domain/case-tables.ts';
import type { Edition, Tlp } from '../domain/vocabulary.ts';
import type { WrittenSection, WrittenSentence } from '../domain/written-sentence.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { Wording } from '../reference/yardsticks.ts';

/** What the rules read: a case as an edition of it shows it, and what was computed of it. */
export type LintFacts = {
  readonly tables: CaseTables;
  readonly lines: readonly RevealedLine[];
  /** Ascending. */
  readonly levels: readonly LintLevel[];
  readonly wording: Wording;
  readonly sentences: readonly WrittenSentence[];
  /** What the chosen template prints; the program itself writes the alternatives and the change since the last release. */
  readonly sections: readonly WrittenSection[];
  readonly edition: LintEdition;
};

/** `tlp`: the widest marking that the edition shows. */
export type LintEdition = { readonly edition: Edition; readonly tlp: Tlp };

/** What the rules need of one scored level. Probabilities are 0 to 1. */
export type LintLevel = {
  readonly level: number;
  readonly profile: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly hypotheses: readonly ScoredHypothesis[];
  readonly lead: string | null;
  /** There is a lead, and it is one that a ranking by refutation knows. */
  readonly hasRankedLead: boolean;
  readonly weights: NumberById;
  readonly completeness: number;
  readonly modelAgreement: boolean;
  /** What the cross-check puts first, several on a tie. */
  readonly leastRefuted: readonly string[];
  readonly hasSensitivity: boolean;
  readonly confidence: { readonly computed: ConfidenceLevel; readonly stated: ConfidenceLevel };
  /** Independent origins that carry the lead; null where confidence was not tested. */
  readonly origins: number | null;
  /** What is stated of each hypothesis with its parts, and what it entails on the level below. */
  readonly stated: NumberById;
  readonly entails: Readonly<Record<string, string>>;
  readonly isExclusive: boolean;
  /** Band of the case's words by hypothesis; `mustStateRange`: the word of the lead needs its range beside it. */
  readonly bands: Readonly<Record<string, string>>;
  readonly mustStateRange: boolean;
};

/** A level on which an actor, or that there is none, leads: what an assessment judges. */
export const judgedLevels = ({ levels }: LintFacts): readonly LintLevel[] =>
  levels.filter(({ hasRankedLead, completeness }) => hasRankedLead && completeness > 0);

/** Items that count; every item where no level is scored yet. */
export const countedItems = ({ tables, levels }: LintFacts): readonly EvidenceRow[] => {
  const [level] = levels;
  const items = tables.rows('evidence');
  return level === undefined ? items : items.filter(({ key }) => (level.weights[key] ?? 0) > 0);
};

/** Things that somebody holds or said: an absence and an assumption are neither. */
export const isCollected = ({ kind }: Pick<EvidenceRow, 'kind'>): boolean =>
  kind === 'artifact' || kind === 'report' || kind === 'testimony';

/** Where an item comes from: its own source, else that of its intake. */
export const sourceOfItem = (item: EvidenceRow, { tables }: Pick<LintFacts, 'tables'>): string | null =>
  item.source ?? tables.get('intake', item.intake ?? '')?.source ?? null;

/** Lines that state the source of an item. */
export const sourceFields = ['evidence.add.origin', 'evidence.correct.origin', 'intake.open.source'] as const;

export const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';
