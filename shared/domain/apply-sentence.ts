import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { plainText } from '../ledger/field-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { sentenceWordsSchema } from '../ledger/sentence-line-types.ts';
import { readTexts } from './apply-finding.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { readFields, type FieldReader } from './line-fields.ts';
import { reportTemplates } from './report-vocabulary.ts';
import { sentenceActs, type SentenceRow } from './sentence-rows.ts';
import { sentenceFormSchema, sentenceKinds, writtenSections, type WrittenSection } from './written-sentence.ts';

const prefix = 'sentence.';
const sectionSchema = z.enum(writtenSections);
const kindOrNone = z.enum(sentenceKinds).nullable();

/** Lines about the sentences of the assessment, and about its reader. */
export const applySentenceLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  if (line.type === 'report.set') {
    tables.put('report_choice', {
      key: 'case',
      seq: line.seq,
      template: fields.value('template', z.enum(reportTemplates)),
      reader: fields.text('reader'),
      question: fields.text('question'),
      at: fields.string('at'),
      actor: fields.string('actor'),
    });
    return;
  }
  if (!line.type.startsWith(prefix)) return;
  const act = sentenceActs.find((one) => line.type === `${prefix}${one}`);
  const id = fields.string('id');
  if (act === undefined || id === null) return;
  const { seq } = line;
  const section = fields.value('section', sectionSchema);
  const before = fields.string('before');
  const common = { tlp: fields.string('tlp'), at: fields.string('at'), actor: fields.string('actor') };
  const said = saidOf(fields);
  const reason = fields.text('reason');
  tables.put('sentence_event', {
    key: seqKey(seq),
    seq,
    act,
    sentence: id,
    section,
    before,
    ...said,
    reason,
    ...common,
  });
  const row = tables.get('sentence', id);
  switch (act) {
    case 'write':
      if (row !== undefined) takeOut(tables, row);
      tables.put('sentence', {
        key: id,
        seq,
        latestSeq: seq,
        section,
        ...said,
        ...common,
        removedSeq: null,
        removedReason: null,
      });
      return place(tables, { id, section, before });
    case 'change':
      if (row !== undefined) tables.put('sentence', { ...row, latestSeq: seq, ...said, ...common });
      return;
    case 'place':
      if (row === undefined) return;
      tables.put('sentence', { ...row, section, removedSeq: null, removedReason: null });
      takeOut(tables, row);
      return place(tables, { id, section, before });
    case 'remove':
      if (row === undefined) return;
      tables.put('sentence', { ...row, removedSeq: seq, removedReason: reason });
      return takeOut(tables, row);
  }
};

const saidOf = (fields: FieldReader) => {
  const form = fields.value('form', sentenceFormSchema);
  const words = fields.value('words', sentenceWordsSchema);
  return {
    kind: fields.value('kind', kindOrNone),
    form: form === null ? null : canonicalJson(form),
    words:
      words === null
        ? null
        : canonicalJson(Object.fromEntries(Object.entries(words).map(([part, text]) => [part, plainText(text)]))),
  };
};

const orderOf = (tables: CaseTables, section: WrittenSection): readonly string[] =>
  readTexts(tables.get('sentence_order', section)?.sentences ?? '[]');

const putOrder = (tables: CaseTables, section: WrittenSection, order: readonly string[]): void =>
  tables.put('sentence_order', { key: section, sentences: canonicalJson([...order]) });

const takeOut = (tables: CaseTables, { key, section }: SentenceRow): void => {
  if (section === null) return;
  putOrder(
    tables,
    section,
    orderOf(tables, section).filter((id) => id !== key),
  );
};

/** Before a sentence that does not stand in the section, it is the last one. */
const place = (
  tables: CaseTables,
  {
    id,
    section,
    before,
  }: { readonly id: string; readonly section: WrittenSection | null; readonly before: string | null },
): void => {
  if (section === null) return;
  const order = orderOf(tables, section).filter((one) => one !== id);
  const at = before === null ? -1 : order.indexOf(before);
  putOrder(tables, section, at < 0 ? [...order, id] : [...order.slice(0, at), id, ...order.slice(at)]);
};
