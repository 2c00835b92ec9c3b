import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { bytesToBase64, bytesToHex } from '../../shared/base/bytes.ts';
import type { Ed25519Signer } from '../../shared/base/crypto.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { createVerifierKey, formatVerifierKey } from '../../shared/ledger/verifier-key.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { appendLines, type Appended, type AppendPlan, type AppendView } from '../../db/append.ts';
import { createCaseStore, type CaseStore } from '../../db/case-store.ts';
import { headDamage, headRoot, readHead, readLines, type StoredHead } from '../../db/ledger.ts';
import { checkDatabaseFile, openDatabase } from '../../db/open-database.ts';
import { isOpenedBundle } from '../../db/opened-bundle.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import { rootsAt } from '../../shared/bundle/checks/ledger.ts';
import type { AppDeps } from '../app-deps.ts';
import { fsyncFolder } from '../bundles/durable-files.ts';
import { readInstanceId } from '../identities/profile.ts';
import { makeFolder } from '../identities/profile-files.ts';
import { readGuard, sweepGuards, writeGuard, type CaseGuard } from './case-guard.ts';
import { lockCase, type CaseLock } from '../../db/case-lock.ts';
import { casePaths } from './case-paths.ts';
import { createLogKey, readLogKey } from './log-key.ts';
import { hasTemporaryFiles, sweepTemporaryFiles } from '../evidence/evidence-files.ts';

/** An open case. `append` is the only way to write, and refuses where the case is not this workstation's to write. */
export type CaseSession = {
  readonly folder: string;
  readonly store: CaseStore;
  readonly tables: CaseTables;
  readonly origin: string;
  /** Who acts: the person working on the case here, else the system's user name with " (unsigned)". */
  readonly actor: string;
  /** Null where the case can only be read here; then `readOnly` says why. */
  readonly logSigner: Ed25519Signer | null;
  readonly readOnly: Failure | null;
  readonly append: (decide: (view: AppendView) => Result<AppendPlan>) => Result<Appended>;
  readonly setActor: (principal: string) => Result<boolean, Failure>;
  readonly close: () => void;
};

export type OpenOptions = { readonly alone?: boolean };

/** Opens an existing case. An older, newer, foreign or damaged one is refused untouched. */
export const openCase = (folder: string, deps: AppDeps, { alone = false }: OpenOptions = {}): Result<CaseSession> => {
  const fault = placeFault(folder);
  if (fault !== undefined) return err(fault);
  // Before the lock, which makes a file: what is not ours stays untouched.
  const checked = checkDatabaseFile(casePaths.database(folder));
  if (!checked.ok) return checked;
  sweepAlone(folder, deps);
  const lock = lockCase(casePaths.lock(folder), alone ? 'exclusive' : 'shared');
  if (!lock.ok) return lock;
  const db = openDatabase(casePaths.database(folder), 'write');
  if (!db.ok) {
    lock.value.release();
    return db;
  }
  const store = createCaseStore(db.value);
  const session = startSession({ folder, store, lock: lock.value, deps });
  if (!session.ok) {
    store.close();
    lock.value.release();
  }
  return session;
};

/**
 * Removes the copies that a cancelled or killed intake left, where nobody else has the case open: a copy that is under
 * way looks the same. Only in a case that this workstation may write to.
 */
const sweepAlone = (folder: string, deps: AppDeps): void => {
  if (!hasTemporaryFiles(folder)) return;
  const instance = readInstanceId(deps.profile);
  const key = readLogKey(folder);
  if (!instance.ok || !key.ok || key.value?.instance !== instance.value) return;
  const lock = lockCase(casePaths.lock(folder), 'exclusive', { milliseconds: 0 });
  if (!lock.ok) return;
  sweepTemporaryFiles(folder);
  lock.value.release();
};

const placeFault = (folder: string): Failure | undefined => {
  const path = casePaths.database(folder);
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() === true) return undefined;
    return stats === undefined
      ? notACase(folder)
      : {
          code: 'SPECIAL_FILE',
          message: 'What should be the database of the case is a link, a folder or a device.',
          hint: 'Name the folder that holds the case itself.',
          at: path,
        };
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOTDIR'
      ? notACase(folder)
      : storageFailure(error, path);
  }
};

