import { harmLevelName, raisedWords } from '../../consequence/case-harm.ts';
import type {
  GatesSection,
  HarmSection,
  MeasuresSection,
  RedressSection,
} from '../../consequence/consequence-shape.ts';
import { explainReason, instrumentName, resultWords } from '../../consequence/gate-words.ts';
import { redressToSentences } from '../../consequence/redress-sentences.ts';
import { statedMeasures } from '../../consequence/stated-measures.ts';
import { harmCriteria } from '../../domain/vocabulary.ts';
import { harmScale } from '../../figures/harm-scale.ts';
import { harmAnchors, redLineWords } from '../../reference/harm-card.ts';
import { policyBanner } from '../../reference/policy-banner.ts';
import type { PolicyProfile } from '../../reference/policy-profiles.ts';
import { hashSpan, heading, muted, note, paragraph, quote, rich, strong, table } from '../blocks.ts';
import type { ReportBlock, Rich } from '../blocks.ts';
import { citation, type ReportContext } from '../report-source.ts';
import { remediationBlocks } from './remediation.ts';
import { servicesBlocks } from './services.ts';

/** What was done to whom, and what of the policy profile the case meets. A release that states neither has no such section. */
export const consequence = (context: ReportContext): readonly ReportBlock[] => {
  const { consequence: stated } = context;
  if (stated === null || stated.harm === null) return [];
  const { harm, gates, measures, redress, policy } = stated;
  return [
    heading(1, 'Harm and response'),
    note('plain', strong(policyBanner)),
    paragraph(
      `By ${harm.profile.id} ${harm.profile.version} (${harm.profile.status}), SHA-256 `,
      hashSpan(harm.profile.sha256),
      harm.profile.line === null
        ? '. It is the default of the program: nobody has activated a policy profile.'
        : `, activated by line ${harm.profile.line}.`,
    ),
    ...harmBlocks(harm, policy, context),
    ...servicesBlocks(context),
    ...remediationBlocks(context),
    ...(gates === null ? [] : gateBlocks(gates, policy)),
    ...(measures === null ? [] : measureBlocks(measures, policy, context)),
    ...(redress === null ? [] : redressBlocks(redress, context)),
  ];
};

const harmBlocks = (harm: HarmSection, policy: PolicyProfile, context: ReportContext): readonly ReportBlock[] => {
  if (Object.keys(harm.scores).length === 0 && harm.redLines.length === 0)
    return [heading(2, 'Harm to civilians'), paragraph('No harm is scored, and no red line is raised.')];
  const named = (level: number): string => `${level}, ${harmLevelName(policy, level)}`;
  const raised = raisedWords(policy, harm.overrides);
  return [
    heading(2, 'Harm to civilians'),
    paragraph(
      'Actual harm: level ',
      strong(named(harm.actual)),
      `, index ${harm.index.toFixed(2)} of 100, from what is observed or estimated. Potential harm: level `,
      strong(named(harm.potential)),
      `, index ${harm.potentialIndex.toFixed(2)}.`,
      ...(raised === null ? [] : [` ${raised}`]),
      ...(harm.missing.length === 0
        ? []
        : [
            ` Not scored, so each counts 0: ${harm.missing.map((name) => harmAnchors[name].name.toLowerCase()).join(', ')}.`,
          ]),
    ),
    {
      kind: 'figure',
      draw: (width) =>
        harmScale(
          { ...harm, actual: named(harm.actual), potential: named(harm.potential), levels: policy.harm.levels },
          width,
        ),
      caption: 'The index of harm on the levels of the profile: actual as a point, potential as the bar beyond it.',
    },
    table(
      'Harm by criterion',
      [
        ['Criterion', 0.5],
        ['Score', 'auto', 'end'],
        ['Known as', 'auto'],
        ['Why, and from what', 1],
      ],
      harmCriteria.flatMap((criterion) => {
        const scored = harm.scores[criterion];
        if (scored === undefined) return [];
        const { name, anchors } = harmAnchors[criterion];
        return [
          [
            rich(strong(name), `: ${anchors[scored.score] ?? ''}`),
            String(scored.score),
            scored.status,
            reasonOf(context, context.tables.get('harm', criterion)),
          ],
        ];
      }),
    ),
    ...(harm.redLines.length === 0
      ? [paragraph('No red line stands as crossed.')]
      : [
          table(
            'Red lines that stand as crossed',
            [
              ['Line', 'auto'],
              ['What was crossed', 1],
              ['What it requires', 0.7],
            ],
            harm.redLines.map(({ id }) => [
              strong(id),
              rich(`${redLineWords[id].trigger}. `, ...statementOf(context, id)),
              redLineWords[id].effect,
            ]),
          ),
        ]),
  ];
};

