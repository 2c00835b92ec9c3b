import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import {
  attackAddress,
  attackKinds,
  attackStates,
  createAttackReader,
  findAttack,
  type AttackEntry,
} from '../../shared/reference/attack-table.ts';
import { attackAliases } from '../../shared/reference/attack-aliases.ts';
import { attackIcs, attackLicence } from '../../shared/reference/attack-ics.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import type { KnownActor } from './known-actors.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';
import { readImport } from '../imports/read-import.ts';

type Found = Output<'attack.find'>['entries'][number];
type Described = Output<'attack.tables'>['tables'][number];

const entriesMax = 20_000;

const fileSchema = z.strictObject({
  v: z.literal(1),
  name: z.string(),
  version: z.string(),
  file: z.string(),
  sha256: z.string(),
  at: z.string(),
  entries: z
    .array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(attackKinds),
        name: z.string(),
        tactics: z.array(z.string()),
        version: z.string(),
        state: z.enum(attackStates),
        successor: z.string().nullable(),
      }),
    )
    .max(entriesMax),
  // A table that was taken in before names were kept has none.
  aliases: z.array(z.strictObject({ id: z.string(), aliases: z.array(z.string()) })).default([]),
});
type TableFile = z.infer<typeof fileSchema>;
type Table = {
  readonly about: Described;
  readonly entries: readonly AttackEntry[];
  readonly aliases: readonly { readonly id: string; readonly aliases: readonly string[] }[];
};

const tablesFolder = ({ profile }: Pick<AppDeps, 'profile'>): string => join(profile.folder, 'attack');
const tablePath = (name: string, deps: AppDeps): string =>
  join(tablesFolder(deps), `${deps.crypto.sha256Hex(name).slice(0, 32)}.json`);

/** The tables taken in, and the one that came with the program where none of its name was. */
const readTables = (deps: AppDeps): Result<readonly Table[]> => {
  const taken = listFiles(deps);
  if (!taken.ok) return taken;
  const own: Table = {
    about: { name: attackIcs.name, version: attackIcs.version, entries: attackIcs.entries.length, taken: null },
    entries: attackIcs.entries,
    aliases: attackAliases,
  };
  const tables = taken.value.map(({ entries, aliases, ...file }): Table => ({
    about: describe(file, entries.length),
    entries,
    aliases,
  }));
  return ok(tables.some(({ about }) => about.name === own.about.name) ? tables : [own, ...tables]);
};

const describe = (
  { name, version, file, sha256, at }: Omit<TableFile, 'entries' | 'aliases'>,
  entries: number,
): Described => ({
  name,
  version,
  entries,
  taken: { file, sha256, at },
});

const listFiles = (deps: AppDeps): Result<readonly TableFile[]> => {
  try {
    const names = readdirSync(tablesFolder(deps))
      .filter((name) => /^[0-9a-f]{32}\.json$/u.test(name))
      .sort();
    return ok(names.flatMap((name) => readTable(join(tablesFolder(deps), name)) ?? []));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok([]);
    return err(storageFailure(error, tablesFolder(deps)));
  }
};

/** A file that is damaged or of another version counts for nothing. */
const readTable = (path: string): TableFile | undefined => {
  const text = readProfileFile(path);
  const json = parseJson(text.ok ? (text.value ?? '') : '');
  const parsed = fileSchema.safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data : undefined;
};

export const listTables = (deps: AppDeps): Result<Output<'attack.tables'>> => {
  const tables = readTables(deps);
  return tables.ok ? ok({ tables: tables.value.map(({ about }) => about), licence: attackLicence }) : tables;
};

export const addTable = ({ path }: Checked<'attack.add'>, deps: AppDeps): Result<Output<'attack.add'>> => {
  const reader = createAttackReader();
  const read = readImport({
    path,
    name: basename(path),
    as: 'stix',
    options: {},
    onRecord: (record) => reader.take(record),
    report: deps.report,
  });
  if (!read.ok) return read;
  const { name, version, entries, aliases } = reader.end();
  if (name === '' || entries.length === 0) return err(noAttack(path));
  if (entries.length > entriesMax) return err(tooMany(path));
  const tables = readTables(deps);
  if (!tables.ok) return tables;
  const file = { v: 1 as const, name, version, file: basename(path), sha256: read.value.sha256, at: deps.clock() };
  const text = `${JSON.stringify({ ...file, entries, aliases })}\n`;
  const written = writeProfileFile(tablePath(name, deps), text, { random: deps.random, exclusive: false });
  if (!written.ok) return written;
  const replaced = tables.value.some(({ about }) => about.name === name);
  return ok({ table: describe(file, entries.length), replaced });
};

