const texts: Readonly<Record<string, string>> = {
  ATTR_LEVEL: 'attribution at its level',
  ATTR_CONF: 'confidence',
  ATTR_PROB: '5th percentile',
  HARM: 'harm',
  RI_GT_HARM: 'graver than the harm',
  COLLATERAL: 'hits others',
  CIVILIAN: 'civilian services',
  DISSENT: 'dissent',
  REVIEW: 'independent review',
  PARTNER: 'partners',
  LEGAL: 'legal review',
  NECESSITY: 'alternatives',
  RATIONALE: 'rationale',
  SUNSET: 'end',
  MONITOR: 'monitoring',
  REDRESS: 'redress',
  COLLATERAL_REVIEW: 'review of whom else it hits',
  CIVILIAN_REVIEW: 'civilian services, in an emergency',
};

/** Codes of a gate in a line, each in as few words as tell them apart; the table beside says each in full. */
export const codesToWords = (reasons: readonly { readonly code: string }[]): string =>
  reasons
    .map(({ code }) =>
      code.startsWith('APPROVAL:')
        ? `approval by ${code.slice('APPROVAL:'.length).replaceAll('_', ' ')}`
        : (texts[code] ?? code),
    )
    .join(', ');
