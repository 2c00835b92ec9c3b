import { counted } from '../shared/base/counted.ts';
import type { CaseInfoReply } from '../shared/api/contract.ts';
import { formatTable } from './output.ts';

export const formatCaseInfo = (info: CaseInfoReply): readonly string[] => [
  ...formatTable([
    ['title', info.title ?? 'withheld'],
    ['origin', info.origin],
    ['stage', info.stage],
    ['marking', info.tlp ?? 'withheld'],
    ['actor', info.actor],
    ['ledger', counted(info.ledger.size, 'line')],
    ['root', info.ledger.root],
  ]),
  ...formatCounts(info.counts),
  ...(info.readOnly === null ? [] : ['', `Read-only: ${info.readOnly.message}`]),
];

/** What there is any of, in one line. */
export const formatCounts = (counts: Readonly<Record<string, number>>): readonly string[] => {
  const present = Object.entries(counts).filter(([, count]) => count > 0);
  return [
    `holds   ${present.map(([name, count]) => `${count} ${name.replaceAll('_', ' ')}`).join(', ') || 'nothing yet'}`,
  ];
};