const notACase = (folder: string): Failure => ({
  code: 'NOT_A_CASE',
  message: `There is no Plumbline case in ${folder}.`,
  hint: 'Name the folder of a case; `case new` makes one.',
});

type SessionParts = {
  readonly folder: string;
  readonly store: CaseStore;
  readonly lock: CaseLock;
  readonly deps: AppDeps;
};

const startSession = ({ folder, store, lock, deps }: SessionParts): Result<CaseSession> => {
  const head = readHead(store.db);
  if (head === undefined) {
    if (readLines(store.db, 0, 1).length > 0) return err(ledgerDamaged('the head is gone', folder));
    return err({
      code: 'NOT_A_CASE',
      message: 'The case has no first line: its creation was interrupted.',
      hint: 'Remove the folder and make the case again.',
      at: folder,
    });
  }
  const access = readAccess(folder, head, store, deps);
  if (!access.ok) return access;
  const { logSigner, readOnly } = access.value;
  let guard = access.value.guard;
  if (logSigner !== null) {
    sweepGuards(deps);
  }
  const remember = (actor: string | null): Result<boolean, Failure> => {
    const current = readHead(store.db) ?? head;
    guard = {
      v: 1,
      origin: current.log,
      actor,
      size: current.size,
      root: bytesToBase64(headRoot(current, deps.crypto)),
    };
    return writeGuard(guard, deps);
  };
  return ok({
    folder,
    store,
    tables: store.tables,
    origin: head.log,
    get actor() {
      return guard?.actor ?? unsignedActor(deps);
    },
    logSigner,
    readOnly,
    append: (decide) => {
      if (readOnly !== null) return err(readOnly);
      const appended = appendLines(store, deps, decide);
      if (!appended.ok) return appended;
      const remembered = remember(guard?.actor ?? null);
      return remembered.ok ? appended : err(notRemembered(remembered.error));
    },
    setActor: remember,
    close: () => {
      store.close();
      lock.release();
    },
  });
};

const ledgerDamaged = (detail: string, at: string): Failure => ({
  code: 'LEDGER_DAMAGED',
  message: `The ledger of the case does not end where its head says (${detail}), so it opens for reading only.`,
  hint: 'The database was changed from outside. Run `case verify` and compare with a copy.',
  at,
});

const notRemembered = (failure: Failure): Failure => ({
  ...failure,
  message: `It was recorded in the case, but the profile of this workstation could not note it: ${failure.message}`,
});

const unsignedActor = ({ userName }: Pick<AppDeps, 'userName'>): string => `${userName} (unsigned)`;

type Access = {
  readonly logSigner: Ed25519Signer | null;
  readonly readOnly: Failure | null;
  readonly guard: CaseGuard | undefined;
};

/** Who may write: the workstation that holds the log key, on a history that does not lie behind what it remembers. */
const readAccess = (folder: string, head: StoredHead, store: CaseStore, deps: AppDeps): Result<Access> => {
  const origin = head.log;
  const guard = readGuard(origin, deps);
  if (!guard.ok) return guard;
  const readOnly = (failure: Failure): Result<Access> => ok({ logSigner: null, readOnly: failure, guard: guard.value });
  const damage = store.db.transaction(() => headDamage(readHead(store.db) ?? head, store.db, deps.crypto))();
  if (damage !== undefined) return readOnly(ledgerDamaged(damage, casePaths.database(folder)));
  if (isOpenedBundle(store.db)) {
    return readOnly({
      code: 'CASE_READ_ONLY',
      message: 'The case was opened from a bundle and can only be read.',
      hint: 'Work on the case where it was made, or answer with a review.',
    });
  }
  const key = readLogKey(folder);
  if (!key.ok) return readOnly(key.error);
  const instance = readInstanceId(deps.profile);
  if (!instance.ok) return instance;
  if (key.value === undefined || key.value.instance !== instance.value || key.value.origin !== origin) {
    return readOnly({
      code: 'CASE_COPIED',
      message: 'The case was copied from another workstation, so it opens for reading only.',
      hint: 'Work on it where it was made, or take it over under a new origin: `plumbline case adopt DIR --identity I`.',
    });
  }
  const fault = guard.value === undefined ? undefined : rollbackFault(guard.value, store, deps);
  if (fault !== undefined) return readOnly(fault);
  return ok({ logSigner: key.value.signer, readOnly: null, guard: guard.value });
};

