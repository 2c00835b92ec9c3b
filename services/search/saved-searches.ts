import { join } from 'node:path';
import { z } from 'zod';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';

type Searches = Output<'search.saved'>;

const historyMax = 1000;
const savedMax = 200;

const remembered = { query: z.string(), kinds: z.array(z.string()) };
const schema = z.strictObject({
  saved: z.array(z.strictObject({ name: z.string(), ...remembered })),
  history: z.array(z.strictObject({ at: z.string(), total: z.number(), ...remembered })),
});

/**
 * What one person looks for is theirs, not the case's: it lies in the workstation profile, by the origin of the case, and
 * leaves in no bundle.
 */
const pathOf = ({ origin }: Pick<CaseSession, 'origin'>, { crypto, profile }: AppDeps): string =>
  join(profile.folder, 'searches', `${crypto.sha256Hex(origin).slice(0, 32)}.json`);

export const listSearches = (session: Pick<CaseSession, 'origin'>, deps: AppDeps): Searches => {
  const text = readProfileFile(pathOf(session, deps));
  const json = parseJson(text.ok ? (text.value ?? '') : '');
  const parsed = schema.safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data : { saved: [], history: [] };
};

export const saveSearch = (
  session: CaseSession,
  { name, query, kinds }: Checked<'search.save'>,
  deps: AppDeps,
): Result<Searches> => {
  const { saved, history } = listSearches(session, deps);
  const others = saved.filter((one) => one.name !== name);
  return write(session, { saved: [...others, { name, query, kinds }].slice(-savedMax), history }, deps);
};

export const forgetSearch = (
  session: CaseSession,
  { name }: Checked<'search.forget'>,
  deps: AppDeps,
): Result<Searches> => {
  const { saved, history } = listSearches(session, deps);
  return write(session, { saved: saved.filter((one) => one.name !== name), history }, deps);
};

/** A history that cannot be written must not keep anyone from finding. */
export const rememberSearch = (
  session: Pick<CaseSession, 'origin'>,
  search: { readonly query: string; readonly kinds: readonly string[]; readonly total: number },
  deps: AppDeps,
): void => {
  const { saved, history } = listSearches(session, deps);
  const made = { at: deps.clock(), query: search.query, kinds: [...search.kinds], total: search.total };
  write(session, { saved, history: [...history, made].slice(-historyMax) }, deps);
};

const write = (session: Pick<CaseSession, 'origin'>, searches: Searches, deps: AppDeps): Result<Searches> => {
  const { random } = deps.profile;
  const written = writeProfileFile(pathOf(session, deps), `${JSON.stringify(searches)}\n`, {
    random,
    exclusive: false,
  });
  return written.ok ? ok(searches) : written;
};
