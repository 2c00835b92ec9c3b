import { z } from 'zod';
import { count, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';

/** Lines that answer the rules of export, each as a sentence without its full stop. */
export const lintWriters: Readonly<Record<string, (line: FieldWords, names: LineNames) => string>> = {
  'lint.justify': (line) => {
    const findings = line.value('findings', z.array(z.unknown()));
    if (findings?.length === 0)
      return `Took back what justified warnings of the rule ${line.word('rule')}: ${line.quoted('reason')}`;
    const said = findings === undefined ? withheld : count(findings.length, 'warning');
    return `Justified ${said} of the rule ${line.word('rule')}: ${line.quoted('reason')}`;
  },
};
