import type { confidenceLevels } from '../attribution/confidence/confidence.ts';
import type { Tlp } from '../domain/vocabulary.ts';

/** STIX 2.1, appendix A: None-Low-Med-High, and Admiralty credibility (method, section 3.5). */
export const confidenceToStix: Readonly<Record<(typeof confidenceLevels)[number], number>> = {
  insufficient: 0,
  low: 15,
  moderate: 50,
  high: 85,
};

/** “Truth cannot be judged” is no confidence at all, so it is left out. */
export const credibilityToStix: ReadonlyMap<string, number> = new Map([
  ['1', 90],
  ['2', 70],
  ['3', 50],
  ['4', 30],
  ['5', 10],
]);

/**
 * STIX 2.1, opinion-enum. It has no word for “does not apply”: such a rating is neutral there, and is told apart by the
 * code in the extension.
 */
export const ratingToOpinion: ReadonlyMap<string, string> = new Map([
  ['CC', 'strongly-agree'],
  ['C', 'agree'],
  ['N', 'neutral'],
  ['NA', 'neutral'],
  ['I', 'disagree'],
  ['II', 'strongly-disagree'],
]);

/** TLP 2.0 as OASIS publishes it: identifiers of its marking definitions (method, section 4.6). */
export const tlpMarkingIds: Readonly<Record<Tlp, string>> = {
  CLEAR: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  GREEN: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  AMBER: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'AMBER+STRICT': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  RED: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
};
export const tlpExtensionId = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';
