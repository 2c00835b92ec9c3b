import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { draft, testId } from './drafts.ts';

type Parts = {
  /** A hypothesis that is CLEAR. */
  readonly open: string;
  /** Fields of a RED line. */
  readonly common: JsonObject;
  /** Makes a canary of that name. */
  readonly hide: (name: string) => string;
};

/** Lines of the written assessment with a canary in every field that holds words. */
export const canarySentences = ({ common, open, hide }: Parts): readonly LineDraft[] => [
  draft('sentence.write', { ...common, words: { 0: hide('sentence'), 2: hide('end of the sentence') } }),
  draft('sentence.change', { ...common, words: { 0: hide('changed sentence') } }),
  draft('sentence.place', common),
  draft('sentence.remove', { ...common, reason: hide('sentence removed') }),
  draft('sentence.write', {
    ...common,
    id: testId('sentence', 2),
    form: [{ kind: 'words' }, { hypothesis: open, kind: 'likelihood' }, { kind: 'words' }],
    words: { 0: hide('standing sentence'), 2: hide('its end') },
  }),
  draft('report.set', { ...common, question: hide('question of the reader'), reader: hide('reader') }),
];
