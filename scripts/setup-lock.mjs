import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const pollMilliseconds = 200;
/** A lock without an owner is one whose holder died between two system calls; this much patience is plenty. */
const ownerlessMillisecondsMax = 10_000;

/**
 * Takes the lock of this project's installation: making a directory succeeds for exactly one process. Waits while
 * another living process holds it. A lock whose holder has died is removed.
 * @param {string} lock path of the lock directory
 * @param {(message: string) => void} say called once if it has to wait
 * @returns {Promise<() => void>} gives the lock back
 */
export const takeLock = async (lock, say) => {
  mkdirSync(dirname(lock), { recursive: true });
  for (let attempt = 0; ; attempt += 1) {
    if (tryLock(lock)) {
      return () => {
        rmSync(lock, { recursive: true, force: true });
      };
    }
    if (isAbandoned(lock)) {
      removeAbandoned(lock);
    } else {
      if (attempt === 0) say('Another process is setting up this folder; waiting for it.');
      await wait(pollMilliseconds);
    }
  }
};

/** @param {string} lock */
const ownerFile = (lock) => join(lock, 'owner');

/** @param {string} lock */
const tryLock = (lock) => {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(ownerFile(lock), String(process.pid));
  return true;
};

/** @param {string} lock */
const isAbandoned = (lock) => {
  const owner = readOwner(lock);
  if (owner !== undefined) return !isAlive(owner);
  try {
    return Date.now() - statSync(lock).mtimeMs > ownerlessMillisecondsMax;
  } catch {
    return false; // given back in the meantime
  }
};

/**
 * Moves the lock away before deleting it: of several processes that saw the same dead holder only one move succeeds.
 * @param {string} lock
 */
const removeAbandoned = (lock) => {
  const away = `${lock}.${process.pid}`;
  try {
    renameSync(lock, away);
  } catch {
    return; // another process was quicker
  }
  rmSync(away, { recursive: true, force: true });
};

/** @param {string} lock */
const readOwner = (lock) => {
  try {
    const owner = Number(readFileSync(ownerFile(lock), 'utf8'));
    return Number.isSafeInteger(owner) && owner > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
};

/** @param {number} owner */
const isAlive = (owner) => {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM'; // it lives, and belongs to somebody else
  }
};

/**
 * @param {unknown} error
 * @returns {unknown}
 */
const errorCode = (error) => (error instanceof Error && 'code' in error ? error.code : undefined);
