import { expect } from 'vitest';
import { base64ToBytes, bytesToUtf8 } from '../../shared/base/bytes.ts';
import { computeAssessment, formatAssessmentFile } from '../../shared/bundle/assessment-file.ts';
import { readContents, textOf } from '../../shared/bundle/bundle-contents.ts';
import { checkNames, type CheckName } from '../../shared/bundle/check.ts';
import { profilePath, viewerSourceOf } from '../../shared/bundle/checks/derived.ts';
import { rootsAt } from '../../shared/bundle/checks/ledger.ts';
import { bundleExports } from '../../shared/bundle/checks/exports.ts';
import { compareWithheld, formatEditionFile, parseEditionFile } from '../../shared/bundle/edition-file.ts';
import { missingSkeleton } from '../../shared/bundle/edition-plan.ts';
import { guidesOf } from '../../shared/bundle/guides.ts';
import { formatViewFile } from '../../shared/bundle/view-file.ts';
import { formatViewer } from '../../shared/bundle/viewer-file.ts';
import type { WithholdingReason } from '../../shared/domain/vocabulary.ts';
import { canonicalJson, isJsonObject, parseJson, type Json } from '../../shared/ledger/canonical-json.ts';
import { checkChain } from '../../shared/ledger/chain.ts';
import {
  formatCheckpointNote,
  parseCheckpointNote,
  signCheckpoint,
  type CheckpointNote,
} from '../../shared/ledger/checkpoint.ts';
import { groupDisclosures } from '../../shared/ledger/group-disclosures.ts';
import type { LedgerLine } from '../../shared/ledger/line.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../../services/node-crypto.ts';
import { readViewerCode } from '../../services/viewer-code.ts';
import {
  changeFiles,
  failuresIn,
  joinLines,
  linesAt,
  signAnew,
  snapshotOf,
  textAt,
  verifyFiles,
  type DemoRelease,
  type Files,
} from './demo-release.ts';
import { valueOf } from './results.ts';

export const stranger = ed25519SignerFromSeed(new Uint8Array(32).fill(7));
export const entries = 'data/ledger/entries.jsonl';
export const disclosures = 'data/disclosures.txt';
export const checkpoint = 'data/ledger/checkpoint.txt';
export const editionPath = 'data/edition.json';
export const infoPath = 'bag-info.txt';

export const recordOf = (value: Json): Record<string, Json> => {
  if (!isJsonObject(value)) throw new Error('not an object');
  return { ...value };
};

export const listOf = (value: Json | undefined): readonly Json[] => {
  if (!Array.isArray(value)) throw new Error('a list');
  const list: readonly Json[] = value;
  return list;
};

/** Everything that follows from ledger, disclosures, edition.json and assessment.json, as the program itself would write it. */
export const renderAnew = (files: Files): Files => {
  const contents = readContents(snapshotOf(files), nodeCrypto);
  const { origin, size } = valueOf(contents.note).checkpoint;
  const { revealed, tables } = contents;
  const note = valueOf(contents.note);
  const assessment = textAt(files, 'data/assessment.json');
  const rendered = changeFiles(files, {
    ...Object.fromEntries(
      [...bundleExports({ checkpoint: note, lines: revealed.lines, tables, assessment }, nodeCrypto)].map(
        ([path, pieces]) => [path, pieces.join('')],
      ),
    ),
    'data/view.json': formatViewFile({ origin, size, lines: revealed.lines, tables }).join(''),
    ...Object.fromEntries(guidesOf(contents) ?? []),
  });
  const source = viewerSourceOf(readContents(snapshotOf(rendered), nodeCrypto));
  const code = readViewerCode();
  const page = source === undefined || code === undefined ? undefined : formatViewer(source, code, nodeCrypto);
  return page === undefined ? rendered : changeFiles(rendered, { 'viewer.html': page.join('') });
};

/** assessment.json as it follows from what the edition shows; left as it is where nothing can be computed. */
const assessAnew = (files: Files): Files => {
  const { tables, revealed, edition, snapshot } = readContents(snapshotOf(files), nodeCrypto);
  const sections = computeAssessment(
    {
      tables,
      lines: revealed.lines,
      edition: valueOf(edition),
      missing: missingSkeleton(revealed.lines),
      profileText: (sha256) => textOf(snapshot, profilePath(sha256)),
    },
    nodeCrypto,
  );
  return sections.ok ? changeFiles(files, { 'data/assessment.json': formatAssessmentFile(sections.value) }) : files;
};

/** Number and link of every line put right. */
export const chainAnew = (lines: readonly string[]): readonly string[] => {
  let prev = '0'.repeat(64);
  return lines.map((text, seq) => {
    const next = canonicalJson({ ...recordOf(valueOf(parseJson(text))), prev, seq });
    prev = nodeCrypto.sha256Hex(next);
    return next;
  });
};

/** What stands in the place of what was found: a text, or what is made of the match and its groups. */
export type Replacement = string | ((...parts: readonly string[]) => string);

