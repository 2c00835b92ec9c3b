import { create } from 'zustand';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { noAgeKeys, noAnchors, type ChosenAgeKeys, type ChosenAnchors } from './verify-input.ts';

export type ChosenBundle = {
  readonly path: string;
  /** As the person knows it: for an upload, the name of the file that was dropped. */
  readonly name: string;
  readonly isUpload: boolean;
};

export type Verified = {
  readonly reply: Output<'bundle.verify'>;
  readonly name: string;
  /** Instant in UTC at which the reply came. */
  readonly at: string;
  readonly anchors: ChosenAnchors;
};

type VerifyState = {
  readonly bundle: ChosenBundle | null;
  readonly anchors: ChosenAnchors;
  readonly age: ChosenAgeKeys;
  readonly isRunning: boolean;
  readonly verified: Verified | null;
  readonly failure: Failure | null;
  readonly isOnlyFailing: boolean;
  readonly choose: (bundle: ChosenBundle) => void;
  readonly setAnchors: (change: Partial<ChosenAnchors>) => void;
  readonly setAge: (change: Partial<ChosenAgeKeys>) => void;
  readonly setOnlyFailing: (isOnlyFailing: boolean) => void;
  readonly begin: () => void;
  readonly end: (outcome: { readonly verified?: Verified; readonly failure?: Failure }) => void;
};

/** What is being verified, by which keys, and how it went; kept while the person is on other screens. */
export const useVerifyStore = create<VerifyState>()((set) => ({
  bundle: null,
  anchors: noAnchors,
  age: noAgeKeys,
  isRunning: false,
  verified: null,
  failure: null,
  isOnlyFailing: false,
  // A verdict never stands beside a bundle that it is not about.
  choose: (bundle) => set({ bundle, age: noAgeKeys, verified: null, failure: null }),
  setAnchors: (change) => set(({ anchors }) => ({ anchors: { ...anchors, ...change } })),
  setAge: (change) => set(({ age }) => ({ age: { ...age, ...change } })),
  setOnlyFailing: (isOnlyFailing) => set({ isOnlyFailing }),
  begin: () => set({ isRunning: true, verified: null, failure: null }),
  end: ({ verified = null, failure = null }) => set({ isRunning: false, verified, failure }),
}));
