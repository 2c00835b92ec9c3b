import type { ScoreMemory } from '../shared/attribution/score-memory.ts';
import type { Clock } from '../shared/base/clock.ts';
import type { Crypto } from '../shared/base/crypto.ts';
import type { ViewerCode } from '../shared/bundle/viewer-file.ts';
import type { RandomBytes } from '../shared/base/random.ts';
import type { Report } from '../shared/api/events.ts';
import type { Host } from './doctor.ts';
import type { Profile } from './identities/profile.ts';

/** What the shell knows of the machine that it runs on. */
export type Machine = {
  readonly homeFolder: string;
  /** Folders beside home and mounted media that the window may list. */
  readonly roots: readonly string[];
  readonly host: Host;
};

/** What every use case is given. Only the shells make the real ones. */
export type AppDeps = {
  readonly crypto: Crypto;
  readonly random: RandomBytes;
  readonly clock: Clock;
  readonly profile: Profile;
  /** Name of the system's user: the actor of a case in which nobody is enrolled. */
  readonly userName: string;
  readonly machine: Machine;
  /** Code of the page that goes into bundles, as the build of this program made it; undefined where nothing was built. */
  readonly viewerCode: () => ViewerCode | undefined;
  /** Levels that were scored lately, for calls that show numbers; exports and verification compute anew. */
  readonly scoreMemory?: ScoreMemory;
  /** How far a long call is; nobody listens where it is left out. */
  readonly report?: Report;
  /** What is wished of a long call; nobody wishes anything where it is left out. */
  readonly control?: JobControl;
};

/** For a call that goes on until it is told to end. Whoever reports how far it is need not ask for pauses as well. */
export type JobControl = {
  readonly isEnding: () => boolean;
  /** Stands still while it is paused. */
  readonly stand: () => void;
  /** Resolves when another thing is wished than to go on; then look which. */
  readonly asked: () => Promise<unknown>;
};