/** What two trusted insiders can make of the demonstration. `demo` is asked when a test runs, not before. */
export const createInsider = (demo: () => DemoRelease) => {
  const filesOf = (edition: 'full' | 'public'): Files => demo().bundles[edition].files;
  const insiders = () => [demo().people.analyst, demo().people.reviewer];
  /** Signed anew by both insiders; what is not named by a deeper check must hold. */
  const verifySigned = (files: Files) => {
    const verification = verifyFiles(signAnew(files, insiders()), demo().anchors);
    expect(verification.checks.map(({ name }) => name)).toEqual([...checkNames]);
    return { ...verification, failures: failuresIn(verification) };
  };

  const expectCaught = (files: Files, expected: Partial<Record<CheckName, unknown>>): void => {
    const { ok: isOk, verdict, failures } = verifySigned(files);
    expect({ isOk, verdict }).toEqual({ isOk: false, verdict: 'failed' });
    expect(failures).toMatchObject(expected);
    // The insider's own manifests hold, so nothing shallow has done the work.
    expect(failures).not.toHaveProperty('manifest');
    expect(failures).not.toHaveProperty('tagmanifest');
  };

  const replaced = (edition: 'full' | 'public', path: string, from: string | RegExp, to: Replacement): Files => {
    const text = textAt(filesOf(edition), path);
    const next = typeof to === 'string' ? text.replace(from, to) : text.replace(from, to);
    expect(next, `${String(from)} is in ${path}`).not.toBe(text);
    return changeFiles(filesOf(edition), { [path]: next });
  };

  const editEdition = (edition: 'full' | 'public', edit: (file: Record<string, Json>) => Json): Files => {
    const json = recordOf(valueOf(parseJson(textAt(filesOf(edition), editionPath))));
    return changeFiles(filesOf(edition), { [editionPath]: `${canonicalJson(edit(json))}\n` });
  };

  const ledgerLines = (): readonly LedgerLine[] => checkChain(linesAt(filesOf('full'), entries), nodeCrypto).lines;

  /** The public edition with other fields disclosed than it should have; files and derived files follow. */
  const discloseOther = (
    isShown: (line: LedgerLine, field: string, was: boolean) => boolean,
    reason: WithholdingReason = 'marking',
  ): Files => {
    const files = filesOf('public');
    const file = valueOf(parseEditionFile(textAt(files, editionPath)));
    const before = new Map(file.withheld.map((entry) => [entry.digest, entry]));
    const lines = ledgerLines();
    const fields = groupDisclosures(lines, linesAt(filesOf('full'), disclosures), nodeCrypto);
    const shown: string[] = [];
    const withheld: (typeof file.withheld)[number][] = [];
    for (const [seq, ofLine] of fields.entries()) {
      const line = lines[seq];
      if (line === undefined) throw new Error('every group has its line');
      for (const { field, disclosures: own } of ofLine) {
        const digest = line._sd[field] ?? '';
        const entry = before.get(digest);
        if (isShown(line, field, entry === undefined)) shown.push(...own);
        else withheld.push(entry ?? { seq, field, digest, reason });
      }
    }
    const written = changeFiles(files, {
      [disclosures]: joinLines(shown),
      [editionPath]: formatEditionFile({ ...file, withheld: withheld.sort(compareWithheld) }),
    });
    const named = [
      ...JSON.stringify([...renderAnew(written).values()].map((bytes) => bytesToUtf8(bytes) ?? '')).matchAll(
        /[0-9a-f]{64}/gu,
      ),
    ];
    const texts = new Set(named.map(([hex]) => `data/evidence/${hex}`));
    const added = [...filesOf('full')].filter(([path]) => path.startsWith('data/evidence/') && texts.has(path));
    return renderAnew(assessAnew(changeFiles(written, Object.fromEntries(added))));
  };

  /** First line of a type in the public edition of which everything, or nothing, is withheld. */
  const lineOf = (type: string, isHidden: boolean): number => {
    const file = valueOf(parseEditionFile(textAt(filesOf('public'), editionPath)));
    const hidden = new Set(file.withheld.map(({ seq }) => seq));
    const found = ledgerLines().find((line) => line.type === type && hidden.has(line.seq) === isHidden);
    if (found === undefined) throw new Error(`the demonstration has such a ${type}`);
    return found.seq;
  };

  const original = (edition: 'full' | 'public'): CheckpointNote =>
    valueOf(parseCheckpointNote(textAt(filesOf(edition), checkpoint)));

  /** Another history under a checkpoint that the key of the log has signed; no witness has seen it. */
  const forgeLedger = (
    files: Files,
    edit: (lines: readonly string[]) => readonly string[],
    finish: (note: CheckpointNote) => CheckpointNote,
  ): Files => {
    const texts = chainAnew(edit(linesAt(files, entries)));
    const { origin } = original('full').checkpoint;
    const root = base64ToBytes(rootsAt(texts, [texts.length], nodeCrypto).get(texts.length) ?? '') ?? new Uint8Array();
    const note = signCheckpoint(
      { checkpoint: { origin, size: texts.length, root }, signer: demo().logSigner },
      nodeCrypto,
    );
    return changeFiles(files, {
      [entries]: joinLines(texts),
      [checkpoint]: formatCheckpointNote(finish(note)),
      'keys/witness.vkey': null,
      'keys/witness.pub.pem': null,
    });
  };
  return {
    filesOf,
    insiders,
    verifySigned,
    expectCaught,
    replaced,
    editEdition,
    ledgerLines,
    discloseOther,
    lineOf,
    original,
    forgeLedger,
  };
};
