/** What a reviewer says of one claim. */
export const claimVerdicts = ['agree', 'disagree', 'cannot tell'] as const;

/** What a reviewer found when following the custody of one item. */
export const custodyFindings = ['holds', 'fails', 'cannot tell'] as const;

/** The nine analytic tradecraft standards of ICD 203 (method, section 6.1), each scored 0 poor to 3 excellent. */
export const tradecraftStandards = [
  'Properly describes quality and credibility of underlying sources, data and methodologies',
  'Properly expresses and explains uncertainties of major judgements',
  'Properly distinguishes underlying information from assumptions and judgements',
  'Incorporates analysis of alternatives',
  'Demonstrates customer relevance and addresses implications',
  'Uses clear and logical argumentation',
  'Explains change to or consistency of judgements',
  'Makes accurate judgements and assessments',
  'Incorporates effective visual information where appropriate',
] as const;

/** Words of the scores 0 to 3. */
export const standardScores = ['poor', 'fair', 'good', 'excellent'] as const;
