import type { TextRun } from '../../../../../shared/viewing/text-runs.ts';

export type TextLine = {
  /** Place of its first byte, or of the first that the window shows of it. */
  readonly at: number;
  readonly runs: readonly TextRun[];
};

/** Runs cut behind every line feed; a carriage return before one is part of the line end. */
export const runsToLines = (runs: readonly TextRun[]): readonly TextLine[] => {
  const lines: { at: number; runs: TextRun[] }[] = [];
  let line: { at: number; runs: TextRun[] } | undefined;
  for (const run of runs) {
    if (run.kind === 'invalid') {
      line ??= open(lines, run.at);
      line.runs.push(run);
      continue;
    }
    const parts = run.text.split('\n');
    parts.forEach((part, index) => {
      const isEnded = index < parts.length - 1;
      if (part === '' && !isEnded) return;
      line ??= open(lines, run.at);
      const text = isEnded && part.endsWith('\r') ? part.slice(0, -1) : part;
      if (text !== '') line.runs.push({ kind: 'text', at: run.at, text });
      if (isEnded) line = undefined;
    });
  }
  return lines;
};

const open = (lines: { at: number; runs: TextRun[] }[], at: number): { at: number; runs: TextRun[] } => {
  const line = { at, runs: [] };
  lines.push(line);
  return line;
};