const rollbackFault = (guard: CaseGuard, store: CaseStore, deps: AppDeps): Failure | undefined => {
  const head = readHead(store.db);
  const size = head?.size ?? 0;
  if (size < guard.size) {
    return {
      code: 'CASE_ROLLED_BACK',
      message: `This copy is older: it has ${size} lines, this workstation has seen ${guard.size}.`,
      hint: 'Open the newer copy. If it is lost, take this one over under a new origin: `plumbline case adopt DIR --identity I`.',
    };
  }
  const root =
    head !== undefined && size === guard.size
      ? bytesToBase64(headRoot(head, deps.crypto))
      : rootsAt(readLines(store.db, 0, guard.size), [guard.size], deps.crypto).get(guard.size);
  return root === guard.root
    ? undefined
    : {
        code: 'CASE_REWRITTEN',
        message: `The first ${guard.size} lines of this case are not those that this workstation has seen.`,
        hint: 'Compare it with a printed checkpoint. `case verify` says where the ledger breaks.',
      };
};

export type NewCase = {
  readonly folder: string;
  /** Makes the first line, given the origin and the verifier key of its log. */
  readonly firstLine: (log: { readonly origin: string; readonly logKey: string }) => LineDraft;
  readonly actor: string | null;
};

/** Makes a case in a folder that is empty or absent; on failure nothing that it made is left usable as a case. */
export const createCase = ({ folder, firstLine, actor }: NewCase, deps: AppDeps): Result<CaseSession> => {
  const instance = readInstanceId(deps.profile);
  if (!instance.ok) return instance;
  try {
    if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined) {
      return err({
        code: 'OUTPUT_EXISTS',
        message: `There is something at ${folder} already.`,
        hint: 'Name a folder that does not exist yet.',
      });
    }
    makeFolder(dirname(resolve(folder)));
    mkdirSync(folder, { mode: 0o700 });
    fsyncFolder(dirname(resolve(folder)));
  } catch (error) {
    return err(storageFailure(error, folder));
  }
  const created = fillCase({ folder, firstLine, actor, instance: instance.value }, deps);
  if (!created.ok) removeUnfinished(folder);
  return created.ok ? openCase(folder, deps) : created;
};

/** A folder that holds half a case would stand in the way of the next attempt. */
const removeUnfinished = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    // What is told is why the case could not be made.
    storageFailure(error);
  }
};

const fillCase = (
  { folder, firstLine, actor, instance }: NewCase & { readonly instance: string },
  deps: AppDeps,
): Result<boolean> => {
  try {
    makeFolder(casePaths.temporary(folder));
  } catch (error) {
    return err(storageFailure(error, folder));
  }
  const origin = `plumbline.local/${bytesToHex(deps.random(8))}`;
  const key = createLogKey(folder, { origin, instance }, deps);
  if (!key.ok) return key;
  const db = openDatabase(casePaths.database(folder), 'create');
  if (!db.ok) return db;
  const store = createCaseStore(db.value);
  const logKey = formatVerifierKey(createVerifierKey(origin, 1, key.value.signer.publicKey, deps.crypto));
  const appended = appendLines(store, deps, () => ok({ log: origin, drafts: [firstLine({ origin, logKey })] }));
  if (!appended.ok) {
    store.close();
    return appended;
  }
  const head = readHead(store.db);
  const root = head === undefined ? '' : bytesToBase64(headRoot(head, deps.crypto));
  const guarded = writeGuard({ v: 1, origin, actor, size: 1, root }, deps);
  store.close();
  return guarded;
};
