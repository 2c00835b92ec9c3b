import { counted } from '../../base/counted.ts';
import type { BundleContents } from '../bundle-contents.ts';
import { textOf } from '../bundle-contents.ts';
import { parseManifest } from '../bagit.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';
import { bundlePart } from '../layout.ts';

export const checkTagManifest = (contents: BundleContents): Outcome =>
  checkAgainst(contents, 'tagmanifest-sha256.txt', 'tag');
export const checkManifest = (contents: BundleContents): Outcome =>
  checkAgainst(contents, 'manifest-sha256.txt', 'payload');

/** Every listed file is there with its digest, and every file of that part is listed. */
const checkAgainst = ({ snapshot }: BundleContents, path: string, part: 'payload' | 'tag'): Outcome => {
  const text = textOf(snapshot, path);
  if (text === undefined)
    return snapshot.files.has(path) ? fails(`${path} is not text`, path) : fails(`${path} is missing`, path);
  const manifest = parseManifest(text, path);
  if (!manifest.ok) return fails(manifest.error.message, manifest.error.at ?? path);
  const listed = new Set<string>();
  for (const entry of manifest.value) {
    listed.add(entry.path);
    const file = snapshot.files.get(entry.path);
    if (bundlePart(entry.path) !== part) return fails(`${entry.path} does not belong in ${path}`, entry.path);
    if (file === undefined) return fails(`${entry.path} is listed and missing`, entry.path);
    if (file.sha256 !== entry.sha256) return fails(`${entry.path} is not the file that was listed`, entry.path);
  }
  const extra = [...snapshot.files.keys()].filter((file) => bundlePart(file) === part && !listed.has(file)).sort()[0];
  if (extra !== undefined) return fails(`${extra} is not listed`, extra);
  return manifest.value.length === 0
    ? notChecked(`${path} lists nothing`)
    : holds(counted(manifest.value.length, 'file'));
};
