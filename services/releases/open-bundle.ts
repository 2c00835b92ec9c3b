import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { err, type Result } from '../../shared/base/result.ts';
import type { Checked } from '../../shared/api/contract.ts';
import { formatManifest } from '../../shared/bundle/bagit.ts';
import { textOf } from '../../shared/bundle/bundle-contents.ts';
import { classifyPath } from '../../shared/bundle/layout.ts';
import { createCaseStore } from '../../db/case-store.ts';
import { importLedger } from '../../db/import-ledger.ts';
import { openDatabase } from '../../db/open-database.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { fsyncFolder, isTaken } from '../bundles/durable-files.ts';
import { extractBundle } from '../bundles/extract.ts';
import { casePaths } from '../cases/case-paths.ts';
import { openCase, type CaseSession } from '../cases/case-session.ts';
import { withPlainBundle } from './plain-bundle.ts';
import { refuseUnsound, verifyPath } from './verify.ts';

/** A read-only case from a bundle that verifies. It appears under its name complete, or not at all. */
export const openBundle = (input: Checked<'bundle.open'>, deps: AppDeps): Promise<Result<CaseSession>> =>
  withPlainBundle(input.path, input.age, (path) => openPlain({ ...input, path }, deps));

const openPlain = async (input: Checked<'bundle.open'>, deps: AppDeps): Promise<Result<CaseSession>> => {
  const verified = await verifyPath(input.path, input.anchors, deps);
  if (!verified.ok) return verified;
  const { snapshot, verification } = verified.value;
  if (!verification.ok) return refuseUnsound(verification, input.path);
  const target = resolve(input.folder);
  if (isTaken(target))
    return err({
      code: 'OUTPUT_EXISTS',
      message: `There is something at ${target} already.`,
      hint: 'Name a folder that does not exist yet.',
    });
  let staging: string | undefined;
  try {
    mkdirSync(dirname(target), { recursive: true });
    staging = mkdtempSync(join(dirname(target), '.plumbline-'));
    const unpacked = join(staging, 'bundle');
    const extracted = await extractBundle({ path: input.path, snapshot, destinationFolder: unpacked });
    if (!extracted.ok) return extracted;
    const made = join(staging, 'case');
    mkdirSync(casePaths.temporary(made), { recursive: true, mode: 0o700 });
    keepFiles([...snapshot.files.keys()], unpacked, made);
    const db = openDatabase(casePaths.database(made), 'create');
    if (!db.ok) return db;
    const store = createCaseStore(db.value);
    const imported = importLedger(
      store,
      {
        texts: linesOf(textOf(snapshot, 'data/ledger/entries.jsonl')),
        disclosures: linesOf(textOf(snapshot, 'data/disclosures.txt')),
        opened: {
          edition: textOf(snapshot, 'data/edition.json') ?? '',
          manifest: formatManifest([...snapshot.files].map(([path, { sha256 }]) => ({ path, sha256 }))),
        },
      },
      deps.crypto,
    );
    store.close();
    if (!imported.ok) return imported;
    renameSync(made, target);
    fsyncFolder(dirname(target));
  } catch (error) {
    return err(storageFailure(error, target));
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
  }
  return openCase(target, deps);
};

const linesOf = (text: string | undefined): readonly string[] => (text ?? '').split('\n').slice(0, -1);

/**
 * Moves files from where they were unpacked to where the case keeps them. Ledger and disclosures stand in the database, from
 * which the same bytes are written again.
 */
const keepFiles = (paths: readonly string[], unpacked: string, made: string): void => {
  const folders = new Set([made]);
  for (const path of paths) {
    const kind = classifyPath(path);
    if (kind === 'entries' || kind === 'disclosures') continue;
    const place = kind === 'evidence' ? casePaths.evidenceFile(made, basename(path)) : casePaths.bundleFile(made, path);
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    renameSync(join(unpacked, ...path.split('/')), place);
    for (let folder = dirname(place); folder !== made; folder = dirname(folder)) folders.add(folder);
  }
  for (const folder of folders) fsyncFolder(folder);
};
