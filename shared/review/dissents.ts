import type { CaseTables } from '../domain/case-tables.ts';

export type DissentStanding = 'open' | 'closed' | 'overridden';

/** How the dissent of the review that line `taken` took in stands, and by which line. Its author's word comes first. */
export const dissentStanding = (
  tables: CaseTables,
  taken: number,
): { readonly standing: DissentStanding; readonly line: number | null } => {
  const events = tables.rows('dissent_event').filter((event) => event.import === taken);
  const event = events.find(({ act }) => act === 'closed') ?? events[0];
  return event === undefined ? { standing: 'open', line: null } : { standing: event.act, line: event.seq };
};
