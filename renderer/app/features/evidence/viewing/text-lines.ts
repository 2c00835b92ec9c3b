import type { TextRun } from '../../../../../shared/viewing/text-runs.ts';

/** A run, or the part of one that stands in a line; `unit`: where in the run's text that begins, in UTF-16 units. */
export type LineRun = TextRun & { readonly unit: number };

export type TextLine = {
  /** Place of its first byte, or of the first that the window shows of it. */
  readonly at: number;
  readonly runs: readonly LineRun[];
};

/** Runs cut behind every line feed; a carriage return before one is part of the line end. */
export const runsToLines = (runs: readonly TextRun[]): readonly TextLine[] => {
  const lines: { at: number; runs: LineRun[] }[] = [];
  let line: { at: number; runs: LineRun[] } | undefined;
  for (const run of runs) {
    if (run.kind === 'invalid') {
      line ??= open(lines, run.at);
      line.runs.push({ ...run, unit: 0 });
      continue;
    }
    const parts = run.text.split('\n');
    let unit = 0;
    parts.forEach((part, index) => {
      const isEnded = index < parts.length - 1;
      const from = unit;
      unit += part.length + 1;
      if (part === '' && !isEnded) return;
      line ??= open(lines, run.at);
      const text = isEnded && part.endsWith('\r') ? part.slice(0, -1) : part;
      if (text !== '') line.runs.push({ kind: 'text', at: run.at, text, unit: from });
      if (isEnded) line = undefined;
    });
  }
  return lines;
};

const open = (lines: { at: number; runs: LineRun[] }[], at: number): { at: number; runs: LineRun[] } => {
  const line = { at, runs: [] };
  lines.push(line);
  return line;
};
