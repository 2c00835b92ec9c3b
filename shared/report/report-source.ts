import type { AssessmentRows } from '../attribution/assessment-rows.ts';
import { tablesToAssessmentRows } from '../attribution/assessment-rows.ts';
import { nameAssessment, type AssessmentNames } from '../attribution/assessment-names.ts';
import type { Assessment, LevelAssessment } from '../attribution/assessment-shape.ts';
import { levelToOverview, type Overview } from '../attribution/overview-model.ts';
import { shortText } from '../base/short-text.ts';
import type { EditionFile } from '../bundle/edition-file.ts';
import type { GatesSection, HarmSection, MeasuresSection, RedressSection } from '../consequence/consequence-shape.ts';
import type { CaseTables, EvidenceRow } from '../domain/case-tables.ts';
import { sectionWords } from '../domain/report-vocabulary.ts';
import { writtenSentences } from '../domain/written-assessment.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { Span } from './blocks.ts';
import type { PolicyProfile } from '../reference/policy-profiles.ts';

/** All that a report is made from: files of a bundle, or the same of a case that is not frozen. */
export type ReportSource = {
  readonly origin: string;
  /** `view.json`: the lines as the edition tells them, and the tables that follow from them. */
  readonly lines: readonly RevealedLine[];
  readonly tables: CaseTables;
  /** `assessment.json`. */
  readonly assessment: Assessment;
  /** The numbers of the release before this one; null where there is none. */
  readonly earlier: EarlierRelease | null;
  /** Its sections on harm, gates and redress, with the policy profile that they name; null where that is not at hand. */
  readonly consequence: StatedConsequence | null;
  /** The numbers without every item that the edition withholds; null where it shows each of them. */
  readonly withoutWithheld: WithoutWithheld | null;
  /** `edition.json`, the privilege log. */
  readonly edition: Pick<EditionFile, 'edition' | 'tlp' | 'withheld'>;
  /** The three lines of the release's checkpoint; null: not frozen, a draft. */
  readonly checkpoint: string | null;
};
export type StatedConsequence = {
  readonly harm: HarmSection | null;
  readonly gates: GatesSection | null;
  readonly measures: MeasuresSection | null;
  readonly redress: RedressSection | null;
  readonly policy: PolicyProfile;
};
export type WithoutWithheld = { readonly items: number; readonly assessment: Assessment };
export type EarlierRelease = { readonly size: number; readonly assessment: Assessment };

/** A source with what every section needs of it. */
export type ReportContext = ReportSource & {
  readonly rows: AssessmentRows;
  readonly items: readonly EvidenceRow[];
  readonly itemById: ReadonlyMap<string, EvidenceRow>;
  readonly levels: readonly ReportLevel[];
  readonly isSingleSigner: boolean;
};
export type ReportLevel = {
  readonly level: number;
  readonly assessment: LevelAssessment;
  readonly names: AssessmentNames;
  readonly overview: Overview;
};

export const toContext = (source: ReportSource): ReportContext => {
  const { tables, assessment } = source;
  const rows = tablesToAssessmentRows(tables);
  const isSingleSigner = tables.rows('identity').filter(({ revokedSeq }) => revokedSeq === null).length < 2;
  const items = tables.rows('evidence').toSorted((left, right) => left.seq - right.seq);
  return {
    ...source,
    rows,
    items,
    itemById: new Map(items.map((item) => [item.key, item])),
    levels:
      assessment.status === 'computed'
        ? assessment.levels.map((level) => ({
            level: level.level,
            assessment: level,
            names: nameAssessment(level.scores, rows),
            overview: levelToOverview(level, rows, { isSingleSigner }),
          }))
        : [],
    isSingleSigner,
  };
};

/** `EX-0007`, or the beginning of the identifier where the number is withheld. A number is whatever somebody typed, so it is cut. */
export const citation = (item: Pick<EvidenceRow, 'exhibit' | 'key'> | undefined): string =>
  item === undefined
    ? 'unknown item'
    : item.exhibit === null
      ? `${item.key.slice(0, 11)}…`
      : shortText(item.exhibit, citationCharactersMax);
const citationCharactersMax = 32;

/** The same, set off; a page makes it a way to the item. */
export const citedItem = (item: Pick<EvidenceRow, 'exhibit' | 'key'> | undefined): Span => ({
  kind: 'strong',
  text: citation(item),
  ...(item !== undefined && { item: item.key }),
});

/** The title of what is computed of a section: where people wrote one of that name, theirs comes first and bears it. */
export const computedTitle = (
  { tables }: Pick<ReportContext, 'tables'>,
  section: 'alternatives' | 'basis' | 'change',
): string => {
  const isWritten = writtenSentences(tables).some((sentence) => sentence.section === section);
  return isWritten ? `${sectionWords[section]}: what is computed` : sectionWords[section];
};

/** The time that the document bears: that of the freeze, or of the newest line of a draft. Never the clock's. */
export const documentTime = ({ lines }: Pick<ReportSource, 'lines'>): string => {
  const last = lines.at(-1);
  const at = last?.fields['at'];
  return typeof at === 'string' ? at : `${last?.day ?? '1970-01-01'}T00:00:00Z`;
};
