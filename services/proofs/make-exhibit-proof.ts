import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { bytesToBase64, utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { fieldKey, itemsOf, planEdition } from '../../shared/bundle/edition-plan.ts';
import { groupDisclosures } from '../../shared/ledger/group-disclosures.ts';
import { leafHash, merkleRoot } from '../../shared/ledger/merkle.ts';
import { inclusionProof } from '../../shared/ledger/merkle-proofs.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { exhibitOf, formatLineProof } from '../../shared/proofs/exhibit-proof.ts';
import { storageFailure } from '../../db/storage-failure.ts';
import type { AppDeps } from '../app-deps.ts';
import { fsyncFolder, isTaken } from '../bundles/durable-files.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { hashFile } from '../evidence/evidence-files.ts';
import { frozenCheckpoint } from '../releases/checkpoints.ts';
import { readWholeLedger, type WholeLedger } from '../releases/whole-ledger.ts';

/**
 * One item of the last release, provable without the rest: its file, and each line that takes it in, corrects it or tells
 * of its custody. Disclosed is what the public edition shows, or a restricted one up to `tlp`: no more than was approved.
 */
export const makeExhibitProof = (
  session: CaseSession,
  { evidence, out, tlp }: Checked<'proof.exhibit'>,
  deps: AppDeps,
): Result<Output<'proof.exhibit'>> => {
  const row = findRow(session.tables, 'evidence', evidence);
  if (!row.ok) return row;
  const release = session.tables.rows('release').at(-1);
  if (release === undefined || row.value.seq > release.seq) {
    return err({
      code: 'NOT_FROZEN',
      message: release === undefined ? 'The case has no frozen release.' : 'The item came after the last release.',
      hint: 'What is proven was released: freeze a release that holds the item first.',
      at: evidence,
    });
  }
  const target = resolve(out);
  if (isTaken(target))
    return err({
      code: 'OUTPUT_EXISTS',
      message: `There is something at ${target} already.`,
      hint: 'Name another folder.',
    });
  const frozen = frozenCheckpoint(session, release.seq + 1, deps);
  if (!frozen.ok) return frozen;
  const { note } = frozen.value;
  const ledger = readWholeLedger(session, note.checkpoint.size, deps);
  if (!ledger.ok) return ledger;
  const leafHashes = ledger.value.texts.map((text) => leafHash(text, deps.crypto));
  if (bytesToBase64(merkleRoot(leafHashes, deps.crypto)) !== bytesToBase64(note.checkpoint.root))
    return err({
      code: 'LEDGER_BROKEN',
      message: 'The ledger is not the one that was released.',
      hint: 'Run `plumbline case verify`.',
    });
  const shown = disclosedLines(ledger.value, row.value.key, tlp, deps);
  if (!shown.ok) return shown;
  const content = exhibitOf(ledger.value.revealed[row.value.seq] ?? emptyLine);
  if (content === undefined) {
    return err({
      code: 'NO_FILE',
      message: 'The item has no file: there is nothing whose bytes could be proven.',
      hint: 'Choose an item with a file.',
      at: evidence,
    });
  }
  const proofs = shown.value.map(({ seq, disclosures }) => ({
    name: proofName(seq),
    text: formatLineProof(
      { text: ledger.value.texts[seq] ?? '', disclosures },
      { index: seq, path: inclusionProof(seq, leafHashes, deps.crypto), note },
    ),
  }));
  const written = writeFolder(
    target,
    casePaths.evidenceFile(session.folder, content.sha256),
    content.sha256,
    proofs,
    deps,
  );
  return written.ok
    ? ok({
        out: target,
        origin: session.origin,
        size: note.checkpoint.size,
        sha256: content.sha256,
        lines: proofs.length,
      })
    : written;
};

export const proofName = (seq: number): string => `${String(seq).padStart(8, '0')}.tlog-proof`;

const emptyLine: RevealedLine = { seq: 0, type: '', v: 1, day: '', log: '', fields: {}, withheld: [] };

const disclosedLines = (
  { lines, disclosures, revealed }: WholeLedger,
  item: string,
  tlp: Checked<'proof.exhibit'>['tlp'],
  deps: AppDeps,
): Result<readonly { readonly seq: number; readonly disclosures: readonly string[] }[], Failure> => {
  const edition = tlp === 'CLEAR' ? 'public' : 'restricted';
  const plan = planEdition({ edition, tlp, lines, revealed, redaction: null });
  if (!plan.ok) return plan;
  const { withheld } = plan.value;
  const own = revealed.filter((line) => /^(?:evidence|custody)\./u.test(line.type) && itemsOf(line).includes(item));
  const hidden = own.find(({ type, seq }) => type === 'evidence.add' && withheld.has(fieldKey(seq, 'content')));
  if (hidden !== undefined) {
    return err({
      code: 'EXHIBIT_WITHHELD',
      message: `The item is marked higher than ${tlp}, so its file would be withheld.`,
      hint: 'Name the marking up to which the reader may see: `--tlp AMBER`.',
      at: item,
    });
  }
  const grouped = groupDisclosures(lines, disclosures, deps.crypto);
  return ok(
    own.map(({ seq }) => ({
      seq,
      disclosures: (grouped[seq] ?? [])
        .filter(({ field }) => !withheld.has(fieldKey(seq, field)))
        .flatMap((field) => field.disclosures),
    })),
  );
};

/** The folder appears under its name complete, or not at all. */
const writeFolder = (
  target: string,
  file: string,
  sha256: string,
  proofs: readonly { readonly name: string; readonly text: string }[],
  deps: AppDeps,
): Result<true, Failure> => {
  let staging: string | undefined;
  try {
    mkdirSync(dirname(target), { recursive: true });
    staging = mkdtempSync(join(dirname(target), '.plumbline-'));
    const copy = join(staging, sha256);
    copyFileSync(file, copy);
    if (hashFile(copy) !== sha256) {
      return err({
        code: 'EVIDENCE_ALTERED',
        message: 'The file of the item is not the one that was taken in, so nothing was written.',
        hint: 'Run `plumbline case verify --read-all`, and restore the file from a copy.',
      });
    }
    for (const { name, text } of proofs) {
      const written = writeNewFile(join(staging, name), utf8ToBytes(text), deps);
      if (!written.ok) return written;
    }
    fsyncFolder(staging);
    renameSync(staging, target);
    staging = undefined;
    fsyncFolder(dirname(target));
    return ok(true);
  } catch (error) {
    return err(storageFailure(error, target));
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
  }
};
