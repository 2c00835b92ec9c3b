import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { hypothesisActs, hypothesisWords } from './hypothesis-rows.ts';
import { readFields, type FieldReader } from './line-fields.ts';

/** Lines about how hypotheses hang together, and what became of them. */
export const applyHypothesisLine = (line: RevealedLine, tables: CaseTables): void => {
  const act = hypothesisActs.find((one) => line.type === `hypothesis.${one}`);
  if (act === undefined) return;
  const fields = readFields(line);
  const { seq } = line;
  const hypothesis = fields.string('higher') ?? fields.string('part') ?? fields.string('id');
  const stands = fields.value('stands', z.boolean());
  tables.put('hypothesis_event', {
    key: seqKey(seq),
    seq,
    act,
    hypothesis,
    other: fields.string('lower') ?? fields.string('whole'),
    level: fields.number('level'),
    stands: stands === null ? null : Number(stands),
    status: fields.string('status'),
    before: act === 'correct' ? correct(hypothesis, fields, tables) : null,
    reason: fields.text('reason'),
    at: fields.string('at'),
    actor: fields.string('actor'),
  });
};

/** Puts the new words in place of the old ones, and gives the old ones. What is withheld replaces them too: they are not what is said. */
const correct = (id: string | null, fields: FieldReader, tables: CaseTables): string | null => {
  const row = tables.get('hypothesis', id ?? '');
  if (row === undefined) return null;
  const corrected = hypothesisWords.filter((word) => !fields.isNull(word));
  tables.put('hypothesis', { ...row, ...Object.fromEntries(corrected.map((word) => [word, fields.text(word)])) });
  return canonicalJson(Object.fromEntries(corrected.map((word) => [word, row[word]])));
};
