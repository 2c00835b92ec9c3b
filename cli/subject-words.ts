import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import type { ShownSubject, SubjectInput } from '../shared/api/findings-contract.ts';

/** As the command line names it: an item, `#` and a number for a record of it, or the identifier of a finding. */
export const subjectNotation = 'item, item#N for a record of it, or finding';

export const parseSubject = (text: string): Result<SubjectInput, Failure> => {
  if (/^fi-[0-9a-z]*$/u.test(text)) return ok({ finding: text });
  const [, evidence = '', record] = /^([^#]*)(?:#(.*))?$/su.exec(text) ?? [];
  if (record === undefined) return ok({ evidence });
  return evidence !== '' && /^[1-9]\d{0,14}$/u.test(record)
    ? ok({ evidence, record: Number(record) })
    : err({
        code: 'BAD_SUBJECT',
        message: `${text} names no item, record or finding.`,
        hint: 'Write EX-0001 for an item, EX-0001#12 for its record 12, or fi-… for a finding.',
      });
};

export const parseSubjects = (texts: readonly string[]): Result<SubjectInput[], Failure> => {
  const subjects: SubjectInput[] = [];
  for (const text of texts) {
    const subject = parseSubject(text);
    if (!subject.ok) return subject;
    subjects.push(subject.value);
  }
  return ok(subjects);
};

/** A subject in one line, with the notation that names it again. */
export const subjectToLine = (subject: ShownSubject | null): string => {
  if (subject === null) return '(withheld)';
  const { finding, exhibit, item, record, title, isWithdrawn } = subject;
  const name = finding ?? `${exhibit ?? item ?? ''}${record === null ? '' : `#${record}`}`;
  return `${name}  ${title ?? '(withheld)'}${isWithdrawn ? '  (withdrawn)' : ''}`;
};
