/** What a reviewer says of one claim. */
export const claimVerdicts = ['agree', 'disagree', 'cannot tell'] as const;

/** What a reviewer found when following the custody of one item. */
export const custodyFindings = ['holds', 'fails', 'cannot tell'] as const;
