import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { deadlinesToCalendar, type CalendarCase } from '../../../shared/consequence/deadline-calendar.ts';
import { escapeText, foldLine } from '../../../shared/interchange/icalendar.ts';

const sha256 = 'ab'.repeat(32);
const deadline = {
  kind: 'red line',
  what: 'RL1: convene the board; today, or \\ never',
  due: '2026-02-28T22:30:00Z',
  line: 7,
  part: 'board',
  sha256,
  tlp: 'AMBER',
} as const;
const caseFile = {
  title: 'Łódź, „Wärme“;',
  tlp: 'GREEN',
  mark: null,
  last: { line: 9, at: '2026-02-27T22:30:00Z' },
} as const;

const parse = (text: string): ICAL.Component => ICAL.Component.fromString(text);

describe('a calendar file', () => {
  // RFC 5545, section 3.3.11: the value of its example is "Project XYZ Final Review / Conference Room - 3B / Come Prepared."
  it('escapes text as the example of RFC 5545 does', () => {
    expect(escapeText('Project XYZ Final Review\nConference Room - 3B\nCome Prepared.')).toBe(
      String.raw`Project XYZ Final Review\nConference Room - 3B\nCome Prepared.`,
    );
    expect(escapeText('a,b;c\\d')).toBe(String.raw`a\,b\;c\\d`);
  });

  it('shows what cannot be seen, so that no text begins a property of its own', () => {
    expect(escapeText('x\r\nATTENDEE:mailto:a@b\rEND:VEVENT\u202E')).toBe(
      String.raw`x\nATTENDEE:mailto:a@b⟦U+000D⟧END:VEVENT⟦U+202E⟧`,
    );
  });

  it('folds after 75 octets, and never inside a character', () => {
    expect(foldLine('a'.repeat(75))).toBe(`${'a'.repeat(75)}\r\n`);
    expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a\r\n`);
    // The space that begins a continuation is one of its 75 octets.
    expect(foldLine('a'.repeat(150))).toBe(`${'a'.repeat(75)}\r\n ${'a'.repeat(74)}\r\n a\r\n`);
    // 37 letters of two octets are 74; the 38th would be octets 75 and 76.
    expect(foldLine('é'.repeat(38))).toBe(`${'é'.repeat(37)}\r\n é\r\n`);
    // Four octets each: 18 fit in 75, and 18 after the space.
    expect(foldLine('😀'.repeat(37))).toBe(`${'😀'.repeat(18)}\r\n ${'😀'.repeat(18)}\r\n 😀\r\n`);
  });

  it('is read by another program as it was meant', () => {
    const text = deadlinesToCalendar(caseFile, [deadline, { ...deadline, part: 'day', due: '2026-12-31' }]);
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    const calendar = parse(text);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    // What the parser does not know it gives as it is written.
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(String.raw`Deadlines of Łódź\, „Wärme“\;`);
    expect(calendar.getFirstPropertyValue('method')).toBeNull();
    const [board, day] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(board?.uid).toBe(`${sha256}-board@plumbline`);
    expect(board?.summary).toBe(deadline.what);
    expect(board?.startDate.toJSDate().toISOString()).toBe('2026-02-28T22:30:00.000Z');
    expect(board?.startDate.zone.tzid).toBe('UTC');
    expect(board?.description.split('\n')).toEqual([
      'TLP:AMBER',
      'Due 2026-02-28 22:30 UTC.',
      'By line 7 of the case “Łódź, „Wärme“;”.',
    ]);
    expect(board?.component.getFirstPropertyValue('class')).toBe('CONFIDENTIAL');
    expect(board?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-02-27T22:30:00Z');
    const alarm = board?.component.getFirstSubcomponent('valarm');
    expect(alarm?.getFirstPropertyValue('trigger')?.toString()).toBe('-PT2H');
    const red = deadlinesToCalendar({ ...caseFile, tlp: 'RED' }, [{ ...deadline, tlp: 'CLEAR' }]);
    expect(red).toMatch(/CLASS:CONFIDENTIAL[^]*TLP:RED/u);
    expect(day?.startDate.isDate).toBe(true);
    expect(day?.startDate.toString()).toBe('2026-12-31');
    expect(day?.endDate.toString()).toBe('2027-01-01');
    expect(day?.description).toContain('by the end of 2026-12-31 (UTC)');
  });

  // RFC 5545, sections 3.8.4.7 and 3.8.7.4: the same UID with a higher SEQUENCE is a revision of the same event.
  it('tells a calendar that a day was moved: the same event, revised later', () => {
    const eventOf = (last: CalendarCase['last'], due: string) =>
      parse(deadlinesToCalendar({ ...caseFile, last }, [{ ...deadline, due }])).getFirstSubcomponent('vevent');
    const before = eventOf(caseFile.last, '2026-12-31');
    const after = eventOf({ line: 12, at: '2026-02-28T08:00:00Z' }, '2027-01-31');
    const valuesOf = (name: string) => [before, after].map((event) => event?.getFirstPropertyValue(name)?.toString());
    const [uid, same] = valuesOf('uid');
    expect(same).toBe(uid);
    expect(valuesOf('sequence')).toEqual(['9', '12']);
    expect(valuesOf('dtstamp')).toEqual(['2026-02-27T22:30:00Z', '2026-02-28T08:00:00Z']);
    expect(valuesOf('dtstart')).toEqual(['2026-12-31', '2027-01-31']);
  });

  it('says of an exercise what it is: in its name, and in each event', () => {
    const calendar = parse(deadlinesToCalendar({ ...caseFile, mark: 'exercise' }, [deadline]));
    const event = calendar.getFirstSubcomponent('vevent');
    expect(calendar.getFirstPropertyValue('name')).toMatch(/^EXERCISE: /u);
    expect(calendar.getFirstPropertyValue('description')).toContain('Nothing in here happened.');
    expect(event?.getFirstPropertyValue('summary')).toMatch(/^EXERCISE: RL1/u);
    expect(event?.getFirstPropertyValue('description')).toContain('Nothing in here happened.');
    expect(event?.getFirstProperty('categories')?.getValues()).toContain('EXERCISE');
  });
});
