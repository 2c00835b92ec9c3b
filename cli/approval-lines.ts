import type { Output } from '../shared/api/contract.ts';
import { markedEditionWords } from '../shared/bundle/edition-refusals.ts';

type Request = Output<'approval.request'>;
type Approval = Output<'approval.give'>;

/** What asking came to, and the checkpoint that each approver signs. */
export const formatRequest = ({
  request,
  checkpoint,
  performed,
  missing,
  editionRefusals,
}: Request): readonly string[] =>
  performed
    ? ['Done: the first person of the case is enrolled.']
    : [
        `request ${request}`,
        `${missing} ${missing === 1 ? 'approval is' : 'approvals are'} missing. Each approver signs this checkpoint:`,
        ...checkpoint.trimEnd().split('\n'),
        ...editionRefusals.flatMap((one) => ['', ...refusalLines(one)]),
      ];

/** After the freeze it is too late, so it stands where the request is made, and again before each approval. */
export const refusalLines = ({
  redaction,
  editions,
  message,
  hint,
}: Request['editionRefusals'][number]): readonly string[] => [
  `WARNING: the ${markedEditionWords(editions)} of this release could not be exported ${redaction === null ? 'by the marking alone' : `with ${redaction}`}. ${message}`,
  ...(hint === null ? [] : [hint]),
  'As long as nobody has frozen it, ask again once that is mended: any other line voids this request.',
];

export const formatApproval = ({ performed, missing }: Approval): readonly string[] => {
  if (performed) return ['Approved by all that are needed, and done.'];
  return missing === 0
    ? ['Approved by all that are needed; the release can be frozen now.']
    : [`Approved; ${missing} ${missing === 1 ? 'approval is' : 'approvals are'} still missing.`];
};
