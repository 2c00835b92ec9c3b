import type { Crypto } from '../../base/crypto.ts';
import { programVersion } from '../../base/program.ts';
import type { CaseTables } from '../../domain/case-tables.ts';
import { exportFolder, renderExports } from '../../interchange/render.ts';
import type { Pieces } from '../../base/pieces.ts';
import { isJsonObject, parseJson } from '../../ledger/canonical-json.ts';
import type { CheckpointNote } from '../../ledger/checkpoint.ts';
import type { RevealedLine } from '../../ledger/reveal.ts';
import { textOf, type BundleContents } from '../bundle-contents.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';

type Rendered = {
  readonly checkpoint: CheckpointNote;
  readonly lines: readonly RevealedLine[];
  readonly tables: CaseTables;
  /** Text of `data/assessment.json`. */
  readonly assessment: string;
};

/** The files of `data/exports/` by path: what `view.json` says, with the numbers of `assessment.json`. */
export const bundleExports = (
  { checkpoint: note, lines, tables, assessment }: Rendered,
  crypto: Crypto,
): ReadonlyMap<string, Pieces> => {
  const parsed = parseJson(assessment);
  const file = parsed.ok && isJsonObject(parsed.value) ? parsed.value['sections'] : undefined;
  const sections = isJsonObject(file) ? file : {};
  const { origin } = note.checkpoint;
  return renderExports({ origin, checkpoint: note.body, lines, tables, sections }, crypto);
};

/** Renders the exports again and compares every byte, where this program is of the version that wrote them. */
export const checkExports = (
  { snapshot, bagInfo, note, revealed, tables }: BundleContents,
  crypto: Crypto,
): Outcome => {
  const paths = [...snapshot.files.keys()].filter((name) => name.startsWith(exportFolder)).sort();
  const [first] = paths;
  if (first === undefined) return notChecked('absent');
  const version = bagInfo.ok ? bagInfo.value.softwareVersion : programVersion;
  if (version !== programVersion) return notChecked(`rendered by ${version}`);
  const assessment = textOf(snapshot, 'data/assessment.json');
  if (assessment === undefined || !note.ok) return notChecked('what they follow from cannot be read');
  const rendered = bundleExports({ checkpoint: note.value, lines: revealed.lines, tables, assessment }, crypto);
  for (const path of paths) {
    const pieces = rendered.get(path);
    if (pieces === undefined) return fails('the case has no such export', path);
    // Large files are not kept in memory; size and digest say the same.
    if (snapshot.files.get(path)?.sha256 !== crypto.sha256HexOfPieces(pieces))
      return fails('it is not what the disclosures say', path);
  }
  const lacking = [...rendered.keys()].find((path) => !paths.includes(path));
  return lacking === undefined ? holds('they are what the disclosures say') : fails('it is missing', lacking);
};
