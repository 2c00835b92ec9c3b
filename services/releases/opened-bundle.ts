import { basename } from 'node:path';
import { bytesToHex, type Bytes } from '../../shared/base/bytes.ts';
import { counted } from '../../shared/base/counted.ts';
import { piecesToBytes } from '../../shared/base/pieces.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { parseManifest, type ManifestEntry } from '../../shared/bundle/bagit.ts';
import { fails, holds, notChecked, type Outcome } from '../../shared/bundle/check.ts';
import { parseEditionFile, type EditionFile } from '../../shared/bundle/edition-file.ts';
import { classifyPath } from '../../shared/bundle/layout.ts';
import { readDisclosures, readLines } from '../../db/ledger.ts';
import { readOpenedBundle } from '../../db/opened-bundle.ts';
import type { AppDeps } from '../app-deps.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { isWhole } from '../evidence/evidence-files.ts';

/** A file of the bundle that a case was opened from, and where it lies now. */
export type OpenedFile = {
  readonly path: string;
  readonly sha256: string;
  readonly source: { readonly bytes: Bytes } | { readonly file: string };
};

export type OpenedCase = { readonly edition: EditionFile; readonly manifest: readonly ManifestEntry[] };

/** What the case remembers of the bundle that it was opened from. */
export const readOpenedCase = (
  { store, folder }: CaseSession,
  { crypto }: Pick<AppDeps, 'crypto'>,
): Result<OpenedCase, Failure> => {
  const opened = readOpenedBundle(store.db);
  if (opened?.manifest === undefined || opened.manifest === null) {
    return err({
      code: 'BUNDLE_NOT_KEPT',
      message:
        'The case was opened by an earlier version, which kept the ledger and the evidence of the bundle and nothing else.',
      hint: 'Open the bundle again in another folder: `plumbline open BUNDLE DIR`.',
      at: folder,
    });
  }
  const edition = parseEditionFile(opened.edition);
  const manifest = parseManifest(opened.manifest, 'what the case keeps of its bundle');
  // What is told of the edition is what its bundle says of it.
  const own = manifest.ok ? manifest.value.find(({ path }) => path === 'data/edition.json') : undefined;
  return edition.ok && manifest.ok && own?.sha256 === crypto.sha256Hex(opened.edition)
    ? ok({ edition: edition.value, manifest: manifest.value })
    : err(altered(casePaths.database(folder)));
};

/**
 * Every file of that bundle: the ledger and what it discloses are in the database, evidence is where evidence lies, and the
 * rest as it came. Whether each is still what it was is for the caller to see.
 */
export const openedFiles = (
  manifest: readonly ManifestEntry[],
  session: CaseSession,
): Result<readonly OpenedFile[], Failure> => {
  const files: OpenedFile[] = [];
  for (const { path, sha256 } of manifest) {
    const source = sourceOf(path, session);
    if (source === undefined) return err(altered(path));
    files.push({ path, sha256, source });
  }
  return ok(files);
};

const sourceOf = (path: string, { store, folder }: CaseSession): OpenedFile['source'] | undefined => {
  const kind = classifyPath(path);
  if (kind === undefined) return undefined;
  if (kind === 'entries') return { bytes: bytesOf(readLines(store.db)) };
  if (kind === 'disclosures') return { bytes: bytesOf(readDisclosures(store.db)) };
  if (kind === 'evidence') return { file: casePaths.evidenceFile(folder, basename(path)) };
  return { file: casePaths.bundleFile(folder, path) };
};

const bytesOf = (lines: readonly string[]): Bytes => piecesToBytes(lines.map((line) => `${line}\n`));

/** Something of the bundle is no longer what it was when the case was opened. */
export const altered = (at: string): Failure => ({
  code: 'BUNDLE_ALTERED',
  message: 'The case does not hold its bundle any more as it was opened, so nothing was written.',
  hint: '`case verify DIR --read-all` says what was altered. Open the bundle again in another folder.',
  at,
});

/** Whether the case still holds its bundle as it was opened. Files of evidence have a check of their own. */
export const openedOutcome = (session: CaseSession, { crypto }: Pick<AppDeps, 'crypto'>): Outcome => {
  const opened = readOpenedCase(session, { crypto });
  if (!opened.ok && opened.error.code === 'BUNDLE_NOT_KEPT')
    return notChecked('an earlier version opened the case, and kept nothing beside ledger and evidence');
  const files = opened.ok ? openedFiles(opened.value.manifest, session) : opened;
  if (!files.ok) return fails('what the case keeps of its bundle is no list of its files', files.error.at ?? null);
  const beside = files.value.filter(({ path }) => classifyPath(path) !== 'evidence');
  const changed = beside.find(({ sha256, source }) =>
    'bytes' in source ? bytesToHex(crypto.sha256(source.bytes)) !== sha256 : !isWhole(source.file, sha256),
  );
  return changed === undefined
    ? holds(`${counted(beside.length, 'file')} beside the evidence, as it was opened`)
    : fails('it is not what it was when the bundle was opened', changed.path);
};
