import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { errorCode } from './bundles/storage-failure.ts';
import { readAddressBook } from './identities/address-book.ts';
import { listIdentities } from './identities/identity-store.ts';
import type { Profile } from './identities/profile.ts';

/** `note`: worth knowing, nothing depends on it. `hint` says what to do, null where nothing needs doing. */
export type DoctorCheck = {
  readonly name: string;
  readonly status: 'ok' | 'note' | 'failed' | 'not checked';
  readonly detail: string;
  readonly hint: string | null;
};
/** `ok`: everything that Plumbline needs is there. */
export type DoctorReport = { readonly ok: boolean; readonly checks: readonly DoctorCheck[] };

/** What the shell knows of the process and the machine. */
export type Host = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly architecture: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly userId: number | undefined;
  readonly workingFolder: string;
  readonly minutesWestOfUtc: number;
};

const nodeMajorMin = 24;
const nodeApiMin = 10;
const freeBytesMin = 64 * 2 ** 20;
const othersMode = 0o077;
const programFolder = resolve(import.meta.dirname, '..');

/** Looks at what Plumbline needs and what it could use. Writes nothing and starts nothing. */
export const examineWorkstation = async (profile: Pick<Profile, 'folder'>, host: Host): Promise<DoctorReport> => {
  const checks: readonly DoctorCheck[] = [
    checkRuntime(host),
    await checkDatabase(host),
    checkProfileFolder(profile.folder, host),
    checkDisk('disk of the profile', profile.folder),
    checkDisk('disk of this folder', host.workingFolder),
    checkIdentities(profile),
    checkBook(profile),
    checkElectron(host),
    checkBrowser(host),
    checkUser(host),
    checkTimeZone(host),
    {
      name: 'disk encryption',
      status: 'not checked',
      detail: 'whether the disk is encrypted cannot be told from here',
      hint: 'Keep cases on an encrypted disk: evidence files are not encrypted by Plumbline.',
    },
  ];
  return { ok: checks.every(({ status }) => status !== 'failed'), checks };
};

const good = (name: string, detail: string): DoctorCheck => ({ name, status: 'ok', detail, hint: null });
const bad = (name: string, detail: string, hint: string): DoctorCheck => ({ name, status: 'failed', detail, hint });
const note = (name: string, detail: string, hint: string | null = null): DoctorCheck => ({
  name,
  status: 'note',
  detail,
  hint,
});

const checkRuntime = ({ versions, platform, architecture }: Host): DoctorCheck => {
  const detail = `Node ${versions['node'] ?? 'unknown'}, Node-API ${versions['napi'] ?? 'unknown'}, ${platform} ${architecture}`;
  const isNew = Number.parseInt(versions['node'] ?? '0', 10) >= nodeMajorMin && hasNodeApi(versions);
  return isNew
    ? good('runtime', detail)
    : bad('runtime', detail, `Start by bin/plumbline, which brings Node ${nodeMajorMin}, or install it.`);
};

const hasNodeApi = (versions: Host['versions']): boolean => Number(versions['napi'] ?? 0) >= nodeApiMin;

/** Opens an empty database in memory by the sequence that cases are opened by. */
const checkDatabase = async ({ versions }: Host): Promise<DoctorCheck> => {
  const hint = 'Install the packages again: `npm ci --ignore-scripts` in the folder of Plumbline.';
  if (!hasNodeApi(versions))
    return bad('SQLite', 'the driver cannot be loaded by this Node', 'Start by bin/plumbline.');
  try {
    const { openDatabase } = await import('../db/open-database.ts');
    const opened = openDatabase(':memory:', 'create');
    if (!opened.ok) return bad('SQLite', opened.error.message, hint);
    const db = opened.value;
    const version = String(db.prepare('select sqlite_version()').pluck().get());
    const isFull = db.pragma('synchronous', { simple: true }) === 2;
    const isDistrusting = db.pragma('trusted_schema', { simple: true }) === 0;
    const options = new Set(db.prepare('select compile_options from pragma_compile_options').pluck().all().map(String));
    db.close();
    const isThreadsafe = !options.has('THREADSAFE=0');
    const isStrictAboutQuotes = options.has('DQS=0');
    const detail = `SQLite ${version}; synchronous ${isFull ? 'FULL' : 'NOT FULL'}; schema ${isDistrusting ? 'not trusted' : 'TRUSTED'}; ${isThreadsafe ? 'threadsafe' : 'NOT threadsafe'}; quotes ${isStrictAboutQuotes ? 'strict' : 'LAX'}`;
    return isFull && isDistrusting && isThreadsafe && isStrictAboutQuotes
      ? good('SQLite', detail)
      : bad('SQLite', detail, hint);
  } catch (error) {
    // A missing or foreign driver throws whatever it likes; this is the place that says so in words.
    return bad('SQLite', `the driver does not load: ${error instanceof Error ? error.message : String(error)}`, hint);
  }
};

