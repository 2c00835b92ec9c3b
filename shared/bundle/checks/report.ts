import type { Crypto } from '../../base/crypto.ts';
import { programVersion } from '../../base/program.ts';
import { isJsonObject, parseJson } from '../../ledger/canonical-json.ts';
import { makeReportSource } from '../../report/make-source.ts';
import { reportOf, type RenderReport } from '../../report/report.ts';
import { templateOfEdition } from '../../report/templates.ts';
import { textOf, type BundleContents } from '../bundle-contents.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';
import { profilePath } from './derived.ts';

export const reportPath = 'data/report/assessment.pdf';

/** Whether setting the report again could tell anything: only what this version wrote it can write again. */
export const isReportOfThisVersion = (contents: Pick<BundleContents, 'snapshot' | 'bagInfo'>): boolean =>
  contents.snapshot.files.has(reportPath) && versionOf(contents) === programVersion;

const versionOf = ({ bagInfo }: Pick<BundleContents, 'bagInfo'>): string =>
  bagInfo.ok ? bagInfo.value.softwareVersion : programVersion;

/** Sets the report again from the files of the bundle. `render` is what this machine sets with; a page has none. */
export const checkReport = (contents: BundleContents, crypto: Crypto, render: RenderReport | undefined): Outcome => {
  const { snapshot, note, edition, revealed, tables } = contents;
  const file = snapshot.files.get(reportPath);
  if (file === undefined) return notChecked('absent');
  const version = versionOf(contents);
  if (version !== programVersion) return notChecked(`rendered by ${version}`);
  if (render === undefined) return notChecked('there is no typesetter here to set it again');
  if (!note.ok || !edition.ok) return notChecked('the checkpoint or edition.json cannot be read');
  const assessment = parseJson(textOf(snapshot, 'data/assessment.json') ?? '');
  const source = makeReportSource(
    {
      origin: note.value.checkpoint.origin,
      lines: revealed.lines,
      tables,
      edition: edition.value,
      checkpoint: note.value.body,
      sections: assessment.ok && isJsonObject(assessment.value) ? assessment.value['sections'] : null,
      profileText: (sha256) => textOf(snapshot, profilePath(sha256)),
    },
    crypto,
  );
  if (!source.ok) return fails(`this version sets no such report: ${source.error.message}`, reportPath);
  const bytes = render(reportOf(source.value, templateOfEdition[edition.value.edition]));
  return crypto.sha256Hex(bytes) === file.sha256
    ? holds('setting it again gives the same bytes')
    : fails('setting it again gives other bytes', reportPath);
};
