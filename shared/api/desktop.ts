import type { Result } from '../base/result.ts';
import type { AppEvent } from './events.ts';

export type PickRequest = {
  readonly purpose: 'files' | 'folder' | 'bundle' | 'case';
  readonly title: string;
};
export type SaveRequest = { readonly title: string; readonly name: string };

/** The few abilities that depend on the shell. Where one is null the window has its own way. */
export type Desktop = {
  readonly kind: 'electron' | 'browser';
  /** The system's own picker; paths, or an empty list where the person thought better of it. */
  readonly pick: ((request: PickRequest) => Promise<Result<readonly string[]>>) | null;
  /** The system's own save dialog; null where the person thought better of it. */
  readonly save: ((request: SaveRequest) => Promise<Result<string | null>>) | null;
  /** Brings a dropped file to a path that calls can name. `isUpload`: its source was not observed (custody says so). `signal`, an AbortSignal, ends it. */
  readonly receive: (
    file: unknown,
    signal?: unknown,
  ) => Promise<Result<{ readonly path: string; readonly isUpload: boolean }>>;
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void;
  /** Whether calls reach the program; the window says so when they do not. */
  readonly onConnection: (listener: (isConnected: boolean) => void) => () => void;
};
