import { bytesToUtf8 } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { err, type Failure, type Result } from '../base/result.ts';
import type { CaseTables } from '../domain/case-tables.ts';
import { checkChain, type CheckedChain } from '../ledger/chain.ts';
import { parseCheckpointNote, type CheckpointNote } from '../ledger/checkpoint.ts';
import { revealLines, type Revealed } from '../ledger/reveal.ts';
import { parseBagInfo, type BagInfo } from './bagit.ts';
import type { BundleSnapshot } from './bundle-snapshot.ts';
import { parseEditionFile, type EditionFile } from './edition-file.ts';
import { tablesOfLines } from './view-file.ts';

/** A bundle's files parsed once. Nothing in here has been verified; each check says what holds. */
export type BundleContents = {
  readonly snapshot: BundleSnapshot;
  readonly bagInfo: Result<BagInfo>;
  readonly edition: Result<EditionFile>;
  readonly note: Result<CheckpointNote>;
  /** Exact lines of the ledger, without their line feeds. */
  readonly texts: readonly string[];
  readonly textsFault: string | undefined;
  readonly chain: CheckedChain;
  readonly revealed: Revealed;
  readonly disclosuresFault: string | undefined;
  readonly tables: CaseTables;
};

export const readContents = (snapshot: BundleSnapshot, crypto: Crypto): BundleContents => {
  const entries = readTextLines(snapshot, 'data/ledger/entries.jsonl');
  const disclosures = readTextLines(snapshot, 'data/disclosures.txt');
  const chain = checkChain(entries.lines, crypto);
  const revealed = revealLines(chain.lines, disclosures.lines, crypto);
  return {
    snapshot,
    bagInfo: parsed(snapshot, 'bag-info.txt', parseBagInfo),
    edition: parsed(snapshot, 'data/edition.json', parseEditionFile),
    note: parsed(snapshot, 'data/ledger/checkpoint.txt', parseCheckpointNote),
    texts: entries.lines,
    textsFault: entries.fault,
    chain,
    revealed,
    disclosuresFault: disclosures.fault,
    tables: tablesOfLines(revealed.lines),
  };
};

/** Undefined where the file is absent, too large or not UTF-8. */
export const textOf = (snapshot: BundleSnapshot, path: string): string | undefined => {
  const bytes = snapshot.files.get(path)?.bytes;
  return bytes === undefined || bytes === null ? undefined : bytesToUtf8(bytes);
};

const parsed = <T>(snapshot: BundleSnapshot, path: string, parse: (text: string) => Result<T>): Result<T> => {
  const text = textOf(snapshot, path);
  return text === undefined ? err(absent(path)) : parse(text);
};

const absent = (path: string): Failure => ({
  code: 'ABSENT',
  message: `${path} is absent or not readable text`,
  at: path,
});

type TextLines = { readonly lines: readonly string[]; readonly fault: string | undefined };

const readTextLines = (snapshot: BundleSnapshot, path: string): TextLines => {
  const text = textOf(snapshot, path);
  if (text === undefined) return { lines: [], fault: absent(path).message };
  const lines = text.split('\n');
  const last = lines.pop();
  return { lines, fault: last === '' ? undefined : `${path} does not end with a newline` };
};
