import { programVersion } from '../../shared/base/program.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { shortText } from '../../shared/base/short-text.ts';
import { showText } from '../../shared/base/visible-text.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { stepsOf } from '../../shared/domain/custody-chain.ts';
import { custodyLimit } from '../../shared/domain/custody-record.ts';
import { hasHiddenCustody, readCustodyOf } from '../../db/queries/evidence-item.ts';
import type { AppDeps } from '../app-deps.ts';
import { isTaken } from '../bundles/durable-files.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { findRow } from '../cases/find-row.ts';
import { checkpointLines } from './custody-report.ts';
import { custodyStateOf } from './custody-state.ts';
import { hashStoredFile } from './hash-stored.ts';
import { handoverTemplate } from './sheet/handover-template.ts';
import { qrCodeSvg } from './sheet/qr-code.ts';
import { setPdf } from './sheet/typst-pdf.ts';

/**
 * The sheet that giver and receiver sign on paper. What is not known yet stays a line to be filled in by hand. It records
 * nothing: the transfer is recorded when it has happened.
 */
export const printHandoverSheet = async (
  session: CaseSession,
  input: Checked<'custody.sheet'>,
  deps: AppDeps,
): Promise<Result<Output<'custody.sheet'>>> => {
  const found = findRow(session.tables, 'evidence', input.evidence);
  if (!found.ok) return found;
  const item = found.value;
  if (isTaken(input.out)) {
    const message = `There is something at ${input.out} already.`;
    return err({ code: 'OUTPUT_EXISTS', message, hint: 'Name another file.' });
  }
  const hashNow = item.sha256 === null ? ok(null) : hashStoredFile(session.folder, item.sha256, deps);
  if (!hashNow.ok) return hashNow;
  const state = custodyStateOf(
    item,
    stepsOf(item, readCustodyOf(session.store.db, item.key)),
    session.tables,
    hasHiddenCustody(session.store.db),
  );
  const checkpoint = checkpointLines(session, true, deps);
  if (!checkpoint.ok) return checkpoint;
  const file = session.tables.get('case_file', 'case');
  const now = deps.clock();
  const said = (text: string | null, lengthMax = lineCharactersMax): string =>
    text === null ? '(withheld)' : shortText(showText(text), lengthMax);
  const joined = (...texts: readonly string[]): string =>
    texts
      .filter((text) => text !== '')
      .map((text) => said(text))
      .join(', ');
  const pdf = await setPdf(
    handoverTemplate,
    {
      caseTitle: said(file?.title ?? null),
      mark: file?.mark === 'exercise' || file?.mark === 'demonstration' ? file.mark : '',
      tlp: `TLP:${item.tlp ?? '(withheld)'}`,
      exhibit: said(item.exhibit, exhibitCharactersMax),
      title: said(item.title, titleCharactersMax),
      size: item.size === null ? 'no file' : `${item.size} bytes`,
      name: item.name === '' ? 'none' : said(item.name),
      sha256: item.sha256 ?? '',
      hashNow: hashNow.value ?? '',
      now,
      custody: state.counts?.replaceAll('_', ' ') ?? '(withheld)',
      holder: said(state.holder ?? 'not recorded'),
      from: said(input.from === '' ? (state.holder ?? '') : input.from),
      to: said(input.to),
      purpose: said(input.purpose),
      authority: said(input.authority),
      place: said(input.place),
      happened: said(input.happened ?? ''),
      seal: joined(input.seal, input.condition),
      carrier: joined(input.carrier, input.tracking),
      witness: said(input.witness),
      checkpoint: checkpoint.value.trimEnd().split('\n'),
      qr: qrCodeSvg(checkpoint.value),
      limit: custodyLimit,
      footer: `Plumbline ${programVersion}, made ${now} by ${said(session.actor)}. ${said(item.key)}`,
    },
    now,
  );
  if (!pdf.ok) return pdf;
  const written = writeNewFile(input.out, pdf.value, deps);
  return written.ok ? ok({ out: input.out, size: pdf.value.length, checkpoint: checkpoint.value }) : written;
};

// A page holds so much of what may be pages long.
const lineCharactersMax = 120;
const titleCharactersMax = 300;
const exhibitCharactersMax = 24;
