import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { shortText } from '../../shared/base/short-text.ts';
import type { SourceRow } from '../../shared/domain/case-tables.ts';
import { foldName, likenessOf, type Likeness } from '../../shared/domain/source-names.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { assessmentsOf, otherNamesOf } from './source-events.ts';
import type { AppDeps } from '../app-deps.ts';
import { caseTlp } from '../cases/common-fields.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';

export type MetSource = Output<'source.register'>['met'][number];
type Recognised = Output<'source.recognise'>['met'][number];

const entrySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  tlp: z.string(),
  aliases: z.array(z.string()),
  identifiers: z.array(z.string()),
  assessments: z.array(z.strictObject({ reliability: z.string(), at: z.string(), reason: z.string() })),
});
const fileSchema = z.strictObject({
  v: z.literal(1),
  case: z.string(),
  title: z.string(),
  sources: z.array(entrySchema),
  /** Sources that a person took out: they come back only when a person says so. */
  forgotten: z.array(z.string()),
});
type RegisterFile = z.infer<typeof fileSchema>;

const reasonCharactersMax = 500;
const assessmentsMax = 20;

/**
 * The register of sources met on this workstation: one file a case in the profile, by its log. Of a case it holds the
 * title, and of a source its names, its kind and how it was assessed; nothing else leaves the case.
 */
const registerFolder = ({ profile }: Pick<AppDeps, 'profile'>): string => join(profile.folder, 'sources');
const registerPath = (origin: string, deps: AppDeps): string =>
  join(registerFolder(deps), `${deps.crypto.sha256Hex(origin).slice(0, 32)}.json`);

export const readRegister = (deps: AppDeps): Result<readonly MetSource[]> => {
  try {
    const names = readdirSync(registerFolder(deps))
      .filter((name) => /^[0-9a-f]{32}\.json$/u.test(name))
      .sort();
    return ok(names.flatMap((name) => entriesOf(readFile(join(registerFolder(deps), name)))));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok([]);
    return err(storageFailure(error, registerFolder(deps)));
  }
};

/** A file that is missing, damaged or of another version counts for nothing. */
const readFile = (path: string): RegisterFile | undefined => {
  const text = readProfileFile(path);
  const json = parseJson(text.ok ? (text.value ?? '') : '');
  const parsed = fileSchema.safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data : undefined;
};

const entriesOf = (file: RegisterFile | undefined): readonly MetSource[] =>
  file?.sources.map((entry) => ({ case: file.case, caseTitle: file.title, ...entry })) ?? [];

const likenesses: readonly Likeness[] = ['same identifier', 'same name', 'other name', 'similar name'];

/** What looks like this source in other cases, the likeliest first, then what was assessed last. */
export const recognise = (
  wanted: { readonly name: string; readonly kind: string } & Partial<
    Record<'aliases' | 'identifiers', readonly string[]>
  >,
  except: string | undefined,
  register: readonly MetSource[],
): Recognised[] => {
  const { name, aliases = [], identifiers = [] } = wanted;
  return register
    .flatMap((met): readonly Recognised[] => {
      const how = met.case === except ? null : likenessOf({ name, aliases, identifiers }, met);
      const kinds = [wanted.kind, met.kind].map(foldName);
      return how === null ? [] : [{ ...met, how, sameKind: kinds.includes('') || kinds[0] === kinds[1] }];
    })
    .sort(
      (left, right) =>
        likenesses.indexOf(left.how) - likenesses.indexOf(right.how) || (lastAt(left) < lastAt(right) ? 1 : -1),
    );
};

const lastAt = ({ assessments }: MetSource): string => assessments[0]?.at ?? '';

/**
 * Takes a source up as it stands in its case now. Where nobody says so, what is TLP:RED stays in its case, and so does
 * what a person took out. Says whether the register has it afterwards.
 */
export const registerSource = (
  session: CaseSession,
  row: SourceRow,
  wish: boolean | undefined,
  deps: AppDeps,
): Result<boolean> => {
  const path = registerPath(session.origin, deps);
  const file = readFile(path) ?? { v: 1 as const, case: session.origin, title: '', sources: [], forgotten: [] };
  const isRed = caseTlp(session.tables) === 'RED' || row.tlp === 'RED';
  const isKnown = file.sources.some(({ id }) => id === row.key);
  const isWanted = wish ?? (isKnown || !(isRed || file.forgotten.includes(row.key)));
  if (!isWanted) return ok(isKnown);
  const entry = {
    id: row.key,
    name: row.name ?? '',
    kind: row.kind ?? '',
    tlp: row.tlp ?? 'RED',
    ...otherNamesOf(session, row.key),
    assessments: assessmentsOf(session, row)
      .slice(0, assessmentsMax)
      .map(({ reason, ...said }) => ({ ...said, reason: shortText(reason, reasonCharactersMax) })),
  };
  return write(
    {
      ...file,
      title: session.tables.get('case_file', 'case')?.title ?? '',
      sources: [...file.sources.filter(({ id }) => id !== row.key), entry],
      forgotten: file.forgotten.filter((id) => id !== row.key),
    },
    deps,
  );
};

export const isRegistered = (session: Pick<CaseSession, 'origin'>, id: string, deps: AppDeps): boolean =>
  readFile(registerPath(session.origin, deps))?.sources.some((entry) => entry.id === id) ?? false;

export const findMet = (
  { case: origin, id }: { readonly case: string; readonly id: string },
  deps: AppDeps,
): Result<MetSource> => {
  const register = readRegister(deps);
  if (!register.ok) return register;
  const found = register.value.filter((met) => met.case === origin && met.id.startsWith(id));
  const [only] = found;
  return found.length === 1 && only !== undefined ? ok(only) : err(notMet(id));
};

const notMet = (id: string): Failure => ({
  code: 'NOT_FOUND',
  message: `The register of this workstation has no one source ${id} of that case.`,
  hint: '`plumbline source register` lists what was met, with the case and the identifier of each.',
  at: id,
});

export const listRegister = (deps: AppDeps): Result<Output<'source.register'>> => {
  const register = readRegister(deps);
  return register.ok ? ok({ met: [...register.value] }) : register;
};

export const forgetSource = (
  { case: origin, id }: Checked<'source.forget'>,
  deps: AppDeps,
): Result<Output<'source.forget'>> => {
  const file = readFile(registerPath(origin, deps));
  const gone = file?.sources.filter((entry) => id === undefined || entry.id === id).map((entry) => entry.id) ?? [];
  if (file === undefined || gone.length === 0) return err(notMet(id ?? 'any'));
  const written = write(
    {
      ...file,
      sources: file.sources.filter((entry) => !gone.includes(entry.id)),
      forgotten: [...new Set([...file.forgotten, ...gone])],
    },
    deps,
  );
  return written.ok ? ok({ forgotten: gone.length }) : written;
};

const write = (file: RegisterFile, deps: AppDeps): Result<boolean> =>
  writeProfileFile(registerPath(file.case, deps), `${JSON.stringify(file)}\n`, {
    random: deps.profile.random,
    exclusive: false,
  });
