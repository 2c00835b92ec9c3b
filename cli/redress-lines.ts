import type { Output } from '../shared/api/contract.ts';
import { dutyToWords } from '../shared/consequence/duty-words.ts';
import { groundOfRedressWords, outcomeWords, remedyWords } from '../shared/domain/redress-vocabulary.ts';

type Docket = Output<'redress.read'>;
type Claim = Docket['claims'][number];

export const docketLines = ({ claims, duties }: Docket): readonly string[] => {
  const open = duties.filter(({ closedBy }) => closedBy === null).length;
  return claims.length === 0
    ? ['no claim for redress was received']
    : [...claims.flatMap(headLines), ...(open === 0 ? [] : ['', `duties that are open: ${open}; see redress duties`])];
};

const headLines = ({ id, on, ground, overdue, acknowledgeBy, decideBy, decision }: Claim): readonly string[] => [
  `${id}  ${on ?? '(withheld)'}  ${ground === null ? '(withheld)' : groundOfRedressWords[ground]}: ${outcomeOf(decision)}`,
  ...(decision === null
    ? [
        `  acknowledge by ${acknowledgeBy ?? '(withheld)'}${overdue.includes('acknowledge') ? ', overdue' : ''}; decide by ${decideBy ?? '(withheld)'}${overdue.includes('decide') ? ', overdue' : ''}`,
      ]
    : []),
];

const outcomeOf = (decision: Claim['decision']): string =>
  decision === null ? 'not decided' : decision.outcome === null ? '(withheld)' : outcomeWords[decision.outcome];

export const claimLines = (claim: Claim): readonly string[] => {
  const { name, words, release, measure, hypothesis, acknowledged, decision, remedied, rescored, lessons } = claim;
  return [
    ...headLines(claim),
    `  ${shown(name)}: ${shown(words)}`,
    ...(release === null ? [] : [`  about the release of line ${release}`]),
    ...(measure === null ? [] : [`  about the measure ${measure}`]),
    ...(hypothesis === null ? [] : [`  contests ${hypothesis.name ?? hypothesis.id}`]),
    ...(acknowledged === null ? [] : [`  acknowledged ${shown(acknowledged.on)}, line ${acknowledged.line}`]),
    ...(decision === null
      ? []
      : [
          `  decided ${shown(decision.on)} by ${shown(decision.decider)}, line ${decision.line}: ${shown(decision.reasons)}`,
          ...decision.owed.map((remedy) => `  still owed: ${remedyWords[remedy]}`),
        ]),
    ...remedied.map(
      ({ on, remedy, line, note }) =>
        `  carried out ${shown(on)}: ${remedy === null ? '(withheld)' : remedyWords[remedy]}, line ${line}  ${note ?? '(withheld)'}`,
    ),
    ...(rescored === null ? [] : [`  scored again, line ${rescored.line}: ${shown(rescored.note)}`]),
    ...lessons.map(({ line, lesson, change }) => `  lesson, line ${line}: ${shown(lesson)} ${shown(change)}`),
  ];
};

export const dutyLines = (duties: Docket['duties']): readonly string[] =>
  duties.length === 0
    ? ['no upheld claim obliges to anything']
    : duties.flatMap((duty) =>
        duty.closedBy === null
          ? [`open      ${dutyToWords(duty)}  ${duty.claim}`, `          ${closingCommand(duty)}`]
          : [`line ${duty.closedBy}  ${dutyToWords(duty)}  ${duty.claim}`],
      );

/** The command that is the act by which a duty is closed. */
const closingCommand = ({ kind, claim, release, exported, recipient, measure }: Docket['duties'][number]): string => {
  switch (kind) {
    case 'rescore':
      return `correct ratings, grades or groups, then: plumbline redress rescore DIR ${claim} --note TEXT`;
    case 'release':
      return `plumbline request DIR amend ${release ?? ''} …, or retract; or plumbline request DIR release`;
    case 'tell':
      return recipient === null
        ? `plumbline release hand DIR ${exported ?? ''} --to NAME`
        : `plumbline release tell DIR ${recipient.line} LINE, where LINE amended, retracted or released again`;
    case 'review':
      return `plumbline measure resume, narrow, suspend or revoke DIR ${measure ?? ''} --reason TEXT`;
    case 'public':
      return 'plumbline export DIR OUT --edition public, of a release after the decision';
    case 'lesson':
      return `plumbline redress lesson DIR ${claim} --lesson TEXT --change TEXT`;
  }
};

const shown = (text: string | null): string => (text === null ? '(withheld)' : text === '' ? 'not said' : text);
