import type { AssetRow, DependencyRow } from './asset-rows.ts';
import type { ClusterEventRow, ClusterLinkRow } from './cluster-rows.ts';
import type { MeasureEventRow } from './measure-rows.ts';
import type { NameClaimRow } from './name-rows.ts';
import type { RedLineRow } from './red-line-rows.ts';
import type { RedressClaimRow, RedressEventRow } from './redress-rows.ts';
import type { ExerciseRow, InjectRow } from './exercise-rows.ts';
import type { RemediationRow } from './remediation-rows.ts';
import type { ResponsibilityRow } from './responsibility-rows.ts';
import type { ApprovalRow, ExportRow, ReleaseRow, RequestRow } from './release-rows.ts';
import type { JudgementRow, RegisterRow } from './register-rows.ts';
import type { AcquisitionRow, CustodyGradeRow, CustodyRow } from './custody-rows.ts';
import type { ConfidenceLoweringRow, ReviewEventRow } from './confidence-rows.ts';
import type { DissentEventRow, ReviewSealRow } from './review-rows.ts';
import type { GradeDefaultRow, HashSetUseRow, SourceEventRow } from './source-rows.ts';
import type { ReportChoiceRow, SentenceEventRow, SentenceOrderRow, SentenceRow } from './sentence-rows.ts';
import type { HandoverRow, NoticeRow, ReleaseStandingRow } from './standing-rows.ts';
import type { HypothesisEventRow } from './hypothesis-rows.ts';
import type { AssumptionExaminationRow, LintJustificationRow } from './lint-rows.ts';
import type { YardstickChoiceRow, YardstickConfirmationRow } from './yardstick-rows.ts';
import type { CommentRow, FindingRow, LinkRow, MarkRow } from './finding-tables.ts';

/**
 * What a case holds, as rows. Every row follows from ledger lines alone (see apply-line.ts), so the same rows stand in
 * SQLite, in `view.json` of a bundle, and in memory when a case is replayed to an earlier line. Null in a column that
 * the line type does not allow to be null means: withheld in this edition.
 */
export type Column = string | number | null;

