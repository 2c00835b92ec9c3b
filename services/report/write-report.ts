import { base64ToBytes, bytesToHex } from '../../shared/base/bytes.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { computeAssessment } from '../../shared/bundle/assessment-file.ts';
import { rootsAt } from '../../shared/bundle/checks/ledger.ts';
import { compareWithheld } from '../../shared/bundle/edition-file.ts';
import { editionTlp, fieldKey, missingSkeleton, planEdition } from '../../shared/bundle/edition-plan.ts';
import { findRemainingValues } from '../../shared/bundle/remaining-values.ts';
import { tablesOfLines } from '../../shared/bundle/view-file.ts';
import { formatCheckpointBody } from '../../shared/ledger/checkpoint.ts';
import { makeReportSource } from '../../shared/report/make-source.ts';
import { reportOf } from '../../shared/report/report.ts';
import { templateOfEdition } from '../../shared/report/templates.ts';
import { readHead } from '../../db/ledger.ts';
import { refuseRetracted } from '../releases/standing.ts';
import type { AppDeps } from '../app-deps.ts';
import { isTaken } from '../bundles/durable-files.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { profileTexts } from '../cases/assess.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { remainingFailure } from '../releases/remaining-failure.ts';
import { withholdFields } from '../releases/preview.ts';
import { readWholeLedger } from '../releases/whole-ledger.ts';
import { loadReportRenderer } from './render-report.ts';

/** Sets one edition as PDF/A, by the rules of an export, and records nothing. The time that it bears is no clock's. */
const write = async (
  session: CaseSession,
  { out, edition, tlp: upTo, template = templateOfEdition[edition], draft }: Checked<'report.write'>,
  deps: AppDeps,
): Promise<Result<Output<'report.write'>>> => {
  if (isTaken(out)) {
    const message = `There is something at ${out} already.`;
    return err({ code: 'OUTPUT_EXISTS', message, hint: 'Name another file.' });
  }
  const release = draft ? undefined : session.tables.rows('release').at(-1);
  const standing = release === undefined ? ok(null) : refuseRetracted(session.tables);
  if (!standing.ok) return standing;
  const size = release === undefined ? (readHead(session.store.db)?.size ?? 0) : release.seq + 1;
  const say = (step: string): void => deps.report?.({ step, done: null, total: null });
  say('reading the ledger');
  const ledger = readWholeLedger(session, size, deps);
  if (!ledger.ok) return ledger;
  const { texts, lines, revealed } = ledger.value;
  const tlp = editionTlp(edition, upTo);
  const plan = planEdition({ edition, tlp, lines, revealed, redaction: null });
  if (!plan.ok) return plan;
  const remaining = findRemainingValues(revealed, plan.value);
  if (remaining.length > 0) return err(remainingFailure(remaining, revealed, session.tables));
  const seen = revealed.map((line) => withholdFields(line, ledger.value, plan.value));
  const tables = tablesOfLines(seen);
  const profileText = profileTexts(session.tables, deps);
  say('computing the assessment');
  const sections = computeAssessment(
    { tables, lines: seen, edition: { edition, tlp }, missing: missingSkeleton(seen), profileText },
    deps.crypto,
  );
  if (!sections.ok) return err({ ...sections.error, hint: '`plumbline score` shows the same error.' });
  const root = base64ToBytes(rootsAt(texts, [size], deps.crypto).get(size) ?? '');
  const checkpoint =
    release === undefined || root === undefined ? null : formatCheckpointBody({ origin: session.origin, size, root });
  const withheld = seen
    .flatMap((line) => line.withheld)
    .map((entry) => ({
      ...entry,
      reason: plan.value.withheld.get(fieldKey(entry.seq, entry.field)) ?? ('marking' as const),
    }))
    .sort(compareWithheld);
  const source = makeReportSource(
    {
      origin: session.origin,
      lines: seen,
      tables,
      edition: { edition, tlp, withheld },
      checkpoint,
      sections: sections.value,
      profileText,
    },
    deps.crypto,
  );
  if (!source.ok) return source;
  say('setting the pages');
  const render = await loadReportRenderer();
  if (!render.ok) return render;
  const pdf = render.value(reportOf(source.value, template));
  const written = writeNewFile(out, pdf, deps);
  if (!written.ok) return written;
  return ok({
    out,
    size: pdf.length,
    sha256: bytesToHex(deps.crypto.sha256(pdf)),
    edition,
    template,
    checkpoint,
    withheld: withheld.length,
  });
};

/** Refused while somebody gives a second opinion: a report tells everything. */
export const writeReport = showingRatings(write);
