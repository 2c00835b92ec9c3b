import type { Output } from '../shared/api/contract.ts';
import { resultWords } from '../shared/consequence/gate-words.ts';
import { renewedWords } from '../shared/consequence/measure-renewal.ts';
import { policyBanner } from '../shared/reference/policy-banner.ts';
import { profileLine } from './harm-lines.ts';
import { formatTable } from './output.ts';

type Gate = Output<'measure.gate'>['gate'];
type Summary = Output<'measure.list'>['measures'][number];

/** A result of the gates with what every reason asks. */
export const gateLines = ({ result, reasons }: Gate): readonly string[] => [
  resultWords[result],
  ...reasons.flatMap(({ code, found, change }) => [`  ${code}: ${found}`, `    ${change}`]),
];

const stateWords = (state: string): string => state.replaceAll('_', ' ');

const stateLine = ({ state, recordedState }: Summary): string =>
  state === recordedState ? stateWords(state) : `${stateWords(state)} (no line says so yet)`;

export const listLines = ({ measures, profile, due }: Output<'measure.list'>): readonly string[] => [
  ...(measures.length === 0
    ? ['no measure is recorded']
    : formatTable(
        measures.map((one) => [
          one.id,
          one.instrument.id,
          stateLine(one),
          one.end === null ? 'no end' : `until ${one.end}`,
          one.gate === null ? '' : resultWords[one.gate.result],
          one.title ?? '(withheld)',
        ]),
      )),
  ...measures.flatMap(requiredLines),
  ...(due === 0 ? [] : ['', `${due} due: plumbline measure lapse DIR records it`]),
  '',
  profileLine(profile),
  policyBanner,
];

const requiredLines = ({ id, required }: Summary): readonly string[] =>
  required.map(
    ({ trigger, found, line }) =>
      `  ${id} must be reviewed: ${stateWords(trigger)}${found.length === 0 ? '' : `. ${found.join(' ')}`}${line === null ? '' : ` (line ${line})`}`,
  );

const proposalLines = ({ gated }: Output<'measure.read'>['measure']): readonly string[] =>
  gated === null || gated.renewal === null
    ? []
    : [`a renewal until ${gated.renewal} is proposed, by line ${gated.line}`];

export const measureLines = ({ measure, profile, today }: Output<'measure.read'>): readonly string[] => {
  const { record } = measure;
  const said = (text: string | null): string => (text === null ? '(withheld)' : text === '' ? '–' : text);
  const renewed = renewedWords(measure.renewals);
  return [
    said(record.title),
    `${measure.id}, ${measure.instrument.id} ${measure.instrument.name}, rung ${measure.instrument.rung}`,
    `${stateLine(measure)}, as of ${today}; from ${record.start ?? '–'} to ${record.end ?? '–'}${renewed === '' ? '' : `, ${renewed}`}`,
    ...proposalLines(measure),
    ...requiredLines(measure),
    ...(measure.gate === null ? [] : ['', 'Gates now', ...gateLines(measure.gate)]),
    '',
    'Record',
    ...formatTable([
      ['question', said(record.question)],
      ...record.options.map(({ kind, text }) => [`option, ${stateWords(kind)}`, said(text)]),
      ['proportionate', said(record.proportionate)],
      ['necessary', said(record.necessary)],
      ['now', said(record.now)],
      ['legal basis', said(record.legalBasis)],
      ['dissent', said(record.dissent)],
      ...record.safeguards.map(({ id, answer, text }) => [
        id,
        `${answer === null ? 'not answered' : stateWords(answer)}: ${said(text)}`,
      ]),
      ['monitoring', `${record.monitoring.indicators.join(', ')} ${said(record.monitoring.plan)}`],
      ['redress', said(record.redress)],
      ['publication', `${stateWords(record.publication.kind)}: ${said(record.publication.text)}`],
      ['reviews', record.reviews.join(', ') || '–'],
    ]),
    '',
    'Reviews',
    ...(measure.reviews.length === 0
      ? ['none']
      : measure.reviews.map(
          ({ reviewer, conclusion, isSigned, opinion, line }) =>
            `${reviewer}: ${stateWords(conclusion)}, ${isSigned ? 'conclusion signed' : 'not signed'}, line ${line}. ${said(opinion)}`,
        )),
    '',
    'Approvals',
    ...(measure.approvals.length === 0
      ? ['none']
      : measure.approvals.map(({ role, principal, line }) => `${stateWords(role)}: ${principal}, line ${line}`)),
    ...(measure.missingApprovals.length === 0
      ? []
      : [`missing: ${measure.missingApprovals.map(stateWords).join(', ')}`]),
    '',
    'History',
    ...measure.history.map(({ line, at, words }) => `${at ?? ''} line ${line}: ${words}`),
    ...measure.faults.map(({ line, code }) => `line ${line} counts for nothing: ${code}`),
    '',
    profileLine(profile),
    policyBanner,
  ];
};