export type CaseRow = {
  readonly key: 'case';
  readonly origin: string;
  readonly title: string | null;
  readonly question: string | null;
  readonly tlp: string | null;
  readonly mark: string | null;
  readonly openedAt: string | null;
  readonly logKey: string | null;
};
export type ProfileRow = {
  readonly key: string;
  readonly purpose: string;
  readonly sha256: string;
  readonly seq: number;
  readonly body: string | null;
};
export type IdentityRow = {
  readonly key: string;
  readonly principal: string;
  readonly person: string;
  readonly publicKey: string;
  readonly enrolledSeq: number;
  readonly revokedSeq: number | null;
};
export type SourceRow = {
  readonly key: string;
  readonly seq: number;
  readonly name: string | null;
  readonly kind: string | null;
  readonly reliability: string | null;
  readonly descriptor: string | null;
  readonly tlp: string | null;
};
export type IntakeRow = {
  readonly key: string;
  readonly seq: number;
  readonly source: string | null;
  readonly collectedBy: string | null;
  readonly collectedAt: string | null;
  readonly authority: string | null;
  readonly method: string | null;
  readonly note: string | null;
};
export type EvidenceRow = {
  readonly key: string;
  readonly seq: number;
  readonly exhibit: string | null;
  readonly name: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly media: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly source: string | null;
  readonly intake: string | null;
  readonly url: string | null;
  readonly collectedBy: string | null;
  readonly collectedAt: string | null;
  readonly authority: string | null;
  readonly method: string | null;
  readonly copy: string | null;
  readonly md5: string | null;
  readonly sha1: string | null;
  readonly note: string | null;
  readonly personalData: number | null;
  readonly caveats: string | null;
  readonly kind: string | null;
  readonly reliability: string | null;
  readonly credibility: string | null;
  /** What counts: the worse of what a person stated and what the chain gives. */
  readonly custody: string | null;
  readonly custodyStated: string | null;
  readonly forgeability: string | null;
  readonly originGroup: string | null;
  readonly evidenceClass: string | null;
  readonly layer: string | null;
  readonly adequacy: string | null;
  readonly marking: string | null;
  readonly tlp: string | null;
  readonly addedAt: string | null;
  readonly addedBy: string | null;
};
export type HypothesisRow = {
  readonly key: string;
  readonly seq: number;
  readonly kind: string | null;
  readonly level: number | null;
  readonly statement: string | null;
  readonly predicts: string | null;
  readonly refutedBy: string | null;
  readonly actorName: string | null;
};
export type GroupRow = {
  readonly key: string;
  readonly seq: number;
  readonly name: string | null;
  readonly relation: string | null;
  readonly rho: string | null;
  readonly reason: string | null;
};
export type RatingRow = {
  readonly key: string;
  readonly item: string;
  readonly hypothesis: string;
  readonly rating: string | null;
  readonly rationale: string | null;
  readonly rater: string | null;
  readonly seq: number;
};
export type PriorRow = {
  readonly key: string;
  readonly level: number;
  readonly hypothesis: string;
  readonly prior: string;
  readonly seq: number;
};
export type AssumptionRow = {
  readonly key: string;
  readonly seq: number;
  readonly status: string | null;
  readonly critical: number | null;
  readonly statement: string | null;
};
export type HarmRow = {
  readonly key: string;
  readonly criterion: string;
  readonly score: number;
  readonly status: string;
  readonly note: string | null;
  readonly cites: string | null;
  readonly seq: number;
};
export type ReviewRow = {
  readonly key: string;
  readonly seq: number;
  readonly sha256: string | null;
  readonly conclusion: string | null;
  readonly reviewer: string | null;
};
export type NoteRow = {
  readonly key: string;
  readonly seq: number;
  readonly corrects: number | null;
  readonly reason: string | null;
};
export type SuccessionRow = {
  readonly key: string;
  readonly seq: number;
  readonly previousOrigin: string;
  readonly previousSize: number;
  readonly logKey: string;
  readonly principal: string;
};
/** A file that was read into the derived index. Not part of a view: its lines say all of it. */
export type ImportRow = {
  readonly key: string;
  readonly seq: number;
  readonly item: string | null;
  readonly format: string | null;
  readonly version: number | null;
  /** JSON of the columns chosen. */
  readonly columns: string | null;
  readonly clockOffsetSeconds: number | null;
  readonly records: number | null;
  readonly marks: number | null;
  readonly sha256: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  /** Line that took it back. */
  readonly undoneSeq: number | null;
};
/** One row a line: what the Ledger screen lists and filters. */
export type LineRow = {
  readonly key: string;
  readonly seq: number;
  readonly type: string;
  readonly day: string;
  readonly at: string | null;
  readonly actor: string | null;
  readonly tlp: string | null;
};

export type CaseRows = {
  readonly case_file: CaseRow;
  readonly profile: ProfileRow;
  readonly identity: IdentityRow;
  readonly request: RequestRow;
  readonly approval: ApprovalRow;
  readonly source: SourceRow;
  readonly intake: IntakeRow;
  readonly evidence: EvidenceRow;
  readonly acquisition: AcquisitionRow;
  readonly custody: CustodyRow;
  readonly custody_grade: CustodyGradeRow;
  readonly hypothesis: HypothesisRow;
  readonly hypothesis_event: HypothesisEventRow;
  readonly origin_group: GroupRow;
  readonly rating: RatingRow;
  readonly prior: PriorRow;
  readonly assumption: AssumptionRow;
  readonly harm: HarmRow;
  readonly red_line: RedLineRow;
  readonly remediation: RemediationRow;
  readonly measure_event: MeasureEventRow;
  readonly asset: AssetRow;
  readonly dependency: DependencyRow;
  readonly redress_claim: RedressClaimRow;
  readonly redress_event: RedressEventRow;
  readonly exercise: ExerciseRow;
  readonly inject: InjectRow;
  readonly release: ReleaseRow;
  readonly release_standing: ReleaseStandingRow;
  readonly export_record: ExportRow;
  readonly handover: HandoverRow;
  readonly notice: NoticeRow;
  readonly review: ReviewRow;
  readonly review_event: ReviewEventRow;
  readonly review_seal: ReviewSealRow;
  readonly dissent_event: DissentEventRow;
  readonly confidence_lowering: ConfidenceLoweringRow;
  readonly assumption_examination: AssumptionExaminationRow;
  readonly lint_justification: LintJustificationRow;
  readonly yardstick_choice: YardstickChoiceRow;
  readonly yardstick_confirmation: YardstickConfirmationRow;
  readonly register_entry: RegisterRow;
  readonly judgement: JudgementRow;
  readonly responsibility: ResponsibilityRow;
  readonly name_claim: NameClaimRow;
  readonly cluster_event: ClusterEventRow;
  readonly cluster_link: ClusterLinkRow;
  readonly sentence: SentenceRow;
  readonly sentence_event: SentenceEventRow;
  readonly sentence_order: SentenceOrderRow;
  readonly report_choice: ReportChoiceRow;
  readonly correction: NoteRow;
  readonly succession: SuccessionRow;
  readonly import_record: ImportRow;
  readonly source_event: SourceEventRow;
  readonly grade_default: GradeDefaultRow;
  readonly hash_set_use: HashSetUseRow;
  readonly finding: FindingRow;
  readonly link: LinkRow;
  readonly mark: MarkRow;
  readonly comment: CommentRow;
  readonly line_index: LineRow;
};
export type TableName = keyof CaseRows;

