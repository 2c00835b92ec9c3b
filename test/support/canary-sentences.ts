import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import type { LineDraft } from '../../shared/ledger/line.ts';
import { draft } from './drafts.ts';

type Parts = {
  /** Fields of a RED line. */
  readonly common: JsonObject;
  /** Makes a canary of that name. */
  readonly hide: (name: string) => string;
};

/** Lines of the written assessment with a canary in every field that holds words. */
export const canarySentences = ({ common, hide }: Parts): readonly LineDraft[] => [
  draft('sentence.write', { ...common, words: { 0: hide('sentence'), 2: hide('end of the sentence') } }),
  draft('sentence.change', { ...common, words: { 0: hide('changed sentence') } }),
  draft('sentence.place', common),
  draft('sentence.remove', { ...common, reason: hide('sentence removed') }),
  draft('report.set', { ...common, question: hide('question of the reader'), reader: hide('reader') }),
];
