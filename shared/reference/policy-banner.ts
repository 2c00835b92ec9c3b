/** What every screen and answer that shows harm by a profile, or a gate, must say (method, section 7). */
export const policyBanner =
  'Configurable policy profile. Not legal advice, not a determination of legality, and never an authorisation to act. The competent authority decides.';
