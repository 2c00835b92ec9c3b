import type { Output } from '../shared/api/contract.ts';

type Approval = Output<'approval.give'>;

/** What asking came to, and the checkpoint that each approver signs. */
export const formatRequest = ({ request, checkpoint, performed, missing }: Approval): readonly string[] =>
  performed
    ? ['Done: the first person of the case is enrolled.']
    : [
        `request ${request}`,
        `${missing} ${missing === 1 ? 'approval is' : 'approvals are'} missing. Each approver signs this checkpoint:`,
        ...checkpoint.trimEnd().split('\n'),
      ];

export const formatApproval = ({ performed, missing }: Approval): readonly string[] => {
  if (performed) return ['Approved by all that are needed, and done.'];
  return missing === 0
    ? ['Approved by all that are needed; the release can be frozen now.']
    : [`Approved; ${missing} ${missing === 1 ? 'approval is' : 'approvals are'} still missing.`];
};
