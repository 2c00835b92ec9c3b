/** How an item, or every item of an intake, came to be: each column the JCS text of a field, null where nobody said. */
export type AcquisitionRow = {
  readonly key: string;
  readonly seq: number;
  readonly aiUse: string | null;
  readonly changes: string | null;
  readonly clock: string | null;
  readonly collector: string | null;
  readonly lineage: string | null;
  readonly mandate: string | null;
  readonly place: string | null;
  readonly privacy: string | null;
  readonly restriction: string | null;
  readonly tool: string | null;
  readonly vertex: string | null;
  readonly volatility: string | null;
};
export type CustodyRow = {
  readonly key: string;
  readonly seq: number;
  readonly item: string | null;
  readonly event: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly fromPerson: string | null;
  readonly toPerson: string | null;
  readonly purpose: string | null;
  readonly authority: string | null;
  readonly place: string | null;
  readonly seal: string | null;
  readonly transport: string | null;
  readonly witness: string | null;
  readonly hashBefore: string | null;
  readonly hashAfter: string | null;
  readonly note: string | null;
  readonly happened: string | null;
  readonly role: string | null;
  readonly condition: string | null;
  readonly tracking: string | null;
  readonly toolName: string | null;
  readonly toolVersion: string | null;
  readonly hashStored: string | null;
  readonly corrects: number | null;
};
/** The grade that the chain of an item gives, as the ledger holds it; none where the chain was never worse than whole. */
export type CustodyGradeRow = {
  readonly key: string;
  readonly seq: number;
  readonly grade: string | null;
  readonly reason: string | null;
  readonly rests: string | null;
};
