import { bytesToHex, utf8ToBytes } from '../../shared/base/bytes.ts';
import { piecesToBytes, type Pieces } from '../../shared/base/pieces.ts';
import { programVersion } from '../../shared/base/program.ts';
import { formatAllowedSigners } from '../../shared/bundle/allowed-signers.ts';
import { formatAssessmentFile, namesOfSections, type AssessmentSections } from '../../shared/bundle/assessment-file.ts';
import { bagDeclaration, formatBagInfo, formatManifest, payloadOxum } from '../../shared/bundle/bagit.ts';
import { historyPath } from '../../shared/bundle/checks/ledger.ts';
import { profilePath } from '../../shared/bundle/checks/derived.ts';
import { bundleExports } from '../../shared/bundle/checks/exports.ts';
import { disclosedContents } from '../../shared/bundle/checks/evidence.ts';
import { reportPath } from '../../shared/bundle/checks/report.ts';
import { enrolledSigners, witnessKeyPaths } from '../../shared/bundle/checks/signatures.ts';
import { formatEditionFile, type EditionFile } from '../../shared/bundle/edition-file.ts';
import { formatGuides } from '../../shared/bundle/guides.ts';
import { ed25519KeyToPem } from '../../shared/bundle/key-pem.ts';
import { bundlePart } from '../../shared/bundle/layout.ts';
import { formatViewFile } from '../../shared/bundle/view-file.ts';
import { formatViewer, type ViewerCode } from '../../shared/bundle/viewer-file.ts';
import type { CaseTables } from '../../shared/domain/case-tables.ts';
import { formatCheckpointNote, type CheckpointNote } from '../../shared/ledger/checkpoint.ts';
import type { RevealedLine } from '../../shared/ledger/reveal.ts';
import { formatVerifierKey, parseVerifierKey } from '../../shared/ledger/verifier-key.ts';
import type { AppDeps } from '../app-deps.ts';
import type { ZipFile } from '../bundles/zip-writer.ts';
import { casePaths } from '../cases/case-paths.ts';
import type { KeptCheckpoint } from './checkpoints.ts';

export type BundleParts = {
  readonly caseFolder: string;
  readonly texts: readonly string[];
  readonly disclosures: readonly string[];
  readonly lines: readonly RevealedLine[];
  readonly tables: CaseTables;
  readonly kept: KeptCheckpoint;
  readonly history: readonly CheckpointNote[];
  readonly edition: EditionFile;
  readonly sections: AssessmentSections;
  /** The report as PDF; null for a release that was frozen with sections that are too few for one. */
  readonly report: Uint8Array | null;
  /** Exact bytes of every profile that the ledger names. */
  readonly profiles: readonly { readonly sha256: string; readonly text: string }[];
  readonly viewerCode: ViewerCode;
};

export type BundleFiles = { readonly files: readonly ZipFile[]; readonly tagManifest: Uint8Array };

/**
 * Every file of an edition but the signatures. The bytes follow from the release and what the edition discloses, and
 * from nothing else: no clock, no path, no locale.
 */
