import { tlpSchema, type Tlp } from '../../shared/domain/vocabulary.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from './case-session.ts';

/** The three fields that every line has; without a marking of its own a line is marked as the case is. */
export const commonFields = (
  session: Pick<CaseSession, 'actor' | 'tables'>,
  { clock }: Pick<AppDeps, 'clock'>,
  tlp?: Tlp,
): { readonly actor: string; readonly at: string; readonly tlp: Tlp } => ({
  actor: session.actor,
  at: clock(),
  tlp: tlp ?? caseTlp(session.tables),
});

export const caseTlp = (tables: CaseTables): Tlp => {
  const tlp = tlpSchema.safeParse(tables.get('case_file', 'case')?.tlp);
  return tlp.success ? tlp.data : 'RED';
};
