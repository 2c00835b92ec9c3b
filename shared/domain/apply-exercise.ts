import type { RevealedLine } from '../ledger/reveal.ts';
import type { CaseTables } from './case-tables.ts';
import { markWord } from './case-mark.ts';
import type { InjectRow } from './exercise-rows.ts';
import { readFields } from './line-fields.ts';

/** Lines of the inject list. The latest mark of each kind counts; the earlier ones stay in their lines. */
export const applyExerciseLine = (line: RevealedLine, tables: CaseTables): void => {
  if (!line.type.startsWith('exercise.') && !line.type.startsWith('inject.')) return;
  // Whoever wrote a ledger by another program may have put a drill into a case of real events.
  if (!isExercise(tables)) return;
  const fields = readFields(line);
  const { seq } = line;
  switch (line.type) {
    case 'exercise.start':
      tables.put('exercise', { key: 'exercise', seq, moment: fields.string('moment'), note: fields.text('note') });
      return;
    case 'inject.plan': {
      const key = fields.string('id');
      if (key === null || tables.get('inject', key) !== undefined) return;
      tables.put('inject', {
        ...nothingSaid,
        key,
        seq,
        offset: fields.number('offset'),
        title: fields.string('title'),
        text: fields.text('text'),
        expected: fields.text('expected'),
      });
      return;
    }
    case 'inject.mark': {
      const row = tables.get('inject', fields.string('inject') ?? '');
      if (row === undefined) return;
      const [moment, note] = [fields.string('moment'), fields.text('note')];
      switch (fields.string('status')) {
        case 'played':
          // What was skipped can be played after all.
          tables.put('inject', { ...row, ...notSkipped, playedSeq: seq, playedAt: moment, playedNote: note });
          return;
        case 'done':
          tables.put('inject', { ...row, doneSeq: seq, doneAt: moment, doneNote: note });
          return;
        case 'skipped':
          tables.put('inject', { ...row, skippedSeq: seq, skippedAt: moment, skippedNote: note });
          return;
        case null:
      }
    }
  }
};

/** Only a case that was opened as an exercise has an inject list; its first line says so for good. */
export const isExercise = (tables: Pick<CaseTables, 'get'>): boolean =>
  markWord(tables.get('case_file', 'case')?.mark ?? null) === 'EXERCISE';

const notSkipped = { skippedSeq: null, skippedAt: null, skippedNote: null };
const nothingSaid: Omit<InjectRow, 'key' | 'seq' | 'offset' | 'title' | 'text' | 'expected'> = {
  ...notSkipped,
  playedSeq: null,
  playedAt: null,
  playedNote: null,
  doneSeq: null,
  doneAt: null,
  doneNote: null,
};
