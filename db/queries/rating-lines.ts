import type { CaseDatabase } from '../open-database.ts';

/** Numbers of the lines of these types, ascending; with an item, only of those that may be about it. */
export const listSeqsOf = (db: CaseDatabase, types: readonly string[], item?: string): readonly number[] => {
  const marks = types.map(() => '?').join(', ');
  return item === undefined
    ? db
        .prepare<unknown[], number>(`select seq from line_index where type in (${marks}) order by seq`)
        .pluck()
        .all(...types)
    : db
        .prepare<unknown[], number>(
          // The words of a line hold the identifiers of what it is about; of an old line there are none.
          `select line_index.seq from line_index left join line_words on line_words.seq = line_index.seq
           where line_index.type in (${marks}) and (line_words.words is null or instr(line_words.words, ?) > 0)
           order by line_index.seq`,
        )
        .pluck()
        .all(...types, item);
};

/** Whether the case counts a rating against the hypothesis. */
export const isRated = (db: CaseDatabase, hypothesis: string): boolean =>
  db.prepare('select 1 from rating where hypothesis = ? and rating is not null limit 1').get(hypothesis) !== undefined;
