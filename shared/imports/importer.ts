import type { Sha256 } from '../base/crypto.ts';
import type { Result } from '../base/result.ts';

/** A time as it stands in the file, and what was made of it. Nothing is dropped: a time that cannot be read keeps its text. */
export type RecordTime = {
  /** The text as it stands in the file. */
  readonly raw: string;
  /** RFC 3339 in UTC with as many digits as the file gave, or null when it cannot be told. */
  readonly utc: string | null;
  readonly precision:
    'year' | 'month' | 'day' | 'minute' | 'second' | 'millisecond' | 'microsecond' | 'nanosecond' | null;
  /** `given`: the file names the offset; `assumed`: none is named, UTC was taken; `none`: no time could be told. */
  readonly zone: 'given' | 'assumed' | 'none';
  /** Why it looks odd, or null: `unreadable`, `out-of-range` (before 1970 or after 2100), `no-year`, `no-zone`. */
  readonly mark: 'unreadable' | 'out-of-range' | 'no-year' | 'no-zone' | null;
};

export type ImportedRecord = {
  /** What is counted: a STIX type, `attribute`, `cluster-value`, a CASE class by its local name, `row`, `message`, `entry`, `hash`, `log-line`, … */
  readonly type: string;
  /** The identifier that the file itself gives, or null. */
  readonly key: string | null;
  /** One line for lists. */
  readonly title: string;
  /** Every word that a search should find. */
  readonly text: string;
  readonly at: RecordTime | null;
  /** Where in the file: `{ line }`, `{ pointer }` (RFC 6901) or `{ offset, length }` in bytes. */
  readonly place: RecordPlace;
  /** Named values in the file's order, as texts, unchanged. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Links to other records of the same file by their keys. */
  readonly links: readonly { readonly kind: string; readonly to: string }[];
};
export type RecordPlace =
  { readonly line: number } | { readonly pointer: string } | { readonly offset: number; readonly length: number };

/** A part of the file that was not understood: named, counted, never hidden. */
export type Skipped = { readonly place: RecordPlace; readonly code: string; readonly message: string };

export type ImportSink = {
  readonly record: (record: ImportedRecord) => void;
  readonly skip: (skipped: Skipped) => void;
  /** The first row of a table, each column under a name of its own. */
  readonly heading?: (names: readonly string[]) => void;
};

/** Reads one file in chunks of any size. A failure ends the import; nothing of it is kept. */
export type ImportReader = {
  readonly push: (chunk: Uint8Array) => Result<void>;
  readonly end: () => Result<void>;
};

export type Importer = {
  /** As given to `--as`. */
  readonly format: string;
  /** How sure the first bytes (at most 64 KiB) and the name make it: 0 not, 1 perhaps, 2 surely. */
  readonly sniff: (head: Uint8Array, name: string) => 0 | 1 | 2;
  readonly open: (sink: ImportSink, options: ImportOptions) => ImportReader;
  /**
   * For formats whose directory stands at their end: reads the file where it needs to. Where it is there it is used for
   * files, however large; `open` then holds the stream, up to a cap.
   */
  readonly openAt?: (source: ImportSource, sink: ImportSink, options: ImportOptions) => Result<void>;
};

/** Random access to a file; a read that reaches past the end is short. The bytes are valid until the next read. */
export type ImportSource = {
  readonly sizeBytes: number;
  readonly read: (position: number, lengthBytes: number) => Uint8Array;
};

export type ImportOptions = {
  /** Column mapping for tables: field of the record → column name. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Seconds to add to every time of the file to correct the clock of the machine that wrote it. The raw text stays. */
  readonly clockOffsetSeconds?: number;
  /** For the files within a file, such as attachments; without it they have no digest, and say so. */
  readonly createSha256?: () => Sha256;
};
