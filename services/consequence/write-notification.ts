import { bytesToHex, utf8ToBytes } from '../../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { showText } from '../../shared/base/visible-text.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import type { CaseNotification } from '../../shared/consequence/notification-record.ts';
import {
  notificationToLines,
  notificationToText,
  type NotificationText,
} from '../../shared/consequence/notification-text.ts';
import { formatMailDraft, isMailbox } from '../../shared/interchange/mail-draft.ts';
import { formatNotificationStix } from '../../shared/interchange/notification-stix.ts';
import type { AppDeps } from '../app-deps.ts';
import { isTaken } from '../bundles/durable-files.ts';
import { writeNewFile } from '../bundles/new-file.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { setPdf } from '../evidence/sheet/typst-pdf.ts';
import { showingRatings } from '../reasoning/hidden-ratings.ts';
import { findNotification, readNotificationRecord } from './notification-lines.ts';
import { notificationTemplate } from './notification-template.ts';
import { contextOf, tellsOfNotifications } from './read-notifications.ts';

/** Writes one notification for handing over. It records nothing: that it was sent is recorded when it was. */
export const writeNotification = showingRatings(
  async (
    session: CaseSession,
    input: Checked<'notification.write'>,
    deps: AppDeps,
  ): Promise<Result<Output<'notification.write'>>> => {
    const { out } = input;
    if (isTaken(out)) {
      const message = `There is something at ${out} already.`;
      return err({ code: 'OUTPUT_EXISTS', message, hint: 'Name another file.' });
    }
    const record = readNotificationRecord(session, deps);
    const found = findNotification(record, input.notification);
    if (!found.ok) return found;
    const text = notificationToText(found.value, contextOf(session, found.value, record, deps));
    const content = await contentOf(input, found.value, text, deps);
    if (!content.ok) return content;
    const written = writeNewFile(out, content.value, deps);
    return written.ok
      ? ok({ out, size: content.value.length, sha256: bytesToHex(deps.crypto.sha256(content.value)) })
      : written;
  },
  tellsOfNotifications,
);

const contentOf = async (
  { format, from }: Checked<'notification.write'>,
  notification: CaseNotification,
  text: NotificationText,
  deps: AppDeps,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> => {
  const { tlp, uuid, at, recipients, sentAt, said } = notification;
  // Everything else of it may be withheld; without these nothing can leave as what it is.
  if (tlp === null || uuid === null || at === null || recipients === null) {
    return err({
      code: 'WITHHELD',
      message: 'What of the notification is withheld in this edition is needed to write it.',
      hint: 'Write it from the case itself.',
    });
  }
  switch (format) {
    case 'pdf': {
      const pdf = await setPdf(notificationTemplate, shownText(text), sentAt ?? at);
      return pdf.ok ? ok(Uint8Array.from(pdf.value)) : pdf;
    }
    case 'eml': {
      if (from !== undefined && !isMailbox(from)) {
        return err({
          code: 'NOT_AN_ADDRESS',
          message: `“${showText(from)}” is no address that a message can come from.`,
          hint: 'Give it as `name@example.org` or `Name <name@example.org>`, or leave it out.',
          at: from,
        });
      }
      const subject = `[${[text.tlp, text.mark.toUpperCase()].filter((part) => part !== '').join(' ')}] ${text.title}`;
      const body = `${notificationToLines(text).join('\n\n')}\n`;
      const draft = { from: from ?? null, to: recipients, subject, date: sentAt, text: body };
      return ok(utf8ToBytes(formatMailDraft(draft)));
    }
    case 'stix': {
      const { title, mark } = text;
      const stix = formatNotificationStix(
        {
          uuid,
          at,
          tlp,
          mark,
          title,
          paragraphs: notificationToLines(text),
          confidence: said?.confidence ?? null,
        },
        deps.crypto,
      );
      return ok(utf8ToBytes(stix));
    }
  }
};

/** What has no image of its own is shown as what it is. */
const shownText = ({ title, tlp, mark, facts, paragraphs, foot }: NotificationText) => ({
  title: showText(title),
  tlp,
  mark,
  facts: facts.map(([label, value]) => [label, showText(value)]),
  paragraphs: paragraphs.map((paragraph) => showText(paragraph)),
  foot: showText(foot),
});
