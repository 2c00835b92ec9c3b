import type { Checked, Output } from '../../shared/api/contract.ts';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { createByteCursor } from '../../shared/viewing/byte-cursor.ts';
import { createTableIndex, growTableIndex, readTableRows, type TableIndex } from '../../shared/viewing/csv-index.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withStoredFile } from '../evidence/stored-file.ts';
import { callBytesMax, type ViewCache } from './view-cache.ts';

export type TableCache = ViewCache<{ readonly index: TableIndex | undefined }>;

/** A window into a table in text: the rows that it needs are read, and where rows begin is remembered as far as that. */
export const readTable = (
  session: CaseSession,
  { evidence, from, count, column, columns }: Checked<'evidence.table'>,
  cache: TableCache,
): Result<Output<'evidence.table'>> =>
  withStoredFile(session, evidence, (file) => {
    const cursor = createByteCursor(file);
    const { index } = cache.of(file, () => ({ index: createTableIndex(cursor) }));
    if (index === undefined) return err(isUtf16);
    growTableIndex(index, cursor, callBytesMax);
    const rows = readTableRows(index, cursor, { from, count, column, columns });
    return ok({
      size: file.sizeBytes,
      isWhole: index.scan.isDone,
      bytesRead: Math.min(index.scan.at, file.sizeBytes),
      delimiter: index.start.delimiter,
      // A row that has no end yet is there to be looked at.
      total: index.scan.row + (index.scan.isDone || index.scan.at === index.scan.rowFrom ? 0 : 1),
      from,
      rows: rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, marks: [...cell.marks] })) })),
    });
  });

const isUtf16: Failure = {
  code: 'NOT_THIS_FORMAT',
  message: 'The file begins as UTF-16 does, and is read as text and not as a table.',
  hint: 'Look at it as text.',
};
