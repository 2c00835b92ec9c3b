import { withheld, type FieldWords } from './line-word-parts.ts';
import { remediationStates, remediationWords } from './remediation-vocabulary.ts';

/** Lines about remediation as sentences. */
export const remediationWriters: Readonly<Record<string, (line: FieldWords) => string>> = {
  'remediation.add': (line) => `Added a task of remediation: ${line.quoted('what')}`,
  'remediation.set': (line) => {
    const status = remediationStates.find((one) => one === line.word('status'));
    return `Set a task of remediation to ${status === undefined ? withheld : remediationWords[status]}: ${line.quoted('note')}`;
  },
};
