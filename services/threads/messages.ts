import type { Progress } from '../../shared/api/events.ts';
import type { Result } from '../../shared/base/result.ts';

/** Beside the contract: the demonstration in a folder that the command line names. */
export const demonstrationMethod = 'demo.run';

export type ThreadRequest =
  { readonly id: number; readonly method: string; readonly input: unknown } | { readonly close: true };

export type ThreadReply =
  | { readonly id: number; readonly result: Result<unknown> }
  /** A bug: the call of that number has no reply, and the thread goes on. */
  | { readonly id: number; readonly thrown: string }
  | { readonly progress: Progress };
