import { canonicalJson } from '../ledger/canonical-json.ts';
import { importReaderSchema, importResultSchema } from '../ledger/import-line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import type { CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

/** Lines about imports: what the derived index should hold. */
export const applyImportLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const key = fields.string('id');
  switch (line.type) {
    case 'import.record': {
      if (key === null) return;
      const reader = fields.value('reader', importReaderSchema);
      const result = fields.value('result', importResultSchema);
      tables.put('import_record', {
        key,
        seq: line.seq,
        item: fields.string('item'),
        format: reader?.format ?? null,
        version: reader?.version ?? null,
        columns: reader === null ? null : canonicalJson(reader.columns),
        clockOffsetSeconds: reader?.clockOffsetSeconds ?? null,
        records: result?.records ?? null,
        marks: result?.marks ?? null,
        sha256: result?.sha256 ?? null,
        at: fields.string('at'),
        actor: fields.string('actor'),
        undoneSeq: null,
      });
      return;
    }
    case 'import.undo': {
      const row = tables.get('import_record', key ?? '');
      if (row !== undefined) tables.put('import_record', { ...row, undoneSeq: line.seq });
      return;
    }
  }
};
