import { overridableRules } from '../shared/lint/overridable.ts';
import type { LintRule, LintSeverity } from '../shared/lint/rule.ts';

const severityWords: Readonly<Record<LintSeverity, string>> = { E: 'error', W: 'warning', I: 'information' };

/** The handbook's page of the rules of export, from their table. */
export const formatLintPage = (rules: readonly LintRule[]): string =>
  [
    '# The rules of export',
    '',
    '> Made from `shared/lint/rules.ts` by `npm run docs`. Do not edit it here.',
    '',
    `Before something leaves the house it is held against ${rules.length} rules. What breaks one is shown on the Releases and`,
    'Report screens, each finding with the way to its place, and by `plumbline lint DIR --edition E`, which ends with 1 where',
    'there is an error. An **error** must be mended; a **warning** should be, or somebody says why it is let stand: `plumbline',
    'lint justify DIR RULE --reason T`, of the places where it is found now; an **information** is good to know. Every bundle carries the outcome in the section `lint` of its assessment, and',
    'whoever verifies it computes it again.',
    '',
    '**An error keeps a release from leaving**: the request is refused where the full edition has one, the export of an edition',
    'where that edition has one, and verification fails where a release left nevertheless. Two people may let errors stand',
    'where the rule says so below: `plumbline request DIR release --override RULE=REASON`. What is let stand is part of what',
    'they approve, holds for the places where it was found, and is printed with its reason in every edition. A draft is held to',
    'no rule, and says so.',
    '',
    'A rule that is about something that the case does not record is _not applicable_; one that reads what an edition',
    'withholds is _not recomputable_ there. Neither is a yes.',
    '',
    ...rules.flatMap(ruleLines),
  ].join('\n');

const ruleLines = ({ id, severity, checks, why, absent, reads, faults }: LintRule): readonly string[] => [
  `## ${id}`,
  '',
  `${checks} ${why}`,
  '',
  ...Object.values(faults).map(
    (fault) => `- **${severityWords[fault.severity]}**: ${fault.says} _Mend:_ ${fault.mend}`,
  ),
  ...(Object.keys(faults).length === 0 ? [`At most an ${severityWords[severity]}.`] : []),
  ...(overridableRules.has(id) ? ['', 'Two people may let its errors stand.'] : []),
  '',
  `Not applicable: ${absent}${reads.length === 0 ? '' : ` Not recomputable where one of these is withheld: ${reads.map((field) => `\`${field}\``).join(', ')}.`}`,
  '',
];
