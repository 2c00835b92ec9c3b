import { z } from 'zod';
import { injectMarks, offsetToText } from './exercise-vocabulary.ts';
import { withheld, type FieldWords } from './line-word-parts.ts';

/** Lines of the inject list as sentences. */
export const exerciseWriters: Readonly<Record<string, (line: FieldWords) => string>> = {
  'exercise.start': (line) => `Started the exercise at ${line.word('moment')}: ${line.quoted('note')}`,
  'inject.plan': (line) => {
    const offset = line.value('offset', z.number().nullable());
    return `Planned an inject, ${offset === undefined ? withheld : offsetToText(offset)}: ${line.quoted('title')}`;
  },
  'inject.mark': (line) => {
    const status = injectMarks.find((one) => one === line.word('status'));
    return `Marked an inject as ${status ?? withheld} at ${line.word('moment')}: ${line.quoted('note')}`;
  },
};