export const buildBundleFiles = (parts: BundleParts, { crypto }: Pick<AppDeps, 'crypto'>): BundleFiles => {
  const { note } = parts.kept;
  const { origin, size } = note.checkpoint;
  const source = {
    mark: parts.tables.get('case_file', 'case')?.mark ?? 'none',
    view: formatViewFile({ origin, size, lines: parts.lines, tables: parts.tables }).join(''),
    assessment: formatAssessmentFile(parts.sections, namesOfSections(parts.lines.at(-1)?.fields['sections'])),
    edition: formatEditionFile(parts.edition),
    checkpoint: formatCheckpointNote(note),
    profiles: new Map(parts.profiles.map((profile) => [profile.sha256, profile.text])),
  };
  const viewer = formatViewer(source, parts.viewerCode, crypto);
  const text = new Map<string, string | Pieces>([
    ['data/ledger/entries.jsonl', parts.texts.map((line) => `${line}\n`).join('')],
    ['data/ledger/checkpoint.txt', source.checkpoint],
    ['data/disclosures.txt', parts.disclosures.map((disclosure) => `${disclosure}\n`).join('')],
    ['data/view.json', source.view],
    ['data/assessment.json', source.assessment],
    ...bundleExports(
      { checkpoint: note, lines: parts.lines, tables: parts.tables, assessment: source.assessment },
      crypto,
    ),
    ['data/edition.json', source.edition],
    ...(viewer === undefined ? [] : [['viewer.html', viewer] as const]),
    ...parts.profiles.map((profile) => [profilePath(profile.sha256), profile.text] as const),
    ...parts.history.map((earlier) => [historyPath(earlier.checkpoint.size), formatCheckpointNote(earlier)] as const),
    ...keyFiles(parts, crypto),
    ...formatGuides({
      origin,
      size,
      edition: parts.edition.edition,
      tlp: parts.edition.tlp,
      checkpoint: note.body,
      signers: parts.edition.signers,
      witnesses: note.cosignatures.map(({ name }) => name),
      withheldCount: parts.edition.withheld.length,
      recomputable: parts.edition.recomputable,
      hasViewer: viewer !== undefined,
      hasReport: parts.report !== null,
      mark: parts.tables.get('case_file', 'case')?.mark ?? 'none',
    }),
    ['bagit.txt', bagDeclaration],
  ]);
  const sized = [
    ...[...text].map(([path, content]) => ({
      path,
      bytes: typeof content === 'string' ? utf8ToBytes(content) : piecesToBytes(content),
    })),
    ...(parts.report === null ? [] : [{ path: reportPath, bytes: parts.report }]),
  ];
  const evidence = evidenceFiles(parts);
  const payload = [...sized.map(({ path, bytes }) => ({ path, size: bytes.length })), ...evidence];
  const bagInfo = utf8ToBytes(
    formatBagInfo({
      payloadOxum: payloadOxum(payload),
      baggingDate: parts.lines.at(-1)?.day ?? '',
      softwareVersion: programVersion,
      origin,
      size,
      edition: parts.edition.edition,
    }),
  );
  const tagged = [...sized, { path: 'bag-info.txt', bytes: bagInfo }];
  const listed = [
    ...tagged.map(({ path, bytes }) => ({ path, sha256: bytesToHex(crypto.sha256(bytes)) })),
    ...evidence.map(({ path, sha256 }) => ({ path, sha256 })),
  ];
  const manifest = utf8ToBytes(formatManifest(listed.filter(({ path }) => bundlePart(path) === 'payload')));
  const tags = listed.filter(({ path }) => bundlePart(path) === 'tag');
  const tagManifest = utf8ToBytes(
    formatManifest([...tags, { path: 'manifest-sha256.txt', sha256: bytesToHex(crypto.sha256(manifest)) }]),
  );
  const files: readonly ZipFile[] = [
    ...tagged.map(({ path, bytes }) => ({ path, source: { bytes } })),
    ...evidence.map(({ path, file, sha256, size: bytes }) => ({ path, source: { file, sha256, size: bytes } })),
    { path: 'manifest-sha256.txt', source: { bytes: manifest } },
    { path: 'tagmanifest-sha256.txt', source: { bytes: tagManifest } },
  ];
  return { files, tagManifest };
};

const keyFiles = (
  { tables, edition, kept }: BundleParts,
  crypto: AppDeps['crypto'],
): readonly (readonly [string, string])[] => {
  const logKey = tables.get('case_file', 'case')?.logKey ?? '';
  const files: [string, string][] = [
    ['keys/allowed_signers', formatAllowedSigners(enrolledSigners(tables.rows('identity'), edition.signers))],
    ['keys/log.vkey', `${logKey}\n`],
    ['keys/log.pub.pem', pemOf(logKey, crypto)],
  ];
  for (const [index, key] of kept.witnessKeys.entries()) {
    const paths = witnessKeyPaths(index);
    files.push([paths.vkey, `${key}\n`], [paths.pem, pemOf(key, crypto)]);
  }
  return files;
};

const pemOf = (text: string, crypto: AppDeps['crypto']): string => {
  const key = parseVerifierKey(text, crypto);
  if (!key.ok) throw new Error(key.error.message);
  if (formatVerifierKey(key.value) !== text) throw new Error('the verifier key is not canonical');
  return ed25519KeyToPem(key.value.publicKey);
};

// By the lines and not by the items: an item whose skeleton is withheld may still disclose its content.
const evidenceFiles = ({ caseFolder, lines }: BundleParts) => {
  const sizes = new Map(disclosedContents(lines).map(({ sha256, size }) => [sha256, size]));
  return [...sizes].map(([sha256, size]) => ({
    path: `data/evidence/${sha256}`,
    sha256,
    size,
    file: casePaths.evidenceFile(caseFolder, sha256),
  }));
};
