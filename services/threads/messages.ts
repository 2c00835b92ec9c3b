import type { Progress } from '../../shared/api/events.ts';
import type { Result } from '../../shared/base/result.ts';
import type { DemoCaseName } from '../../shared/reference/demo-cases.ts';
import type { ControlMemory } from './job-control.ts';

export type ThreadRequest =
  | { readonly id: number; readonly method: string; readonly input: unknown }
  /** Beside the contract, so no call that a window could make: the demonstration where the command line wants it. */
  | { readonly id: number; readonly demonstrateIn: string; readonly demoCase: DemoCaseName }
  /** The first message: through it the thread learns what is wished of its work. */
  | { readonly control: ControlMemory }
  | { readonly close: true };

export type ThreadReply =
  | { readonly id: number; readonly result: Result<unknown> }
  /** A bug: the call of that number has no reply, and the thread goes on. */
  | { readonly id: number; readonly thrown: string }
  | { readonly progress: Progress }
  /** The work stands still now, or goes on. */
  | { readonly isPaused: boolean }
  /** The application is loaded, or could not be: from now on the thread may be ended at any moment. */
  | { readonly ready: true };
