import { lstatSync } from 'node:fs';
import { bytesToHex } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { bundleName } from '../../shared/bundle/bundle-name.ts';
import { classifyPath } from '../../shared/bundle/layout.ts';
import type { EditionFile } from '../../shared/bundle/edition-file.ts';
import { parseCheckpointBody } from '../../shared/ledger/checkpoint.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { writeZip } from '../bundles/zip-writer.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { exportPlace } from './encrypt-export.ts';
import { altered, openedFiles, readOpenedCase, type OpenedFile } from './opened-bundle.ts';
import { readRedaction } from './redaction-file.ts';

/**
 * Writes the bundle that the case was opened from again, byte for byte, with its signatures and time stamps; nothing is
 * recorded, since nobody may write here. What differs from what was verified when it was opened is never written.
 */
export const exportOpened = async (
  session: CaseSession,
  input: Checked<'release.export'>,
  deps: AppDeps,
): Promise<Result<Output<'release.export'>>> => {
  const opened = readOpenedCase(session, deps);
  if (!opened.ok) return opened;
  const { edition, manifest } = opened.value;
  const other = otherEdition(input, edition, deps);
  if (other !== undefined) return err(other);
  const place = exportPlace({ out: input.out, age: input.age }, session.folder, deps);
  if (!place.ok) return place;
  const checkpoint = parseCheckpointBody(edition.checkpoint);
  if (!checkpoint.ok) return err(altered('data/edition.json'));
  const found = openedFiles(manifest, session);
  if (!found.ok) return found;
  const files = found.value;
  const lost = findLost(files, deps);
  if (!lost.ok) return lost;
  if (lost.value !== undefined) return err(altered(lost.value.path));
  const name = bundleName({
    origin: session.origin,
    size: checkpoint.value.size,
    edition: edition.edition,
    isExercise: session.tables.get('case_file', 'case')?.mark === 'exercise',
  });
  deps.report?.({ step: 'writing the bundle', done: null, total: null });
  const written = await writeZip(
    place.value.zip,
    name,
    files.map(({ path, sha256, source }) => ({ path, source: 'bytes' in source ? source : { ...source, sha256 } })),
  );
  if (!written.ok) {
    const { code, at } = written.error;
    return code === 'SOURCE_CHANGED' ? err(altered(at ?? session.folder)) : written;
  }
  if (input.age !== undefined) deps.report?.({ step: 'encrypting the bundle', done: null, total: null });
  const finished = await place.value.finish();
  place.value.clear();
  if (!finished.ok) return finished;
  const signed = new Set(files.filter(({ path }) => classifyPath(path) === 'bundle-signature').map(({ path }) => path));
  return ok({
    out: place.value.out,
    encrypted: input.age !== undefined,
    size: written.value.sizeBytes,
    sha256: written.value.sha256,
    edition: edition.edition,
    withheld: edition.withheld.length,
    files: files.length,
    recomputable: edition.recomputable,
    signers: edition.signers,
    missingSignatures: edition.signers.filter((principal) => !signed.has(`signatures/${principal}.sshsig`)),
  });
};

/** What was asked for and is not the bundle that was opened. */
const otherEdition = (input: Checked<'release.export'>, edition: EditionFile, deps: AppDeps): Failure | undefined => {
  const redaction = input.redact === undefined ? undefined : readRedaction(input.redact, deps);
  if (redaction?.ok === false) return redaction.error;
  const isThis =
    input.edition === edition.edition &&
    (input.tlp === undefined || input.tlp === edition.tlp) &&
    (redaction === undefined || redaction.value.sha256 === edition.redaction);
  if (!isThis) {
    return {
      code: 'OTHER_EDITION',
      message: `The case was opened from a bundle of the ${edition.edition} edition at TLP:${edition.tlp}; no other can be made of it.`,
      hint: `Write that one again with \`--edition ${edition.edition}\`; others leave the case where it was made.`,
    };
  }
  return input.signers.length === 0
    ? undefined
    : {
        code: 'OTHER_EDITION',
        message: 'The bundle that the case was opened from is written again with the signatures that it had.',
        hint: 'Name no signer. `plumbline sign OUT.zip --identity I` adds a signature to a bundle.',
      };
};

/** The first file that is gone or, where it comes from the database, another: no ZIP of gibibytes is begun with it. */
const findLost = (
  files: readonly OpenedFile[],
  { crypto }: Pick<AppDeps, 'crypto'>,
): Result<OpenedFile | undefined, Failure> => {
  try {
    return ok(
      files.find(({ sha256, source }) =>
        'bytes' in source
          ? bytesToHex(crypto.sha256(source.bytes)) !== sha256
          : lstatSync(source.file, { throwIfNoEntry: false })?.isFile() !== true,
      ),
    );
  } catch (error) {
    return err(storageFailure(error));
  }
};
