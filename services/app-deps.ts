import type { Clock } from '../shared/base/clock.ts';
import type { Crypto } from '../shared/base/crypto.ts';
import type { RandomBytes } from '../shared/base/random.ts';
import type { Profile } from './identities/profile.ts';

/** What every use case is given. Only the shells make the real ones. */
export type AppDeps = {
  readonly crypto: Crypto;
  readonly random: RandomBytes;
  readonly clock: Clock;
  readonly profile: Profile;
  /** Name of the system's user: the actor of a case in which nobody is enrolled. */
  readonly userName: string;
};
