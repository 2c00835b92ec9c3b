import { concatBytes } from '../base/bytes.ts';
import { ok } from '../base/result.ts';
import type { ImportReader, Importer, RecordTime } from './importer.ts';
import { headText, notThisFormat } from './json-importer.ts';
import { createJsonlImport } from './jsonl-import.ts';
import { readRecordTime } from './record-time.ts';
import type { Columns } from './table-columns.ts';
import { createTableImport } from './table-import.ts';

/** Timelines of Plaso and Timesketch, as CSV or as JSON lines: one `row` an event. */
export const timelineImporter: Importer = {
  format: 'timeline',
  sniff: (head) => {
    const [first = ''] = headText(head).split('\n');
    if (/^\s*\{/u.test(first)) {
      return /"timestamp_desc"\s*:/u.test(first) && /"(?:datetime|timestamp)"\s*:/u.test(first) ? 2 : 0;
    }
    return timelineColumns(first.trim().split(',').map(unquote)) === undefined ? 0 : 2;
  },
  open: (sink, options) => {
    let reader: ImportReader | undefined;
    let waiting: Uint8Array = new Uint8Array();
    const table = (): ImportReader =>
      createTableImport(sink, options, {
        columnsOf: timelineColumns,
        timeOf: (names, clockOffsetSeconds) =>
          isLog2timeline(names) ? (cellOf) => log2timelineTime(cellOf, clockOffsetSeconds) : undefined,
        missing: (names) => (timelineColumns(names) === undefined ? noTimeline : undefined),
      });
    return {
      push: (chunk) => {
        if (reader !== undefined) return reader.push(chunk);
        waiting = concatBytes(waiting, chunk);
        const [first] = headText(waiting).trim();
        if (first === undefined && waiting.length < blankBytesMax) return ok(undefined);
        reader = first === '{' ? createJsonlImport(sink, options) : table();
        return reader.push(waiting);
      },
      end: () => (reader ?? table()).end(),
    };
  },
};

// Nobody writes so much blank before a timeline.
const blankBytesMax = 4096;

const noTimeline = notThisFormat(
  'a timeline of Plaso or Timesketch',
  'its first row names neither datetime and timestamp_desc, nor date, time, timezone and MACB',
);

const unquote = (name: string): string => name.replaceAll(/^"|"$/gu, '');
const isLog2timeline = (names: readonly string[]): boolean =>
  ['date', 'time', 'timezone', 'MACB'].every((name) => names.includes(name));

/** Undefined where it is no timeline. */
const timelineColumns = (names: readonly string[]): Columns | undefined => {
  if (isLog2timeline(names)) return { time: 'time', date: 'date', ...oneOf('title', names, ['short', 'desc']) };
  if (!names.includes('timestamp_desc')) return undefined;
  const time = ['datetime', 'timestamp'].find((name) => names.includes(name));
  return time === undefined ? undefined : { time, ...oneOf('title', names, ['message', 'description']) };
};

const oneOf = (part: 'title', names: readonly string[], wanted: readonly string[]): Columns => {
  const found = wanted.find((name) => names.includes(name));
  return found === undefined ? {} : { [part]: found };
};

/** `12/17/2016`, `22:27:00` and a zone of which only UTC and offsets tell where it is. */
const log2timelineTime = (cellOf: (name: string) => string | undefined, clockOffsetSeconds: number): RecordTime => {
  const [date = '', time = '', timezone = ''] = ['date', 'time', 'timezone'].map((name) => cellOf(name)?.trim());
  const raw = `${date} ${time} ${timezone}`.trim();
  const [, month = '', day = '', year = ''] = /^(\d{2})\/(\d{2})\/(\d{4})$/u.exec(date) ?? [];
  const zone = /^(?:UTC|GMT|Z)$/iu.test(timezone) ? 'Z' : /^[-+]\d{2}:?\d{2}$/u.test(timezone) ? timezone : '';
  return { ...readRecordTime(`${year}-${month}-${day}T${time}${zone}`, clockOffsetSeconds), raw };
};
