import { join } from 'node:path';
import { z } from 'zod';
import type { Checked, Input, Output } from '../../shared/api/contract.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { foldName } from '../../shared/domain/source-names.ts';
import { canonicalJson, parseJson } from '../../shared/ledger/canonical-json.ts';
import type { AppDeps } from '../app-deps.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';

type Columns = NonNullable<Input<'import.run'>['columns']>;
type Remembered = NonNullable<Output<'import.run'>['remembered']>;

const mappingsMax = 500;
const headingCharactersMax = 20_000;

const entrySchema = z.strictObject({
  id: z.string(),
  format: z.string(),
  /** The first row as the file had it. */
  names: z.array(z.string()),
  columns: z.partialRecord(z.enum(['time', 'date', 'title', 'type', 'key']), z.string()),
  /** Name of the file that it was chosen for. */
  file: z.string(),
  at: z.string(),
});
const fileSchema = z.strictObject({ v: z.literal(1), mappings: z.array(entrySchema) });
type Entry = z.infer<typeof entrySchema>;

/**
 * Which columns a person chose for a table, by its first row: the next table with the very same one is offered them. It lies
 * in the profile and is never used unasked. Of a file it holds its name and its first row, no cell of another.
 */
const mappingsPath = ({ profile }: Pick<AppDeps, 'profile'>): string => join(profile.folder, 'column-mappings.json');

/** Rows that differ in case, spaces or the composition of letters alone are the same heading. */
const headingId = (names: readonly string[], { crypto }: Pick<AppDeps, 'crypto'>): string =>
  crypto.sha256Hex(canonicalJson(names.map(foldName))).slice(0, 32);

/** A file that is missing, damaged or of another version counts for nothing. */
const readEntries = (deps: AppDeps): readonly Entry[] => {
  const text = readProfileFile(mappingsPath(deps));
  const json = parseJson(text.ok ? (text.value ?? '') : '');
  const parsed = fileSchema.safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data.mappings : [];
};

const writeEntries = (mappings: readonly Entry[], deps: AppDeps): Result<boolean> =>
  writeProfileFile(mappingsPath(deps), `${JSON.stringify({ v: 1, mappings })}\n`, {
    random: deps.profile.random,
    exclusive: false,
  });

/** What was chosen for such a heading, in the words of this file's own first row. */
export const recallMapping = (names: readonly string[] | null, deps: AppDeps): Remembered | null => {
  if (names === null) return null;
  const id = headingId(names, deps);
  const entry = readEntries(deps).find((one) => one.id === id);
  if (entry === undefined) return null;
  const columns: Columns = {};
  for (const [part, name] of Object.entries(entry.columns)) {
    const here = names[entry.names.indexOf(name)];
    // A mapping that does not fit its own heading was changed from outside.
    if (here === undefined) return null;
    Object.assign(columns, { [part]: here });
  }
  return { id, columns, file: entry.file, at: entry.at };
};

/** The latest choice for a heading counts. One that cannot be kept must not undo an import. */
export const rememberMapping = (
  { names, format, columns, file }: { readonly names: readonly string[] } & Pick<Entry, 'format' | 'columns' | 'file'>,
  deps: AppDeps,
): void => {
  if (Object.keys(columns).length === 0 || canonicalJson([...names]).length > headingCharactersMax) return;
  const id = headingId(names, deps);
  const entry: Entry = { id, format, names: [...names], columns, file, at: deps.clock() };
  const others = readEntries(deps).filter((one) => one.id !== id);
  writeEntries([...others, entry].slice(-mappingsMax), deps);
};

export const listMappings = (deps: AppDeps): Output<'mapping.list'> => ({ mappings: readEntries(deps).toReversed() });

export const forgetMapping = ({ id }: Checked<'mapping.forget'>, deps: AppDeps): Result<Output<'mapping.forget'>> => {
  const entries = readEntries(deps);
  const found = entries.filter((one) => one.id.startsWith(id));
  const [only] = found;
  if (found.length !== 1 || only === undefined) {
    return err({
      code: found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
      message: `${id} stands for ${found.length} remembered mappings.`,
      hint: '`plumbline mapping list` shows them.',
      at: id,
    });
  }
  const written = writeEntries(
    entries.filter((one) => one !== only),
    deps,
  );
  return written.ok ? ok({ forgotten: only.id }) : written;
};
