/** How far a task of remediation has come. Done and dropped may be taken up again. */
export const remediationStates = ['open', 'under_way', 'done', 'dropped'] as const;
export type RemediationState = (typeof remediationStates)[number];

export const remediationWords: Readonly<Record<RemediationState, string>> = {
  open: 'open',
  under_way: 'under way',
  done: 'done',
  dropped: 'dropped',
};