export const tableNames = [
  'case_file',
  'profile',
  'identity',
  'request',
  'approval',
  'source',
  'intake',
  'evidence',
  'acquisition',
  'custody',
  'custody_grade',
  'hypothesis',
  'hypothesis_event',
  'origin_group',
  'rating',
  'prior',
  'assumption',
  'harm',
  'red_line',
  'remediation',
  'measure_event',
  'asset',
  'dependency',
  'redress_claim',
  'redress_event',
  'exercise',
  'inject',
  'release',
  'release_standing',
  'export_record',
  'handover',
  'notice',
  'review',
  'review_event',
  'review_seal',
  'dissent_event',
  'confidence_lowering',
  'assumption_examination',
  'lint_justification',
  'yardstick_choice',
  'yardstick_confirmation',
  'register_entry',
  'judgement',
  'responsibility',
  'name_claim',
  'cluster_event',
  'cluster_link',
  'sentence',
  'sentence_event',
  'sentence_order',
  'report_choice',
  'correction',
  'succession',
  'import_record',
  'source_event',
  'grade_default',
  'hash_set_use',
  'finding',
  'link',
  'mark',
  'comment',
  'line_index',
] as const satisfies readonly TableName[];

/** Rows by key. `rows` are in ascending order of their keys' UTF-16 code units. */
export type CaseTables = {
  readonly get: <T extends TableName>(table: T, key: string) => CaseRows[T] | undefined;
  readonly put: <T extends TableName>(table: T, row: CaseRows[T]) => void;
  readonly remove: (table: TableName, key: string) => void;
  readonly rows: <T extends TableName>(table: T) => readonly CaseRows[T][];
  /** Each line voids the requests before it (bundle format, section 5), so there is hardly ever more than one. */
  readonly openRequests: () => readonly RequestRow[];
};

/** Keys that hold a line number sort as text only when padded. */
export const seqKey = (seq: number): string => String(seq).padStart(12, '0');

export const createMemoryTables = (): CaseTables => {
  const tables = new Map<TableName, Map<string, { readonly key: string }>>();
  const tableOf = (name: TableName): Map<string, { readonly key: string }> => {
    const table = tables.get(name) ?? new Map<string, { readonly key: string }>();
    tables.set(name, table);
    return table;
  };
  // Many ask for all rows, one after the other, of a case that no line changes meanwhile.
  const sorted = new Map<TableName, readonly { readonly key: string }[]>();
  const open = new Map<string, RequestRow>();
  const followRequest = (row: RequestRow): void => {
    if (row.state === 'open') open.set(row.key, row);
    else open.delete(row.key);
  };
  return {
    get: <T extends TableName>(table: T, key: string) =>
      // oxlint-disable-next-line typescript/consistent-type-assertions -- put and get agree on the row type by table name
      tableOf(table).get(key) as CaseRows[T] | undefined,
    put: (table, row) => {
      sorted.delete(table);
      tableOf(table).set(row.key, row);
      // oxlint-disable-next-line typescript/consistent-type-assertions -- the rows of this table are of this type
      if (table === 'request') followRequest(row as RequestRow);
    },
    remove: (table, key) => {
      sorted.delete(table);
      tableOf(table).delete(key);
      if (table === 'request') open.delete(key);
    },
    rows: <T extends TableName>(table: T) => {
      const rows =
        sorted.get(table) ??
        [...tableOf(table).values()].sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
      sorted.set(table, rows);
      // oxlint-disable-next-line typescript/consistent-type-assertions -- put and rows agree on the row type by table name
      return rows as readonly CaseRows[T][];
    },
    openRequests: () => [...open.values()],
  };
};
