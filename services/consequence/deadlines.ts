import { utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { deadlinesToCalendar } from '../../shared/consequence/deadline-calendar.ts';
import { deadlinesOfCase, type Deadline } from '../../shared/consequence/deadlines.ts';
import { clockName } from '../../shared/consequence/notification-deadlines.ts';
import { seqKey } from '../../shared/domain/case-tables.ts';
import { tlpSchema } from '../../shared/domain/vocabulary.ts';
import { lineHash } from '../../shared/ledger/line.ts';
import { readHead } from '../../db/ledger.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { readCaseMeasures } from './case-measures.ts';
import { readNotificationRecord } from './notification-lines.ts';

/** What is due in the case, by the clock of this workstation. */
export const listDeadlines = (
  session: CaseSession,
  _: Checked<'deadline.list'>,
  deps: AppDeps,
): Result<Output<'deadline.list'>> => {
  const now = deps.clock();
  const known = readDeadlines(session, now, deps);
  if (!known.ok) return known;
  const { untold, deadlines } = known.value;
  return ok({
    now,
    deadlines: deadlines.map((deadline) => ({ ...deadline, tlp: tlpOf(session, deadline.line) })),
    untold: [...untold],
  });
};

/** Writes what is open as a calendar. */
export const writeCalendar = (
  session: CaseSession,
  { out }: Checked<'deadline.calendar'>,
  deps: AppDeps,
): Result<Output<'deadline.calendar'>> => {
  const file = session.tables.get('case_file', 'case');
  const known = readDeadlines(session, deps.clock(), deps);
  if (!known.ok) return known;
  const open = known.value.deadlines.filter(({ state }) => state !== 'met');
  if (open.length === 0) {
    return err({
      code: 'NOTHING_DUE',
      message: 'Nothing is due in this case, so there is no calendar to write.',
      hint: 'Run `plumbline deadlines DIR` for what was met; a deadline begins with the line that gives it.',
    });
  }
  const stored = new Map(
    readStoredLines(session.store.db, [...new Set(open.map(({ line }) => line))], deps.crypto).map(
      ({ text, revealed }) => [revealed.seq, lineHash(text, deps.crypto)],
    ),
  );
  const events = open.flatMap((deadline) => {
    const sha256 = stored.get(deadline.line);
    // A withheld marking may be any: it counts as the narrowest.
    return sha256 === undefined
      ? []
      : [{ ...deadline, sha256, tlp: tlpOf(session, deadline.line) ?? ('RED' as const) }];
  });
  const line = (readHead(session.store.db)?.size ?? 1) - 1;
  const row = session.tables.get('line_index', seqKey(line));
  // Where the time of a line is withheld its day is not.
  const last = { line, at: row?.at ?? `${row?.day ?? ''}T00:00:00Z` };
  const calendar = deadlinesToCalendar(
    {
      title: file?.title ?? '(title withheld)',
      tlp: tlpSchema.safeParse(file?.tlp).data ?? 'RED',
      mark: file?.mark ?? null,
      last,
    },
    events,
  );
  const written = writeNewFile(out, utf8ToBytes(calendar), deps);
  return written.ok ? ok({ out, events: events.length }) : written;
};

type Known = { readonly untold: readonly string[]; readonly deadlines: readonly Deadline[] };

const readDeadlines = (session: CaseSession, now: string, deps: AppDeps): Result<Known> => {
  const { tables } = session;
  const known = readCaseMeasures(tables, deps);
  if (!known.ok) return known;
  const record = readNotificationRecord(session, deps);
  const { measures, profile } = known.value;
  return ok({
    untold: record.clocks
      .filter(({ moment, stopped }) => moment === null && stopped === null)
      .map((clock) => clockName(clock)),
    deadlines: deadlinesOfCase({ tables, record, measures, policy: profile.policy }, now),
  });
};

const tlpOf = ({ tables }: CaseSession, line: number) =>
  tlpSchema.safeParse(tables.get('line_index', seqKey(line))?.tlp).data ?? null;