const noAttack = (path: string): Failure => ({
  code: 'NOT_THIS_FORMAT',
  message:
    'The bundle is no release of ATT&CK: it has no collection with a name, or no object with an ATT&CK identifier.',
  hint: 'Take a bundle as MITRE publishes it, such as ics-attack.json or enterprise-attack.json.',
  at: path,
});
const tooMany = (path: string): Failure => ({
  code: 'IMPORT_LIMIT',
  message: `The bundle names more than ${entriesMax} things, which no release of ATT&CK does; nothing was taken in.`,
  hint: 'Compare it with what MITRE publishes.',
  at: path,
});

export const removeTable = ({ name }: Checked<'attack.remove'>, deps: AppDeps): Result<Output<'attack.remove'>> => {
  const path = tablePath(name, deps);
  if (readTable(path) === undefined) {
    return err({
      code: 'NOT_FOUND',
      message: `No table ${name} was taken in.`,
      hint: 'What came with the program stays. `plumbline attack tables` lists both.',
      at: name,
    });
  }
  try {
    rmSync(path);
    return ok({ removed: name });
  } catch (error) {
    return err(storageFailure(error, path));
  }
};

/** Groups that still stand, with every name that a table has for them. */
export const readActors = (
  deps: AppDeps,
): Result<readonly (KnownActor & { readonly aliases: readonly string[] })[]> => {
  const tables = readTables(deps);
  if (!tables.ok) return tables;
  return ok(
    tables.value.flatMap(({ about, entries, aliases }) => {
      const namesById = new Map(aliases.map((one) => [one.id, one.aliases]));
      return entries
        .filter(({ kind, state }) => kind === 'group' && state !== 'revoked')
        .map(({ id, name }) => ({
          id,
          name,
          table: about.name,
          tableVersion: about.version,
          aliases: namesById.get(id) ?? [],
        }));
    }),
  );
};

const allEntries = (deps: AppDeps): Result<readonly Found[]> => {
  const tables = readTables(deps);
  if (!tables.ok) return tables;
  return ok(
    tables.value.flatMap(({ about, entries }) =>
      entries.map((entry) => ({
        ...entry,
        tactics: [...entry.tactics],
        address: attackAddress(entry),
        table: about.name,
        tableVersion: about.version,
      })),
    ),
  );
};

export const findEntries = ({ query, count }: Checked<'attack.find'>, deps: AppDeps): Result<Output<'attack.find'>> => {
  const all = allEntries(deps);
  if (!all.ok) return all;
  const found = findAttack(all.value, query);
  return ok({ total: found.length, entries: found.slice(0, count) });
};

const stepsMax = 10;

export const showEntry = ({ id }: Checked<'attack.show'>, deps: AppDeps): Result<Output<'attack.show'>> => {
  const all = allEntries(deps);
  if (!all.ok) return all;
  const named = (wanted: string): Found[] => all.value.filter((entry) => entry.id === wanted);
  const entries = named(id.toUpperCase());
  if (entries.length === 0) {
    return err({
      code: 'NOT_FOUND',
      message: `No table of ATT&CK here has ${id}.`,
      hint: 'Take in the release that has it: `plumbline attack add FILE`.',
      at: id,
    });
  }
  const followed: Found[] = [];
  let next = entries.find(({ successor }) => successor !== null)?.successor ?? null;
  // A file from elsewhere may lead in a circle.
  for (let step = 0; next !== null && step < stepsMax; step += 1) {
    const [one] = named(next);
    if (one === undefined) break;
    followed.push(one);
    next = one.successor;
  }
  return ok({ entries, followed });
};

/** One entry an identifier; what still stands counts before what does not. */
export const nameEntries = (deps: AppDeps): Result<Output<'attack.names'>> => {
  const all = allEntries(deps);
  if (!all.ok) return all;
  const byId = new Map<string, Found>();
  for (const entry of all.value) if (byId.get(entry.id)?.state !== 'current') byId.set(entry.id, entry);
  return ok({
    names: [...byId.values()].map(({ id, kind, name, state, table, tableVersion }) => ({
      id,
      words: `${name} (${kind}${state === 'current' ? '' : `, ${state}`}; ${table} ${tableVersion})`,
    })),
  });
};
