import type { IndexDatabase } from './index-database.ts';

/** How far the lines of the ledger were taken into the full text. */
export type SearchState = { readonly origin: string; readonly lines: number; readonly lastLine: string };
export type LineEntry = {
  readonly number: number;
  readonly kind: string;
  readonly id: string | null;
  readonly title: string;
  readonly text: string;
};
export type FileState = 'read' | 'no text' | 'too long' | 'unreadable';
/** Some text of a file, and which of its bytes it was. */
export type Passage = { readonly offset: number; readonly length: number; readonly text: string };

export const readSearchState = (db: IndexDatabase): SearchState | undefined =>
  db.prepare<[], SearchState>('select "origin", "lines", "lastLine" from search_state').get();

/** Takes lines in, and notes with them how far that is. */
export const addLineEntries = (db: IndexDatabase, entries: readonly LineEntry[], state: SearchState): void =>
  db
    .transaction(() => {
      const add = db.prepare(
        'insert into line_entry ("number", "kind", "id", "title", "text") values (@number, @kind, @id, @title, @text)',
      );
      const addWords = db.prepare('insert into line_words (rowid, "title", "text") values (@number, @title, @text)');
      for (const entry of entries) {
        add.run(entry);
        addWords.run({ number: entry.number, title: entry.title, text: entry.text });
      }
      db.prepare(
        `insert into search_state ("id", "origin", "lines", "lastLine") values (1, @origin, @lines, @lastLine)
         on conflict ("id") do update set "origin" = @origin, "lines" = @lines, "lastLine" = @lastLine`,
      ).run(state);
    })
    .immediate();

/** For a case that is not the one that was taken in, or has another past. */
export const forgetLineEntries = (db: IndexDatabase): void =>
  db
    .transaction(() => {
      db.exec(`insert into line_words (line_words) values ('delete-all')`);
      db.exec('delete from line_entry');
      db.exec('delete from search_state');
    })
    .immediate();

export const searchedFiles = (db: IndexDatabase): ReadonlyMap<string, FileState> =>
  new Map(
    db
      .prepare<[], { sha256: string; state: FileState }>('select "sha256", "state" from searched_file')
      .all()
      .map(({ sha256, state }) => [sha256, state]),
  );

/** All of a file or nothing. */
export const addFile = (db: IndexDatabase, sha256: string, state: FileState, passages: Iterable<Passage>): void =>
  db
    .transaction(() => {
      const last = db.prepare<[], number>('select coalesce(max("number"), 0) from passage').pluck().get() ?? 0;
      const add = db.prepare(
        `insert into passage ("number", "sha256", "offset", "length", "title", "text")
         values (@number, @sha256, @offset, @length, '', @text)`,
      );
      const addWords = db.prepare(`insert into passage_words (rowid, "title", "text") values (?, '', ?)`);
      let number = last;
      for (const passage of passages) {
        number += 1;
        add.run({ number, sha256, ...passage });
        addWords.run(number, passage.text);
      }
      db.prepare('insert into searched_file ("sha256", "state", "passages") values (?, ?, ?)').run(
        sha256,
        state,
        number - last,
      );
    })
    .immediate();
