import { lstatSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { casePaths } from '../cases/case-paths.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';
import type { Profile } from '../identities/profile.ts';
import type { ProfileInUse } from './profile-in-use.ts';

const casesMax = 20;

const entry = z.strictObject({
  folder: z.string(),
  title: z.string(),
  mark: z.string().nullable(),
  openedAt: z.string(),
  profile: z.string(),
});
type Entry = z.infer<typeof entry>;

const listPath = (folder: string): string => join(folder, 'recent-cases.json');

/** The cases opened last on this workstation, newest first; kept in its own profile even while a demonstration runs. */
export const listRecent = ({ own }: ProfileInUse): Output<'case.recent'> => ({
  cases: readEntries(own.profile).map((known) => ({ ...known, isThere: isCase(known.folder) })),
});

export const forgetCase = (
  { folder }: Checked<'case.forget'>,
  profiles: ProfileInUse,
): Result<Output<'case.forget'>> => {
  const kept = readEntries(profiles.own.profile).filter((known) => known.folder !== resolve(folder));
  const written = writeEntries(kept, profiles.own.profile);
  return written.ok ? ok(listRecent(profiles)) : written;
};

export const rememberCase = (folder: string, info: Output<'case.info'>, { own, current }: ProfileInUse): void => {
  const opened: Entry = {
    folder: resolve(folder),
    title: info.title ?? basename(folder),
    mark: info.mark,
    openedAt: own.clock(),
    profile: resolve(current().profile.folder),
  };
  const others = readEntries(own.profile).filter((known) => known.folder !== opened.folder);
  // A list that cannot be written must not keep anyone from a case that can be read.
  writeEntries([opened, ...others].slice(0, casesMax), own.profile);
};

const readEntries = ({ folder }: Pick<Profile, 'folder'>): readonly Entry[] => {
  const text = readProfileFile(listPath(folder));
  const json = parseJson(text.ok ? (text.value ?? '') : '');
  const parsed = z.array(entry).safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data.slice(0, casesMax) : [];
};

const writeEntries = (entries: readonly Entry[], { folder, random }: Profile) =>
  writeProfileFile(listPath(folder), `${JSON.stringify(entries)}\n`, { random, exclusive: false });

const isCase = (folder: string): boolean => {
  try {
    return lstatSync(casePaths.database(folder), { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    // A medium that does not answer is not there.
    return false;
  }
};
