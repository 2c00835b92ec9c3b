import {
  linesToNotifications,
  notificationLineNames,
  type CaseClock,
  type CaseNotification,
  type NotificationRecord,
} from '../../shared/consequence/notification-record.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { listSeqsOf } from '../../db/queries/rating-lines.ts';
import { readStoredLines } from '../../db/queries/revealed-lines.ts';
import type { AppDeps } from '../app-deps.ts';
import type { CaseSession } from '../cases/case-session.ts';

/** Clocks and notifications of the case; inside a transaction, as it is there. */
export const readNotificationRecord = (
  { store: { db } }: Pick<CaseSession, 'store'>,
  { crypto }: Pick<AppDeps, 'crypto'>,
): NotificationRecord =>
  linesToNotifications(
    readStoredLines(db, listSeqsOf(db, [...notificationLineNames]), crypto).map(({ revealed }) => revealed),
  );

export const findClock = (record: NotificationRecord, id: string): Result<CaseClock, Failure> =>
  findById(record.clocks, id, 'clock');

export const findNotification = (record: NotificationRecord, id: string): Result<CaseNotification, Failure> =>
  findById(record.notifications, id, 'notification');

/** By its identifier or any unique beginning of it. */
const findById = <T extends { readonly id: string }>(
  all: readonly T[],
  id: string,
  noun: string,
): Result<T, Failure> => {
  const exact = all.find((one) => one.id === id);
  const found = exact === undefined ? all.filter((one) => one.id.startsWith(id)) : [exact];
  const [only] = found;
  if (found.length === 1 && only !== undefined) return ok(only);
  return err({
    code: found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
    message:
      found.length === 0
        ? `There is no ${noun} ${id} in the case.`
        : `${id} stands for ${found.length} of them: it is no unique ${noun}.`,
    hint: '`plumbline notify list DIR` lists clocks and notifications.',
    at: id,
  });
};
