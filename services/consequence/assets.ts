import { newId } from '../../shared/base/ids.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { cycleWith } from '../../shared/consequence/cascade.ts';
import { entryName, registerOfTables } from '../../shared/consequence/service-register.ts';
import { dependencyKey, type AssetRow } from '../../shared/domain/asset-rows.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { proposedCriticality } from '../../shared/reference/sectors.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { commonFields } from '../cases/common-fields.ts';
import { findRow } from '../cases/find-row.ts';

/** Enters an asset or a service into the register, or states what an entry is now. */
export const setAsset = (
  session: CaseSession,
  input: Checked<'asset.set'>,
  deps: AppDeps,
): Result<Output<'asset.set'>> => {
  const known = input.id === undefined ? ok(null) : findEntry(session.tables, input.id);
  if (!known.ok) return known;
  const { kind, location, operator, sectors, vulnerable = null, people, state, note } = input;
  const name = input.name.trim();
  if (name === '') return err(unsaid('The entry has no name.'));
  const criticality = input.criticality ?? mostOf(sectors.map(proposedCriticality));
  if (criticality === undefined) {
    return err({
      code: 'NO_CRITICALITY',
      message: `The method proposes no criticality for ${sectors.join(' and ')}, and none is given.`,
      hint: 'Give one from 0 (non-essential) to 4 (life-sustaining).',
      at: 'criticality',
    });
  }
  const [entryCites, peopleCites, stateCites] = [
    citedItems(session.tables, input.cites),
    citedItems(session.tables, people?.cites ?? []),
    citedItems(session.tables, state?.cites ?? []),
  ];
  if (!entryCites.ok) return entryCites;
  if (!peopleCites.ok) return peopleCites;
  if (!stateCites.ok) return stateCites;
  const cites = { entry: [...entryCites.value], people: [...peopleCites.value], state: [...stateCites.value] };
  if (Object.values(cites).every((items) => items.length === 0)) {
    return err({
      code: 'NOT_CITED',
      message: 'No item of evidence is cited for the entry.',
      hint: 'Cite at least one item, by identifier or exhibit number.',
    });
  }
  const id = known.value?.key ?? newId('asset', deps.random);
  const done = append(session, {
    type: 'asset.set',
    fields: {
      ...commonFields(session, deps, input.tlp),
      id,
      kind,
      name,
      operator: operator.trim(),
      location: location.trim(),
      sectors: [...new Set(sectors)],
      criticality,
      vulnerable,
      people: people === undefined ? null : { count: people.count, status: people.status },
      state: state === undefined ? null : { from: state.from, is: state.is, status: state.status, to: state.to },
      cites,
      note,
    },
  });
  return done.ok ? ok({ id, line: done.value.line }) : done;
};

/** Takes an entry out of the register; what needs it, or it needs, is taken back first. */
export const withdrawAsset = (
  session: CaseSession,
  { asset, reason, tlp }: Checked<'asset.withdraw'>,
  deps: AppDeps,
): Result<Output<'asset.withdraw'>> => {
  const entry = findEntry(session.tables, asset);
  if (!entry.ok) return entry;
  const { key } = entry.value;
  const tied = registerOfTables(session.tables).dependencies.filter((one) => one.asset === key || one.needs === key);
  if (tied.length > 0) {
    const words = tied.slice(0, 5).map((one) => needsWords(session.tables, one));
    return err({
      code: 'STILL_NEEDED',
      message: `The entry cannot be taken out while dependences name it: ${words.join('; ')}${tied.length > 5 ? `; and ${tied.length - 5} more` : ''}.`,
      hint: 'Take these dependences back first.',
      at: key,
    });
  }
  if (reason.trim() === '') return err(unsaid('Why the entry is taken out is not said.'));
  return append(session, {
    type: 'asset.withdraw',
    fields: { ...commonFields(session, deps, tlp), id: key, reason },
  });
};

