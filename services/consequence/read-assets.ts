import { ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { cascadeOf, cascadeOfCase } from '../../shared/consequence/cascade.ts';
import { peopleServed, serviceHints } from '../../shared/consequence/service-hints.ts';
import { registerOfTables } from '../../shared/consequence/service-register.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findEntry } from './assets.ts';

/** The register and what fails with what. Nothing of it is a score, and nothing is recorded. */
export const listAssets = (
  session: CaseSession,
  { ifFails, minutes }: Checked<'asset.list'>,
): Result<Output<'asset.list'>> => {
  const { tables } = session;
  const supposed = ifFails === undefined ? ok(null) : findEntry(tables, ifFails);
  if (!supposed.ok) return supposed;
  const register = registerOfTables(tables);
  const id = supposed.value?.key ?? null;
  const stated = cascadeOfCase(register);
  const cascade = id === null ? stated : cascadeOf(register, [{ id, minutes: minutes ?? null }]);
  const entriesOf = (ids: readonly { readonly id: string }[]) => {
    const wanted = new Set(ids.map((one) => one.id));
    return register.entries.filter((entry) => wanted.has(entry.id));
  };
  const cited = (ids: readonly string[] | undefined) => (ids === undefined ? null : citedItems(tables, ids));
  return ok({
    entries: register.entries.map(({ sectors, people, state, cites, hidden, ...entry }) => ({
      ...entry,
      hidden: [...hidden],
      sectors: [...sectors],
      people: people === null ? null : { ...people, cites: cited(cites?.people) },
      state: state === null ? null : { ...state, cites: cited(cites?.state) },
      cites: cited(cites?.entry),
    })),
    dependencies: register.dependencies.map(({ cites, ...dependency }) => ({
      ...dependency,
      cites: cited(cites ?? undefined),
    })),
    supposed: id,
    cascade: {
      roots: cascade.roots.map((root) => ({ ...root })),
      reached: cascade.reached.map((one) => ({ ...one })),
      held: cascade.held.map((one) => ({ ...one })),
    },
    people: { roots: peopleServed(entriesOf(cascade.roots)), reached: peopleServed(entriesOf(cascade.reached)) },
    hints: serviceHints(register, stated).map((hint) => ({ ...hint, entries: [...hint.entries] })),
  });
};

const citedItems = (tables: CaseTables, ids: readonly string[]) =>
  ids.map((id) => {
    const item = tables.get('evidence', id);
    return { id, exhibit: item?.exhibit ?? null, title: item?.title ?? null };
  });