const checkProfileFolder = (folder: string, { platform }: Host): DoctorCheck => {
  const name = 'profile';
  const path = resolve(folder);
  const stats = statSync(path, { throwIfNoEntry: false });
  const hint = 'Give the folder to yourself, or name another one in PLUMBLINE_HOME.';
  if (stats !== undefined && !stats.isDirectory()) return bad(name, `${path} is not a folder`, hint);
  if (!canWrite(stats === undefined ? existingParent(path) : path)) return bad(name, `${path} cannot be written`, hint);
  if (stats === undefined) return note(name, `${path} does not exist yet; it is made with the first identity`);
  // Windows has no such bits.
  if (platform !== 'win32' && (stats.mode & othersMode) !== 0) {
    return note(name, `${path} can be entered by others on this machine`, `Run \`chmod 700 ${path}\`.`);
  }
  return good(name, path);
};

const canWrite = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const existingParent = (path: string): string => {
  let folder = resolve(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
};

const checkDisk = (name: string, folder: string): DoctorCheck => {
  try {
    const { bavail, bsize } = statfsSync(existingParent(folder));
    const freeBytes = bavail * bsize;
    const detail = `${Math.floor(freeBytes / 2 ** 20)} MiB free`;
    return freeBytes >= freeBytesMin ? good(name, detail) : bad(name, detail, 'Make room on that disk.');
  } catch (error) {
    return {
      name,
      status: 'not checked',
      detail: `the system does not say (${errorCode(error) ?? 'unknown'})`,
      hint: null,
    };
  }
};

const checkIdentities = (profile: Pick<Profile, 'folder'>): DoctorCheck => {
  const listed = listIdentities(profile);
  if (!listed.ok) return bad('identities', listed.error.message, listed.error.hint ?? 'Check the profile folder.');
  const { identities, damaged } = listed.value;
  if (damaged.length > 0) {
    const which = damaged.map(({ message, at }) => `${at ?? 'a key'}: ${message}`).join('; ');
    return bad('identities', `${damaged.length} damaged: ${which}`, 'Restore the key file from a copy.');
  }
  if (identities.length > 0) return good('identities', identities.map(({ principal }) => principal).join(', '));
  return note('identities', 'none yet', 'Make one with `plumbline identity new --name PRINCIPAL`.');
};

const checkBook = (profile: Pick<Profile, 'folder'>): DoctorCheck => {
  const book = readAddressBook(profile);
  if (!book.ok) return bad('address book', book.error.message, book.error.hint ?? 'Mend the file by hand.');
  const { signers, logKeys, witnesses } = book.value;
  return good('address book', `${signers.length} signers, ${logKeys.length} log keys, ${witnesses.length} witnesses`);
};

const checkElectron = ({ versions }: Host): DoctorCheck => {
  const running = versions['electron'];
  if (running !== undefined) return good('Electron', running);
  const folder = join(programFolder, 'node_modules', 'electron');
  if (!existsSync(folder)) {
    return note('Electron', 'not installed; the window opens in a browser, and everything works on the command line');
  }
  // The package brings its program at the first start, where it can be fetched.
  return existsSync(join(folder, 'dist', 'version'))
    ? good('Electron', 'installed')
    : note('Electron', 'its package is here, its program is not; the window opens in a browser');
};

const browserNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge.exe',
  'chrome.exe',
];

const checkBrowser = ({ environment }: Host): DoctorCheck => {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = folders
    .flatMap((folder) => browserNames.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  return found === undefined
    ? note('browser', 'no Chromium, Chrome or Edge on the path; nothing needs one yet')
    : good('browser', found);
};

const checkUser = ({ userId }: Host): DoctorCheck =>
  userId === 0
    ? note('user', 'root: file permissions protect nothing from this user', 'Work as an ordinary user.')
    : good('user', userId === undefined ? 'the system has no user numbers' : `number ${userId}`);

const checkTimeZone = ({ minutesWestOfUtc }: Host): DoctorCheck => {
  const minutes = Math.abs(minutesWestOfUtc);
  const pad = (number: number): string => String(number).padStart(2, '0');
  const offset = `${minutesWestOfUtc > 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return good('time zone', `UTC${offset}; every time is recorded in UTC`);
};