/** States that one entry needs another. What would make something need itself is refused, with the way back to it. */
export const setDependency = (
  session: CaseSession,
  { asset, needs, backupMinutes, statement, cites, tlp }: Checked<'dependency.set'>,
  deps: AppDeps,
): Result<Output<'dependency.set'>> => {
  const { tables } = session;
  const [one, other] = [findEntry(tables, asset), findEntry(tables, needs)];
  if (!one.ok) return one;
  if (!other.ok) return other;
  const added = { asset: one.value.key, needs: other.value.key };
  const cycle = cycleWith(registerOfTables(tables).dependencies, added);
  if (cycle !== undefined) {
    const path = cycle.map((id) => nameOf(tables, id)).join(' needs ');
    return err({
      code: 'NEEDS_ITSELF',
      message: `Then something would need itself: ${path}.`,
      hint: 'Leave out the dependence that does not hold, or enter the part that is needed apart from the part that needs.',
      at: added.needs,
    });
  }
  const items = citedItems(tables, cites);
  if (!items.ok) return items;
  if (statement.trim() === '') return err(unsaid('In what the one needs the other is not said.'));
  return append(session, {
    type: 'dependency.set',
    fields: {
      ...commonFields(session, deps, tlp),
      ...added,
      backupMinutes: backupMinutes ?? null,
      statement,
      cites: [...items.value],
    },
  });
};

export const withdrawDependency = (
  session: CaseSession,
  { asset, needs, reason, tlp }: Checked<'dependency.withdraw'>,
  deps: AppDeps,
): Result<Output<'dependency.withdraw'>> => {
  const { tables } = session;
  const [one, other] = [findEntry(tables, asset), findEntry(tables, needs)];
  if (!one.ok) return one;
  if (!other.ok) return other;
  const named = { asset: one.value.key, needs: other.value.key };
  if (tables.get('dependency', dependencyKey(named.asset, named.needs)) === undefined) {
    return err({
      code: 'NOT_STATED',
      message: `It is not stated that ${needsWords(tables, named)}, so there is nothing to take back.`,
      hint: 'Run `plumbline asset list DIR` for what is stated.',
      at: named.needs,
    });
  }
  if (reason.trim() === '') return err(unsaid('Why the dependence is taken back is not said.'));
  return append(session, {
    type: 'dependency.withdraw',
    fields: { ...commonFields(session, deps, tlp), ...named, reason },
  });
};

/** An entry by its identifier, any unique beginning of it, or its whole name where one entry alone has it. */
export const findEntry = (tables: CaseTables, reference: string): Result<AssetRow, Failure> => {
  const named = tables.rows('asset').filter(({ name }) => name === reference);
  const [only] = named;
  return named.length === 1 && only !== undefined ? ok(only) : findRow(tables, 'asset', reference);
};

const nameOf = (tables: CaseTables, id: string): string => {
  const row = tables.get('asset', id);
  return `“${entryName({ id, name: row?.name ?? null })}”`;
};

const needsWords = (tables: CaseTables, { asset, needs }: { readonly asset: string; readonly needs: string }): string =>
  `${nameOf(tables, asset)} needs ${nameOf(tables, needs)}`;

const citedItems = (tables: CaseTables, references: readonly string[]): Result<ReadonlySet<string>> => {
  const items = new Set<string>();
  for (const reference of references) {
    const item = findRow(tables, 'evidence', reference);
    if (!item.ok) return item;
    items.add(item.value.key);
  }
  return ok(items);
};

const mostOf = (scores: readonly (number | undefined)[]): number | undefined => {
  const known = scores.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
};

const unsaid = (message: string): Failure => ({
  code: 'NOT_SAID',
  message,
  hint: 'Say it in words that a reader can hold against the evidence.',
});

const append = (session: CaseSession, draft: LineDraft): Result<{ line: number }> => {
  const appended = session.append(() => ok({ drafts: [draft] }));
  return appended.ok ? ok({ line: appended.value.first }) : appended;
};
