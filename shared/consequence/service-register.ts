import { z } from 'zod';
import { assetKinds, type AssetKind } from '../domain/asset-vocabulary.ts';
import type { AssetRow } from '../domain/asset-rows.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { assetSchemas } from '../ledger/asset-line-types.ts';
import type { SectorCode } from '../reference/sectors.ts';

/** An entry of the register. Null: unknown, or withheld in this edition. */
export type RegisterEntry = {
  readonly id: string;
  readonly line: number;
  readonly kind: AssetKind | null;
  readonly name: string | null;
  readonly operator: string | null;
  readonly location: string | null;
  readonly sectors: readonly SectorCode[];
  /** 0 to 4 (method, section 7.2). */
  readonly criticality: number | null;
  readonly vulnerable: number | null;
  readonly people: z.infer<typeof assetSchemas.people> | null;
  readonly state: z.infer<typeof assetSchemas.state> | null;
  readonly cites: z.infer<typeof assetSchemas.cites> | null;
  readonly note: string | null;
  /** What of it this edition withholds: null elsewhere does not tell that from what nobody knows. */
  readonly hidden: readonly ('sectors' | 'people' | 'state')[];
};

/** `asset` needs `needs`, and goes on without it for `backupMinutes`; null: unknown. */
export type Dependency = {
  readonly asset: string;
  readonly needs: string;
  readonly backupMinutes: number | null;
  readonly statement: string | null;
  readonly cites: readonly string[] | null;
  readonly line: number;
};

export type ServiceRegister = {
  readonly entries: readonly RegisterEntry[];
  /** Only between entries that stand. */
  readonly dependencies: readonly Dependency[];
};

/** The register of a case, in the order in which the lines about its entries came last. */
export const registerOfTables = (tables: CaseTables): ServiceRegister => {
  const entries = tables.rows('asset').map(rowToEntry).toSorted(byLine);
  const standing = new Set(entries.map(({ id }) => id));
  const dependencies = tables
    .rows('dependency')
    .filter(({ asset, needs }) => standing.has(asset) && standing.has(needs))
    .map(({ asset, needs, backupMinutes, statement, cites, seq }) => ({
      asset,
      needs,
      backupMinutes,
      statement,
      cites: cites === null ? null : items.parse(JSON.parse(cites)),
      line: seq,
    }))
    .toSorted(byLine);
  return { entries, dependencies };
};

/** What an entry is called where its name is withheld, or may be. */
export const entryName = ({ id, name }: Pick<RegisterEntry, 'id' | 'name'>): string => name ?? id;

const items = z.array(z.string());
const byLine = (left: { readonly line: number }, right: { readonly line: number }): number => left.line - right.line;

const rowToEntry = ({ key, seq, kind, sectors, people, state, cites, ...row }: AssetRow): RegisterEntry => ({
  id: key,
  line: seq,
  ...row,
  kind: assetKinds.find((one) => one === kind) ?? null,
  sectors: sectors === null ? [] : assetSchemas.sectors.parse(JSON.parse(sectors)),
  people: people === null ? null : assetSchemas.people.nullable().parse(JSON.parse(people)),
  state: state === null ? null : assetSchemas.state.nullable().parse(JSON.parse(state)),
  cites: cites === null ? null : assetSchemas.cites.parse(JSON.parse(cites)),
  hidden: [
    ...(sectors === null ? ['sectors' as const] : []),
    ...(people === null ? ['people' as const] : []),
    ...(state === null ? ['state' as const] : []),
  ],
});
