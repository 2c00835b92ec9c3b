import { dayPlus } from '../base/calendar.ts';
import { programVersion } from '../base/program.ts';
import { formatCalendar, type CalendarEvent } from '../interchange/icalendar.ts';
import { markSentence, markWord } from '../domain/case-mark.ts';
import { higherTlp, type Tlp } from '../domain/vocabulary.ts';
import { isDay, type GivenDeadline } from './deadlines.ts';

export type CalendarDeadline = Pick<GivenDeadline, 'what' | 'kind' | 'due' | 'line' | 'part'> & {
  /** SHA-256 of the line that gives it. */
  readonly sha256: string;
  readonly tlp: Tlp;
};

export type CalendarCase = {
  readonly title: string;
  readonly tlp: Tlp;
  readonly mark: string | null;
  /** The last line of the ledger, and when it was recorded. */
  readonly last: { readonly line: number; readonly at: string };
};

/**
 * Open deadlines as an iCalendar file (RFC 5545), everything in UTC. An event is told by the hash of the line that gives it, so that
 * a second import changes events and adds none: a day moves by lines of many kinds, so that every line counts as a revision, and a
 * calendar takes the event of the later file for the newer one. Nothing depends on when or where the file is made.
 */
export const deadlinesToCalendar = (file: CalendarCase, deadlines: readonly CalendarDeadline[]): string => {
  const mark = markWord(file.mark);
  const tlp = deadlines.reduce<Tlp>((highest, one) => higherTlp(highest, one.tlp), file.tlp);
  const prefix = mark === '' ? '' : `${mark}: `;
  const event = (deadline: CalendarDeadline): CalendarEvent => {
    // An event names the case, so it is never marked lower than that.
    const marking = higherTlp(file.tlp, deadline.tlp);
    return {
      uid: `${deadline.sha256}-${deadline.part}@plumbline`,
      stamp: file.last.at,
      sequence: file.last.line,
      start: deadline.due,
      end: isDay(deadline.due) ? dayPlus(deadline.due, 1) : null,
      summary: `${prefix}${deadline.what}`,
      description: [
        `TLP:${marking}`,
        ...(mark === '' ? [] : [markSentence(file.mark)]),
        `Due ${isDay(deadline.due) ? `by the end of ${deadline.due} (UTC)` : `${deadline.due.slice(0, 10)} ${deadline.due.slice(11, 16)} UTC`}.`,
        `By line ${deadline.line} of the case “${file.title}”.`,
      ].join('\n'),
      class: classOf(marking),
      categories: [...(mark === '' ? [] : [mark]), `TLP:${marking}`, deadline.kind],
      alarm: isDay(deadline.due) ? 'P1D' : 'PT2H',
    };
  };
  return formatCalendar({
    producer: `-//Plumbline//Plumbline ${programVersion}//EN`,
    name: `${prefix}Deadlines of ${file.title}`,
    description: [`TLP:${tlp}`, ...(mark === '' ? [] : [markSentence(file.mark)]), 'All times are UTC.'].join('\n'),
    events: deadlines.map(event),
  });
};

/** Who may see an event in a calendar that is shared; TLP is said in words beside it, because RFC 5545 knows three classes only. */
const classOf = (tlp: Tlp): CalendarEvent['class'] =>
  tlp === 'CLEAR' ? 'PUBLIC' : tlp === 'GREEN' ? 'PRIVATE' : 'CONFIDENTIAL';
