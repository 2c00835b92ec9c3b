/** A task of remediation as it stands. Null: withheld, but for `due` and `note`. Not part of a view: its lines say all of it. */
export type RemediationRow = {
  readonly key: string;
  /** Line that added it, and line that last changed it. */
  readonly seq: number;
  readonly changed: number;
  readonly status: string | null;
  readonly what: string | null;
  readonly service: string | null;
  /** JSON of the identifiers of the items that show the harm. */
  readonly cites: string | null;
  readonly owner: string | null;
  /** Day; null: none was set. */
  readonly due: string | null;
  /** What was said with the last change; null: nothing was changed yet, or withheld. */
  readonly note: string | null;
  /** JSON of the identifiers of the items that show the last change. */
  readonly shown: string | null;
  readonly at: string | null;
  readonly actor: string | null;
};
