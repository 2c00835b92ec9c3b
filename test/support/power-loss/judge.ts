import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import Database from 'better-sqlite3';
import { schemaVersion } from '../../../db/open-database.ts';
import { openWorkstation } from '../workstation.ts';
import type { DiskImage } from './disk-model.ts';
import { findFileLosses, findLosses, type Promised } from './promises.ts';

export type Judgement = {
  /** Folder in which images are laid out. */
  readonly scratch: string;
  /** Cases that may be on the disk, and from which schema each began. */
  readonly cases: readonly { readonly folder: string; readonly schema: number }[];
  readonly promised: readonly Promised[];
  /** What is promised by commands that had not come to their end. */
  readonly later: readonly Promised[];
  /** What was wrong with cases before, by all that it depends on: most images hold most cases as another did. */
  readonly known: Map<string, readonly string[]>;
};

/** Lays an image out, opens what it holds with the program and by other means, and says what is wrong; nothing if all is well. */
export const judgeImage = async (image: DiskImage, judgement: Judgement): Promise<readonly string[]> => {
  const root = mkdtempSync(join(judgement.scratch, 'image-'));
  try {
    layOut(image, root);
    const faults = [...findFileLosses(root, judgement.promised, judgement.later)];
    for (const one of judgement.cases) {
      const promised = judgement.promised.filter((promise) => 'folder' in promise && promise.folder === one.folder);
      const isPromised = promised.some(({ kind }) => kind === 'case');
      const key = digestOf(image, one.folder, promised);
      const found = judgement.known.get(key) ?? (await judgeCase(root, one, { promised, isPromised }));
      judgement.known.set(key, found);
      faults.push(...found.map((fault) => `${one.folder}: ${fault}`));
    }
    return faults;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

const layOut = (image: DiskImage, root: string): void => {
  for (const [path, content] of image) {
    if (content === null) mkdirSync(join(root, path), { recursive: true });
    else writeFileSync(join(root, path), content);
  }
};

/** Of a case, of the profile under which it is opened, and of what is promised of it. */
const digestOf = (image: DiskImage, folder: string, promised: readonly Promised[]): string => {
  const digest = createHash('sha256');
  for (const promise of promised) digest.update(inspect(promise));
  for (const [path, content] of image) {
    if (path.startsWith(`${folder}/`) || path.startsWith('profile/'))
      digest.update(`\0${path}\0${content?.length}\0`).update(content ?? '');
  }
  return digest.digest('hex');
};

type CaseJudgement = { readonly promised: readonly Promised[]; readonly isPromised: boolean };

const judgeCase = async (
  root: string,
  { folder: name, schema }: Judgement['cases'][number],
  { promised, isPromised }: CaseJudgement,
): Promise<readonly string[]> => {
  const folder = join(root, name);
  const { client } = openWorkstation(join(root, 'profile'));
  try {
    const info = await client('case.info', { folder });
    // Until somebody was told that there is a case, there need be none.
    if (!info.ok) return isPromised ? [`does not open: ${info.error.code}: ${info.error.message}`] : [];
    const { readOnly } = info.value;
    if (readOnly !== null && isPromised) return [`opens for reading only: ${readOnly.code}: ${readOnly.message}`];
    const faults = [...findLosses(root, name, promised), ...backupFaults(folder, schema)];
    const verified = await client('case.verify', { folder, readAll: true });
    if (!verified.ok) faults.push(`cannot be verified: ${verified.error.code}`);
    else {
      const failed = verified.value.checks.filter(({ status }) => status === 'failed');
      faults.push(...failed.map((check) => `verification: ${check.name}: ${check.detail}`));
    }
    if (readOnly !== null) return faults;
    return [...faults, ...(await goOn(folder, client))];
  } catch (error) {
    return [`broke: ${error instanceof Error ? error.message : String(error)}`];
  }
};

/** Records that the index lost are made again, and the next file is taken in. */
const goOn = async (
  folder: string,
  client: ReturnType<typeof openWorkstation>['client'],
): Promise<readonly string[]> => {
  const rebuilt = await client('import.rebuild', { folder });
  if (!rebuilt.ok) return [`the index cannot be made again: ${rebuilt.error.code}: ${rebuilt.error.message}`];
  const listed = await client('import.list', { folder });
  const isReady = listed.ok && listed.value.imports.every(({ state }) => state === 'ready');
  const next = `${folder}.next`;
  writeFileSync(next, 'after the power came back');
  const taken = await client('intake.take', { folder, paths: [next] });
  return [
    ...(isReady ? [] : ['records of an import are missing']),
    ...(taken.ok && taken.value.taken.length === 1
      ? []
      : [`does not go on: ${taken.ok ? JSON.stringify(taken.value.refused) : taken.error.message}`]),
  ];
};

/** A case of an older schema is migrated after it was copied, and the copy is whole. */
const backupFaults = (folder: string, schema: number): readonly string[] => {
  if (schema === schemaVersion) return [];
  const path = join(folder, `case.db.before-schema-${schema + 1}`);
  if (!existsSync(path)) return ['migrated without a copy'];
  const db = new Database(path, { readonly: true });
  try {
    const isWhole = db.pragma('integrity_check', { simple: true }) === 'ok';
    return isWhole && db.pragma('user_version', { simple: true }) === schema
      ? []
      : ['the copy before the migration is damaged'];
  } catch {
    return ['the copy before the migration cannot be read'];
  } finally {
    db.close();
  }
};
