import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { placeSchema, type Place } from '../../shared/domain/excerpt-anchor.ts';
import type { Subject } from '../../shared/ledger/finding-line-types.ts';
import { findRecord, findStoredImport } from '../../db/queries/record-page.ts';
import type { CaseSession } from '../cases/case-session.ts';
import { withIndex } from '../imports/case-index.ts';
import { describeListed } from '../imports/describe-record.ts';

type RecordReference = NonNullable<Subject['record']>;

/** Where in its file a record lies, in the words of an excerpt; null where it names no bytes, as an empty entry does. */
export const placeOfRecord = (session: CaseSession, record: RecordReference): Result<Place | null> =>
  withIndex(session, (index): Result<Place | null> => {
    const stored = findStoredImport(index, record.import);
    const found = stored === undefined ? undefined : findRecord(index, stored, stored.first + record.number - 1);
    if (stored === undefined || found === undefined) return err(noPlace(record.number));
    const { place } = describeListed(found, stored.first);
    const candidate =
      'pointer' in place
        ? { kind: 'pointer', pointer: place.pointer }
        : 'line' in place
          ? { kind: 'lines', from: place.line, to: place.line }
          : { kind: 'bytes', from: place.offset, to: place.offset + place.length };
    const parsed = placeSchema.safeParse(candidate);
    return ok(parsed.success ? parsed.data : null);
  });

const noPlace = (number: number): Failure => ({
  code: 'NOT_FOUND',
  message: `The index has no record ${number} of this item.`,
  hint: 'If the index was removed, make it again: `plumbline import --rebuild DIR`.',
});