const reasonOf = (
  context: ReportContext,
  row: { readonly note: string | null; readonly cites: string | null } | undefined,
): Rich => rich(...quote(row?.note, 1_000), ' ', citesOf(context, row?.cites ?? null));

const statementOf = (context: ReportContext, id: string): Rich => {
  const row = context.tables.get('red_line', id);
  return rich(...quote(row?.statement, 1_000), ' ', citesOf(context, row?.cites ?? null));
};

const citesOf = ({ itemById }: ReportContext, cites: string | null): Rich => {
  if (cites === null) return [muted('(citations withheld)')];
  const ids: unknown = JSON.parse(cites);
  const items = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  return [
    muted(items.length === 0 ? '(cites nothing)' : `(${items.map((id) => citation(itemById.get(id))).join(', ')})`),
  ];
};

const gateBlocks = ({ facts, instruments }: GatesSection, policy: PolicyProfile): readonly ReportBlock[] => [
  heading(2, 'Instruments of the policy profile'),
  paragraph(
    'The gates read the pessimistic end of the stated probability and the stated confidence of each level whose lead names somebody, actual harm, red lines and review. What only a measure can show is pending here.',
  ),
  table(
    'Instruments by rung',
    [
      ['Rung', 'auto', 'end'],
      ['Instrument', 0.6],
      ['Result', 'auto'],
      ['What holds it back', 1],
    ],
    policy.instruments.flatMap((instrument) => {
      const gate = instruments[instrument.id];
      if (gate === undefined) return [];
      const reasons =
        gate.result === 'BLOCKED'
          ? gate.reasons.map((code) => explainReason(code, instrument, facts, policy).found).join(' ')
          : gate.reasons
              .map((code) => code.replace('APPROVAL:', 'approval ').replaceAll('_', ' ').toLowerCase())
              .join(', ');
      return [
        [
          String(instrument.rung),
          rich(`${instrument.id} ${instrumentName(instrument)}`),
          gate.result === 'BLOCKED' ? strong(resultWords[gate.result]) : resultWords[gate.result],
          reasons,
        ],
      ];
    }),
  ),
];

const measureBlocks = (
  section: MeasuresSection,
  policy: PolicyProfile,
  { tables }: ReportContext,
): readonly ReportBlock[] => {
  const measures = statedMeasures(section, tables, policy);
  if (measures.length === 0) return [];
  return [
    heading(2, 'Measures'),
    paragraph(`What was decided in answer, as it stood on ${section.day ?? ''}.`),
    table(
      'Measures in the order of their drafts',
      [
        ['Measure', 1],
        ['State', 0.7],
        ['From and to', 0.45],
        ['Gates', 0.6],
        ['Approved by', 0.5],
      ],
      measures.map((one) => [
        rich(...quote(one.title, 500), ` ${one.instrument}`),
        rich(strong(one.state), ...one.remarks.map((remark) => `; ${remark}`)),
        one.dates,
        one.gate,
        one.approvals,
      ]),
    ),
  ];
};

/** A release without any claim prints nothing. */
const redressBlocks = (redress: RedressSection, { tables }: ReportContext): readonly ReportBlock[] => {
  if (redress.claims.length === 0) return [];
  return [
    heading(2, 'Complaints and corrections'),
    ...redressToSentences(redress, tables).map(({ text, isCorrection }) =>
      isCorrection ? note('plain', strong(text)) : paragraph(text),
    ),
  ];
};
