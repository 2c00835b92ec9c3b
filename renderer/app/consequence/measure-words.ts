import type { Output } from '../../../shared/api/contract.ts';
import { liveStates, type MeasureState, type ReviewTrigger } from '../../../shared/domain/measure-vocabulary.ts';

export type ListedMeasure = Output<'measure.list'>['measures'][number];

/** A state, a role or another word of a closed list as it is read. */
export const spaced = (word: string): string => word.replaceAll('_', ' ');

export const isLive = (state: MeasureState): boolean => liveStates.has(state);

const triggerTexts: Readonly<Record<ReviewTrigger, string>> = {
  p05_below_gate: 'The 5th percentile has fallen below the gate.',
  confidence_downgrade: 'Confidence in the attribution no longer reaches the gate.',
  independent_dissent: 'An independent dissent is unresolved.',
  harm_remediated: 'The harm no longer reaches the gate.',
  tripwire: 'A tripwire of its monitoring is hit.',
  successful_redress: 'A claim for redress was upheld.',
  new_deception_evidence: 'There is new evidence of deception.',
  target_compliance: 'The target complies.',
  release_amended: 'The release that it rests on was amended.',
  release_retracted: 'The release that it rests on was retracted.',
  profile_changed: 'What it is no longer passes the policy profile.',
  on_request: 'Somebody asked for it.',
};

export const triggerWords = (trigger: ReviewTrigger): string => triggerTexts[trigger];

/** How long it still runs, in words. */
export const daysLeftWords = (daysLeft: number | null): string => {
  if (daysLeft === null) return '';
  if (daysLeft < 0) return 'ended';
  if (daysLeft === 0) return 'ends today';
  return daysLeft === 1 ? '1 day left' : `${daysLeft} days left`;
};

export type RestingPlace = {
  readonly screen: 'sensitivity' | 'review' | 'harm' | 'releases' | 'response' | 'evidence';
  readonly words: string;
};

/** The screen that shows what a reason for review rests on. */
export const placeOfTrigger = (trigger: ReviewTrigger): RestingPlace => {
  switch (trigger) {
    case 'p05_below_gate':
    case 'confidence_downgrade':
      return { screen: 'sensitivity', words: 'what carries the attribution' };
    case 'independent_dissent':
      return { screen: 'review', words: 'the dissent' };
    case 'harm_remediated':
      return { screen: 'harm', words: 'the harm card' };
    case 'release_amended':
    case 'release_retracted':
      return { screen: 'releases', words: 'the release' };
    case 'new_deception_evidence':
      return { screen: 'evidence', words: 'the evidence' };
    case 'tripwire':
    case 'successful_redress':
    case 'target_compliance':
    case 'profile_changed':
    case 'on_request':
      return { screen: 'response', words: 'the measure' };
  }
};
