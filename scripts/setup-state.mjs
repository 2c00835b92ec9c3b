import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One package of a lockfile, as far as it decides whether an installation is complete.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[] }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules', '.plumbline-setup');

/**
 * What the installation was made from: the lockfile's bytes and the kind of machine, because native packages differ.
 * @param {string} root
 */
const expectedStamp = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`\n${process.platform} ${process.arch}\n`)
    .digest('hex');

/**
 * Whether node_modules is what exactly this lockfile describes on this kind of machine: by its stamp, or, where `npm ci`
 * was run by hand, by comparing what npm recorded; that installation gets its stamp now.
 * @param {string} root
 */
export const isSetUp = (root) => {
  const stamped = readStamp(root) === expectedStamp(root);
  if (!stamped && !isInstalledFromLockfile(root)) return false;
  try {
    // bin/plumbline compares times only, so a stamp older than the lockfile it equals is written again.
    if (!stamped || isOlder(stampFile(root), join(root, 'package-lock.json'))) writeStamp(root);
  } catch {
    // A read-only installation stays usable; it only looks again at the next start.
  }
  return true;
};

/** @param {string} root */
export const writeStamp = (root) => {
  writeFileSync(stampFile(root), `${expectedStamp(root)}\n`);
};

/** @param {string} root */
const readStamp = (root) => {
  try {
    return readFileSync(stampFile(root), 'utf8').trim();
  } catch {
    return undefined;
  }
};

/**
 * @param {string} file
 * @param {string} than
 */
const isOlder = (file, than) => statSync(file).mtimeMs < statSync(than).mtimeMs;

/**
 * npm writes its own record of an installation last, so an interrupted one has none.
 * @param {string} root
 */
const isInstalledFromLockfile = (root) => {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const locked = readPackages(join(root, 'package-lock.json'));
  if (installed === undefined || locked === undefined) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true && !isForThisMachine(wanted);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
};

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
const readPackages = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
};

/**
 * An optional package that names neither system nor processor, or names a C library, may be left out by npm for
 * reasons that cannot be seen from here; it does not make an installation incomplete.
 * @param {LockedPackage} wanted
 */
const isForThisMachine = (wanted) =>
  wanted.os !== undefined &&
  wanted.cpu !== undefined &&
  wanted.libc === undefined &&
  admits(wanted.os, process.platform) &&
  admits(wanted.cpu, process.arch);

/**
 * @param {string | string[]} rule npm writes one name or several, `!` before a name excludes it
 * @param {string} name
 */
const admits = (rule, name) => {
  const rules = typeof rule === 'string' ? [rule] : rule;
  if (rules.includes(`!${name}`)) return false;
  const named = rules.filter((entry) => !entry.startsWith('!'));
  return named.length === 0 || named.includes(name);
};
