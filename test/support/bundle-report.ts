import { readContents, textOf } from '../../shared/bundle/bundle-contents.ts';
import { profilePath } from '../../shared/bundle/checks/derived.ts';
import { isJsonObject, parseJson } from '../../shared/ledger/canonical-json.ts';
import { makeReportSource } from '../../shared/report/make-source.ts';
import type { ReportSource } from '../../shared/report/report-source.ts';
import { readBundle } from '../../services/bundles/bundle-reader.ts';
import { nodeCrypto } from '../../services/node-crypto.ts';
import { valueOf } from './results.ts';

/** What the report of a bundle on the disk is made from. */
export const reportSourceOf = async (bundle: string): Promise<ReportSource> => {
  const { snapshot, note, edition, revealed, tables } = readContents(valueOf(await readBundle(bundle)), nodeCrypto);
  const assessment = valueOf(parseJson(textOf(snapshot, 'data/assessment.json') ?? ''));
  const { checkpoint, body } = valueOf(note);
  const files = {
    origin: checkpoint.origin,
    lines: revealed.lines,
    tables,
    edition: valueOf(edition),
    checkpoint: body,
    sections: isJsonObject(assessment) ? assessment['sections'] : null,
    profileText: (sha256: string) => textOf(snapshot, profilePath(sha256)),
  };
  return valueOf(makeReportSource(files, nodeCrypto));
};
