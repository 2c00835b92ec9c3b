import { remediationInOrder } from '../../consequence/remediation.ts';
import { remediationStates, remediationWords } from '../../domain/remediation-vocabulary.ts';
import { heading, muted, paragraph, quote, rich, table, withheld, type ReportBlock, type Rich } from '../blocks.ts';
import type { ReportContext } from '../report-source.ts';

/** What is restored for whoever was harmed, and how far it has come. Nothing where no task is recorded. */
export const remediationBlocks = ({ tables }: ReportContext): readonly ReportBlock[] => {
  const tasks = remediationInOrder(tables);
  if (tasks.length === 0) return [];
  return [
    heading(2, 'Remediation'),
    paragraph('What is to be restored for whoever was harmed. None of it waits for an attribution.'),
    table(
      'Tasks in the order in which they were added',
      [
        ['Task', 1],
        ['Service', 0.5],
        ['Who sees to it', 0.45],
        ['By', 'auto'],
        ['State', 0.35],
      ],
      tasks.map((task) => [
        said(task.what, 500),
        said(task.service, 200),
        said(task.owner, 200),
        task.due ?? muted('no day'),
        remediationWord(task.status),
      ]),
    ),
  ];
};

const said = (text: string | null, max: number): Rich => (text === '' ? [muted('not stated')] : quote(text, max));

const remediationWord = (status: string | null): Rich => {
  const known = remediationStates.find((one) => one === status);
  return known === undefined ? [withheld] : rich(remediationWords[known]);
};
