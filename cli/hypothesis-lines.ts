import type { Output } from '../shared/api/contract.ts';
import { shortText } from '../shared/base/short-text.ts';
import { formatTable } from './output.ts';

type Listed = Output<'hypothesis.list'>;
type Hypothesis = Listed['hypotheses'][number];

const statementCharactersMax = 70;

/** Hypotheses by level: each part under its whole, with what it entails and whether it is set aside. */
export const hypothesisLines = ({ hypotheses, levels }: Listed, withHistory: boolean): readonly string[] =>
  levels.length === 0
    ? ['No hypothesis is stated.']
    : levels.flatMap(({ level, exclusivity, reason }) => {
        const own = hypotheses.filter((one) => one.level === level);
        return [
          `Level ${level}: that they exclude each other is ${exclusivityWords(exclusivity, reason)}`,
          ...formatTable(
            own.filter((one) => !own.some(({ id }) => id === one.partOf)).flatMap((root) => familyRows(root, own, 1)),
          ),
          ...(withHistory ? own.flatMap(historyLines) : []),
          '',
        ];
      });

const exclusivityWords = ({ status, line }: Listed['levels'][number]['exclusivity'], reason: string | null): string => {
  switch (status) {
    case 'none':
      return 'not confirmed';
    case 'confirmed':
      return `confirmed by line ${line ?? ''}: ${reason ?? 'withheld'}`;
    case 'outdated':
      return `outdated: line ${line ?? ''} confirmed it, and something was stated on the level since`;
  }
};

const familyRows = (
  hypothesis: Hypothesis,
  own: readonly Hypothesis[],
  depth: number,
): readonly (readonly string[])[] => [
  [
    `${'  '.repeat(depth)}${hypothesis.id}`,
    hypothesis.kind ?? 'withheld',
    shortText(hypothesis.statement ?? 'withheld', statementCharactersMax),
    [
      ...(hypothesis.entails === null ? [] : [`entails ${hypothesis.entails}`]),
      ...(hypothesis.setAside === null ? [] : [`set aside by line ${hypothesis.setAside}`]),
    ].join(', '),
  ],
  ...own.filter(({ partOf }) => partOf === hypothesis.id).flatMap((part) => familyRows(part, own, depth + 1)),
];

const historyLines = ({ id, history }: Hypothesis): readonly string[] => [
  `  ${id}`,
  ...formatTable(
    history.map((event) => [
      `    line ${event.line}`,
      event.at ?? 'withheld',
      event.actor ?? 'withheld',
      actWords(event, id),
      event.reason ?? '',
    ]),
  ),
];

const actWords = (
  { act, hypothesis, other, stands, status, before }: Hypothesis['history'][number],
  id: string,
): string => {
  const isOther = other === id;
  const back = stands === false ? 'no longer: ' : '';
  switch (act) {
    case 'add':
      return 'added';
    case 'entail':
      return isOther ? `${back}entailed by ${hypothesis ?? 'withheld'}` : `${back}entails ${other ?? 'withheld'}`;
    case 'part':
      return isOther ? `${back}has the part ${hypothesis ?? 'withheld'}` : `${back}part of ${other ?? 'withheld'}`;
    case 'status':
      return status === 'reopened' ? 'opened again' : 'set aside';
    case 'correct':
      return `corrected; before: ${Object.entries(before ?? {})
        .map(([word, text]) => `${word} “${text ?? 'withheld'}”`)
        .join(', ')}`;
    case 'confirm':
      return 'confirmed';
  }
};
