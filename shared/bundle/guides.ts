import type { BundleContents } from './bundle-contents.ts';
import type { EditionFile } from './edition-file.ts';
import { formatReadme } from './readme-guide.ts';
import { formatVerifyGuide } from './verify-guide.ts';

/** What the two guides of a bundle speak of. Nothing in it names the case in words: the guides are in every edition. */
export type GuideValues = {
  readonly origin: string;
  readonly size: number;
  readonly edition: EditionFile['edition'];
  readonly tlp: string;
  readonly checkpoint: string;
  readonly signers: readonly string[];
  readonly witnesses: readonly string[];
  readonly withheldCount: number;
  readonly recomputable: boolean;
  readonly hasViewer: boolean;
  /** `none`, `exercise` or `demonstration`. */
  readonly mark: string;
  /** Whether the bundle holds a report. */
  readonly hasReport: boolean;
};

/** README.txt and VERIFY.txt with their texts; undefined where the bundle lacks what they speak of. */
export const guidesOf = (contents: BundleContents): readonly (readonly [string, string])[] | undefined => {
  const { edition, note, snapshot, tables } = contents;
  if (!edition.ok || !note.ok) return undefined;
  const values: GuideValues = {
    origin: note.value.checkpoint.origin,
    size: note.value.checkpoint.size,
    edition: edition.value.edition,
    tlp: edition.value.tlp,
    checkpoint: note.value.body,
    signers: edition.value.signers,
    witnesses: note.value.cosignatures.map(({ name }) => name),
    withheldCount: edition.value.withheld.length,
    recomputable: edition.value.recomputable,
    hasViewer: snapshot.files.has('viewer.html'),
    mark: tables.get('case_file', 'case')?.mark ?? 'none',
    hasReport: snapshot.files.has('data/report/assessment.pdf'),
  };
  return formatGuides(values);
};

export const formatGuides = (values: GuideValues): readonly (readonly [string, string])[] => [
  ['README.txt', formatReadme(values)],
  ['VERIFY.txt', formatVerifyGuide(values)],
];
