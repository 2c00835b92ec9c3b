import { instantToText } from '../../base/instant-text.ts';
import type { CaseNotification } from '../../consequence/notification-record.ts';
import { assertedWords, linesToTold } from '../../consequence/told-list.ts';
import { heading, muted, paragraph, quote, rich, table, withheld } from '../blocks.ts';
import type { ReportBlock, Rich } from '../blocks.ts';
import type { ReportContext } from '../report-source.ts';

/** Who was told what, and what the clocks ask. A case that recorded neither has no such section. */
export const notifications = ({ lines }: ReportContext): readonly ReportBlock[] => {
  const told = linesToTold(lines);
  if (told === null) return [];
  return [
    heading(1, 'Notifications'),
    told.told.length === 0
      ? paragraph('Nobody is recorded as told.')
      : table(
          'Who was told what, by marking',
          [
            ['Marking', 'auto'],
            ['Sent', 'auto'],
            ['To', 0.5],
            ['What was said', 1],
            ['Line', 'auto', 'end'],
          ],
          told.told.map((one) => [
            one.tlp === null ? withheld : one.tlp,
            one.isSent === false ? 'not sent' : shown(one.sentAt),
            recipientWords(one),
            saidWords(one),
            String(one.line),
          ]),
        ),
    ...(told.steps.length === 0
      ? []
      : [
          table(
            'Reporting clocks',
            [
              ['Clock and step', 1],
              ['Due', 'auto'],
              ['Done', 'auto'],
              ['State', 'auto'],
            ],
            told.steps.map(({ clock, step, dueAt, doneAt, state }) => [
              `${clock}: ${step}`,
              dueAt === null ? (state === 'unknown' ? withheld : 'no time is said') : shown(dueAt),
              doneAt === null ? '–' : shown(doneAt),
              state,
            ]),
          ),
        ]),
  ];
};

const shown = (instant: string | null): Rich =>
  instant === null ? [withheld] : rich(instantToText(instant)?.text ?? instant);

const recipientWords = ({ recipients, acknowledgements }: CaseNotification): Rich =>
  recipients === null
    ? [withheld]
    : recipients.flatMap((name, at) => {
        const isAcknowledged = acknowledgements.some(({ recipient }) => recipient === name);
        return rich(at === 0 ? '' : '; ', quote(name, 200), isAcknowledged ? muted(' (acknowledged)') : '');
      });

const saidWords = (one: CaseNotification): Rich =>
  rich(
    one.correctionOf === null ? '' : 'Correction. ',
    quote(one.statement, 1_000),
    ' ',
    assertedWords(one)?.join(' ') ?? withheld,
  );
