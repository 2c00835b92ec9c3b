import { counted } from '../shared/base/counted.ts';
import type { Output, VerificationReply } from '../shared/api/contract.ts';
import { formatTable } from './output.ts';

type Checked = Output<'case.verify'>;

/** Every check with its name, the first bad thing of each, and what even a perfect result does not show. */
export const formatChecks = (checks: Checked['checks'], notProven: readonly string[]): readonly string[] => [
  ...formatTable(
    checks.map(({ name, status, detail, first }) => [
      status,
      name,
      first === null ? detail : `${detail} (first: ${first})`,
    ]),
  ),
  '',
  ...formatFirstFault(checks),
  'Not proven:',
  ...notProven.map((text) => `  ${text}`),
];

const formatFirstFault = (checks: Checked['checks']): readonly string[] => {
  const fault = checks.find(({ status }) => status === 'failed');
  if (fault === undefined) return [];
  return [`First bad thing: ${fault.first ?? fault.detail} (check ${fault.name}).`, ''];
};

export const formatVerification = (reply: VerificationReply): readonly string[] => [
  formatVerdict(reply.verdict),
  ...formatTable([
    ['origin', reply.origin ?? 'unknown'],
    ['size', reply.size === null ? 'unknown' : counted(reply.size, 'line')],
    ['root', reply.root ?? 'unknown'],
    ['edition', reply.edition ?? 'unknown'],
  ]),
  '',
  ...formatChecks(reply.checks, reply.notProven),
];

const formatVerdict = (verdict: VerificationReply['verdict']): string => {
  switch (verdict) {
    case 'verified':
      return 'VERIFIED against the anchors given.';
    case 'not anchored':
      return 'NOT ANCHORED: consistent in itself, but no anchor says who made it.';
    case 'failed':
      return 'FAILED: at least one check does not hold.';
  }
};
