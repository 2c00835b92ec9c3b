/** An entry of the register of assets and services as it stands. Not part of a view: its lines say all of it. */
export type AssetRow = {
  readonly key: string;
  readonly seq: number;
  readonly kind: string | null;
  readonly name: string | null;
  readonly operator: string | null;
  readonly location: string | null;
  /** JSON of codes of sectors. */
  readonly sectors: string | null;
  readonly criticality: number | null;
  readonly vulnerable: number | null;
  /** JSON, `null` as text where it is unknown; null: withheld. */
  readonly people: string | null;
  readonly state: string | null;
  /** JSON of items by what they bear out. */
  readonly cites: string | null;
  readonly note: string | null;
};

/** That one entry needs another. Not part of a view. */
export type DependencyRow = {
  /** `asset/needs`. */
  readonly key: string;
  readonly seq: number;
  readonly asset: string;
  readonly needs: string;
  /** Null: unknown, or withheld. */
  readonly backupMinutes: number | null;
  readonly statement: string | null;
  /** JSON of items. */
  readonly cites: string | null;
};

export const dependencyKey = (asset: string, needs: string): string => `${asset}/${needs}`;
