import { utf8ToBytes } from '../base/bytes.ts';
import { showText } from '../base/visible-text.ts';

/** An event of an iCalendar file. Times are UTC instants or, for a whole day, `YYYY-MM-DD`. */
export type CalendarEvent = {
  /** Unique in the world and the same in every file: RFC 5545, section 3.8.4.7. */
  readonly uid: string;
  /** Of what it is made of: when that was last revised, and a number that grows with each revision (section 3.8.7.4). */
  readonly stamp: string;
  readonly sequence: number;
  readonly start: string;
  /** For a whole day: the day after it. */
  readonly end: string | null;
  readonly summary: string;
  readonly description: string;
  readonly class: 'PUBLIC' | 'PRIVATE' | 'CONFIDENTIAL';
  readonly categories: readonly string[];
  /** How long before the start somebody is reminded, as RFC 5545 writes a duration: `PT2H`. */
  readonly alarm: string;
};

export type Calendar = {
  readonly producer: string;
  readonly name: string;
  readonly description: string;
  readonly events: readonly CalendarEvent[];
};

/** A calendar as a file by RFC 5545. The same calendar is the same text; there is no METHOD, so it invites nobody. */
export const formatCalendar = ({ producer, name, description, events }: Calendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(producer)}`,
    'CALSCALE:GREGORIAN',
    // NAME and DESCRIPTION of a calendar are RFC 7986; X-WR-CALNAME is what programs older than it read.
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `DESCRIPTION:${escapeText(description)}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map(foldLine)
    .join('');

const eventLines = (event: CalendarEvent): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(event.uid)}`,
  `DTSTAMP:${basicInstant(event.stamp)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTART${timeValue(event.start)}`,
  ...(event.end === null ? [] : [`DTEND${timeValue(event.end)}`]),
  `SUMMARY:${escapeText(event.summary)}`,
  `DESCRIPTION:${escapeText(event.description)}`,
  `CLASS:${event.class}`,
  ...(event.categories.length === 0 ? [] : [`CATEGORIES:${event.categories.map(escapeText).join(',')}`]),
  'TRANSP:TRANSPARENT',
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escapeText(event.summary)}`,
  `TRIGGER:-${event.alarm}`,
  'END:VALARM',
  'END:VEVENT',
];

const timeValue = (time: string): string =>
  time.length === 10 ? `;VALUE=DATE:${time.replaceAll('-', '')}` : `:${basicInstant(time)}`;
const basicInstant = (instant: string): string => instant.replaceAll(/[-:]/gu, '');

/** A TEXT value (section 3.3.11): backslash, semicolon and comma escaped, a line feed as `\n`; what cannot be seen is shown. */
export const escapeText = (text: string): string =>
  showText(text, { keepLines: true })
    .replaceAll('\\', '\\\\')
    .replaceAll(';', String.raw`\;`)
    .replaceAll(',', String.raw`\,`)
    .replaceAll('\n', String.raw`\n`);

const octetsMax = 75;

/** A content line (section 3.1): no more than 75 octets before each CR LF, a character never cut in two. */
export const foldLine = (line: string): string => {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8ToBytes(character).length;
    if (octets + size > octetsMax) {
      // The space that begins a continuation is one of its octets.
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
};
