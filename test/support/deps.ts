import { hash } from 'node:crypto';
import type { Clock, Instant } from '../../shared/base/clock.ts';
import type { Crypto } from '../../shared/base/crypto.ts';
import type { RandomBytes } from '../../shared/base/random.ts';
import type { Machine } from '../../services/app-deps.ts';
import { nodeCrypto } from '../../services/node-crypto.ts';

export type TestDeps = { readonly crypto: Crypto; readonly random: RandomBytes; readonly clock: Clock };

/** SHA-256 over a seed and a counter: the same bytes in every run, never the same bytes twice. */
export const countedRandom = (seed = 'plumbline-test'): RandomBytes => {
  let counter = 0;
  return (lengthBytes) => {
    const bytes = new Uint8Array(lengthBytes);
    for (let at = 0; at < lengthBytes; at += 32) {
      counter += 1;
      bytes.set(hash('sha256', `${seed} ${counter}`, 'buffer').subarray(0, lengthBytes - at), at);
    }
    return bytes;
  };
};

export const testInstant: Instant = '2026-03-01T09:30:00Z';

/** Real cryptography, counted randomness, a clock that stands still. */
export const testDeps = ({ seed, now = testInstant }: { seed?: string; now?: Instant } = {}): TestDeps => ({
  crypto: nodeCrypto,
  random: countedRandom(seed),
  clock: () => now,
});

/** This machine with the home folder that a test gives it. */
export const testMachine = (homeFolder: string, roots: readonly string[] = []): Machine => ({
  homeFolder,
  roots,
  host: {
    environment: {},
    platform: process.platform,
    architecture: process.arch,
    versions: process.versions,
    userId: process.getuid?.(),
    workingFolder: homeFolder,
    minutesWestOfUtc: 0,
  },
});
