import { ok } from '../base/result.ts';
import type { Importer } from './importer.ts';
import { parseLogLine } from './log-line.ts';
import { readRecordTime } from './record-time.ts';
import { recordTitle } from './record-title.ts';
import { createTextLines, headLines } from './text-lines.ts';
import { findTimeText } from './time-text.ts';

/**
 * Logs as lines: of web servers (Common and Combined Log Format), of syslog (RFC 3164, RFC 5424), and any other, with the
 * first time that stands in the line. No line is skipped but an empty one.
 */
export const logImporter: Importer = {
  format: 'log',
  sniff: (head, name) => {
    const lines = headLines(head, 20)?.filter((line) => line.trim() !== '') ?? [];
    if (lines.length === 0 || /^\s*[[{<]\s*["{[!?]/u.test(lines[0] ?? '')) return 0;
    const known = lines.filter((line) => parseLogLine(line) !== undefined).length;
    if (known * 2 > lines.length) return 2;
    const timed = lines.filter((line) => findTimeText(line) !== undefined).length;
    if (logName.test(name)) return timed * 2 > lines.length ? 2 : 1;
    return known + timed > 0 ? 1 : 0;
  },
  open: (sink, { clockOffsetSeconds }) => {
    const lines = createTextLines(({ number, text, marks }) => {
      if (text.trim() === '') return;
      const parsed = parseLogLine(text);
      const time = parsed?.time ?? findTimeText(text)?.raw;
      sink.record({
        type: 'log-line',
        key: null,
        title: recordTitle(text),
        text,
        at: time === undefined ? null : readRecordTime(time, clockOffsetSeconds),
        place: { line: number },
        fields: [['form', parsed?.form ?? 'plain'], ...(parsed?.fields ?? []), ...marks],
        links: [],
      });
    });
    return {
      push: (chunk) => {
        lines.push(chunk);
        return ok(undefined);
      },
      end: () => {
        lines.end();
        return ok(undefined);
      },
    };
  },
};

const logName = /\.log(?:\.\d+)?$|^(?:syslog|messages|secure|access|error|auth|daemon|kern)[-_.\w]*$/iu;
