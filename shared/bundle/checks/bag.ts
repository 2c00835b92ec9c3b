import { counted } from '../../base/counted.ts';
import { bytesToUtf8 } from '../../base/bytes.ts';
import { programVersion } from '../../base/program.ts';
import { checkBagDeclaration, payloadOxum } from '../bagit.ts';
import type { BundleContents } from '../bundle-contents.ts';
import { bundleName } from '../bundle-name.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';
import { requiredBundlePaths } from '../layout.ts';
import { guidesOf } from '../guides.ts';
import { textOf } from '../bundle-contents.ts';

export const checkZip = ({ snapshot }: BundleContents): Outcome => {
  if (!snapshot.zipChecked) return notChecked('the bundle is a folder, not a ZIP');
  const problem = snapshot.problems.find(({ check }) => check === 'zip');
  return problem === undefined ? holds('writing it again gives the same bytes') : fails(problem.message, problem.at);
};

/** Layout, names, BagIt tags, and the guides as this version writes them. */
export const checkBag = (contents: BundleContents): Outcome => {
  const { snapshot, bagInfo, edition, note } = contents;
  const problem = snapshot.problems.find(({ check }) => check === 'bag');
  if (problem !== undefined) return fails(problem.message, problem.at);
  const missing = requiredBundlePaths.find((path) => !snapshot.files.has(path));
  if (missing !== undefined) return fails(`${missing} is missing`, missing);
  const declaration = checkBagDeclaration(textOf(snapshot, 'bagit.txt') ?? '');
  if (!declaration.ok) return fails(declaration.error.message, 'bagit.txt');
  if (!bagInfo.ok) return fails(bagInfo.error.message, 'bag-info.txt');
  const info = bagInfo.value;
  const files = [...snapshot.files].map(([path, { size }]) => ({ path, size }));
  const oxum = payloadOxum(files);
  if (oxum.sizeBytes !== info.payloadOxum.sizeBytes || oxum.files !== info.payloadOxum.files) {
    return fails(
      `Payload-Oxum says ${info.payloadOxum.sizeBytes}.${info.payloadOxum.files}, the payload is ${oxum.sizeBytes}.${oxum.files}`,
      'bag-info.txt',
    );
  }
  if (edition.ok && info.edition !== edition.value.edition)
    return fails('bag-info.txt and edition.json name different editions', 'bag-info.txt');
  if (note.ok && (info.origin !== note.value.checkpoint.origin || info.size !== note.value.checkpoint.size)) {
    return fails('bag-info.txt and the checkpoint name different ledgers', 'bag-info.txt');
  }
  const freeze = contents.revealed.lines.at(-1);
  if (freeze !== undefined && freeze.day !== info.baggingDate) {
    return fails('Bagging-Date is not the day of the release', 'bag-info.txt');
  }
  const { origin, size, edition: named } = info;
  const isExercise = contents.tables.get('case_file', 'case')?.mark === 'exercise';
  const name = bundleName({ origin, size, edition: named, isExercise });
  if (snapshot.form === 'zip' && snapshot.topFolder !== name)
    return fails(`the top folder is not ${name}`, snapshot.topFolder);
  const version = info.softwareVersion;
  const compared = version === programVersion ? '' : `; README.txt and VERIFY.txt of ${version} were not compared`;
  return checkGuides(contents) ?? holds(`${counted(snapshot.files.size, 'file')}, as the layout has them${compared}`);
};

// A guide that tells the reader to run something else would turn the reader's own shell against the reader.
const checkGuides = (contents: BundleContents): Outcome | undefined => {
  const { snapshot, bagInfo, edition } = contents;
  if (!bagInfo.ok || !edition.ok || bagInfo.value.softwareVersion !== programVersion) return undefined;
  const guides = guidesOf(contents);
  if (guides === undefined) return undefined;
  for (const [path, text] of guides) {
    const bytes = snapshot.files.get(path)?.bytes ?? null;
    if (bytes === null || bytesToUtf8(bytes) !== text) return fails(`${path} is not what this version writes`, path);
  }
  return undefined;
};
