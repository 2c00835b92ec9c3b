import type { MessagePort } from 'node:worker_threads';
import type { Progress } from '../../shared/api/events.ts';
import type { Result } from '../../shared/base/result.ts';
import type { ImportOptions } from '../../shared/imports/importer.ts';
import type { ReadImport } from '../imports/read-import.ts';

// Apart from the thread itself: whoever loaded that would listen as it does, to messages that are meant for others.
export type ImportRequest = {
  readonly path: string;
  readonly name: string;
  readonly as: string;
  readonly options: ImportOptions;
  readonly port: MessagePort;
  /** How many messages were sent, and how many the other end is done with. */
  readonly cells: Int32Array;
};

/** What the reading thread says: some records as the text that is hashed, how far it is, at the end what came of it. */
export type ImportMessage =
  | { readonly records: string }
  | { readonly progress: Progress }
  | { readonly ended: Result<ReadImport> }
  | { readonly thrown: string };

export const sentCell = 0;
export const takenCell = 1;
