/** What was said of warnings of a rule, by line. Not part of a view: its lines say all of it. */
export type LintJustificationRow = {
  readonly key: string;
  readonly seq: number;
  readonly rule: string | null;
  /** JCS text of the findings. */
  readonly findings: string | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
/** Who tests an assumption and how, the latest. Not part of a view. */
export type AssumptionExaminationRow = {
  readonly key: string;
  readonly seq: number;
  readonly owner: string | null;
  readonly consequence: string | null;
  readonly test: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
