import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { err, type Result } from '../../shared/base/result.ts';
import type { Checked } from '../../shared/api/contract.ts';
import { textOf } from '../../shared/bundle/bundle-contents.ts';
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
    for (const path of snapshot.files.keys()) {
      if (!path.startsWith('data/evidence/')) continue;
      const sha256 = path.slice('data/evidence/'.length);
      mkdirSync(dirname(casePaths.evidenceFile(made, sha256)), { recursive: true, mode: 0o700 });
      renameSync(join(unpacked, ...path.split('/')), casePaths.evidenceFile(made, sha256));
      fsyncFolder(dirname(casePaths.evidenceFile(made, sha256)));
    }
    const db = openDatabase(casePaths.database(made), 'create');
    if (!db.ok) return db;
    const store = createCaseStore(db.value);
    const imported = importLedger(
      store,
      {
        texts: linesOf(textOf(snapshot, 'data/ledger/entries.jsonl')),
        disclosures: linesOf(textOf(snapshot, 'data/disclosures.txt')),
        openedFrom: textOf(snapshot, 'data/edition.json') ?? '',
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
