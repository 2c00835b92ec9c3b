/** One step of the schema. Append-only: a released migration is never edited. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };
