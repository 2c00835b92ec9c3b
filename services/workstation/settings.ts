import { join } from 'node:path';
import type { z } from 'zod';
import { settings } from '../../shared/api/contract-shapes.ts';
import type { Checked } from '../../shared/api/contract.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { parseJson } from '../../shared/ledger/canonical-json.ts';
import { readProfileFile, writeProfileFile } from '../identities/profile-files.ts';
import type { Profile } from '../identities/profile.ts';

export type Settings = z.infer<typeof settings>;

const defaults: Settings = { theme: 'system', density: 'compact', railCollapsed: false, tourClosed: false };

const settingsPath = (folder: string): string => join(folder, 'settings.json');

/** How the window looks is worth no failure: a file that is missing, damaged or of another version counts for nothing. */
export const readSettings = ({ folder }: Pick<Profile, 'folder'>): Settings => {
  const text = readProfileFile(settingsPath(folder));
  const json = parseJson(text.ok ? (text.value ?? '') : '');
  const parsed = settings.safeParse(json.ok ? json.value : undefined);
  return parsed.success ? parsed.data : defaults;
};

export const writeSettings = (changed: Checked<'settings.write'>, profile: Profile): Result<Settings> => {
  const given = Object.entries(changed).filter(([, value]) => value !== undefined);
  const next: Settings = { ...readSettings(profile), ...Object.fromEntries(given) };
  const { folder, random } = profile;
  const written = writeProfileFile(settingsPath(folder), `${JSON.stringify(next)}\n`, { random, exclusive: false });
  return written.ok ? ok(next) : written;
};
