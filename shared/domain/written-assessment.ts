import { z } from 'zod';
import { readTexts } from './apply-finding.ts';
import type { CaseTables } from './case-tables.ts';
import type { SentenceRow } from './sentence-rows.ts';
import { joinSentence, sentenceFormSchema, writtenSections, type WrittenSentence } from './written-sentence.ts';

/** The sentences of the assessment in the order of print. Those whose form is withheld have no parts. */
export const writtenSentences = (tables: CaseTables): readonly WrittenSentence[] =>
  writtenSections.flatMap((section) =>
    readTexts(tables.get('sentence_order', section)?.sentences ?? '[]').flatMap((id) => {
      const row = tables.get('sentence', id);
      return row === undefined ? [] : [{ id, section, kind: row.kind, parts: partsOf(row) }];
    }),
  );

/** What a row of a sentence, or of what was done to it, says. */
export const partsOf = ({ form, words }: Pick<SentenceRow, 'form' | 'words'>): WrittenSentence['parts'] =>
  form === null
    ? []
    : joinSentence(
        sentenceFormSchema.parse(JSON.parse(form)),
        words === null ? null : z.record(z.string(), z.string()).parse(JSON.parse(words)),
      );
