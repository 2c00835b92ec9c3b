import type { Output } from '../shared/api/contract.ts';
import { harmCriteria, redLineIds } from '../shared/domain/vocabulary.ts';
import { harmAnchors, redLinesNote, redLineWords } from '../shared/reference/harm-card.ts';
import { severityScales } from '../shared/reference/severity-scales.ts';
import { formatTable } from './output.ts';

type Read = Output<'harm.read'>;
type Computed = {
  readonly index: number;
  readonly potentialIndex: number;
  readonly actual: number;
  readonly potential: number;
  readonly overrides: readonly string[];
  readonly missing: readonly string[];
};

export const computedLines = (harm: Computed, raised: string | null): readonly string[] => [
  `actual     level ${harm.actual}, index ${harm.index.toFixed(2)} of 100, from what is observed or estimated`,
  `potential  level ${harm.potential}, index ${harm.potentialIndex.toFixed(2)}`,
  ...(raised === null ? [] : [raised]),
  ...(harm.missing.length === 0 ? [] : [`not scored ${harm.missing.join(', ')}: each counts 0`]),
];

export const profileLine = ({ id, version, status, sha256, line }: Omit<Read['profile'], 'levels'>): string =>
  `by ${id} ${version} (${status}), SHA-256 ${sha256}${line === null ? ', the default: nobody has activated a policy profile' : `, activated at line ${line}`}`;

/** Of a file nobody has activated anything. */
export const byDefaultLine = ({ id, version, status, sha256 }: Output<'harm.input'>['profile']): string =>
  `by ${id} ${version} (${status}), SHA-256 ${sha256}, the default`;

export const cardLines = ({ card, profile, withheld, criteria, redLines, history }: Read): readonly string[] => [
  ...(card === null ? [`nothing is computed: ${withheld.join(', ')} withheld`] : computedLines(card, card.raised)),
  profileLine(profile),
  '',
  ...formatTable(
    criteria.map(({ criterion, weight, scored }) => [
      criterion,
      `.${String(weight).padStart(2, '0')}`,
      scored === null ? '–' : String(scored.score),
      scored?.status ?? 'not scored',
      scored === null ? '' : (harmAnchors[criterion].anchors[scored.score] ?? ''),
      scored === null ? '' : citesOf(scored.cites),
      scored === null ? '' : `line ${scored.line}`,
    ]),
  ),
  ...redLines.flatMap(({ id, trigger, effect, said }) =>
    said === null
      ? []
      : [
          '',
          `${id} ${said.status ?? 'withheld'} (line ${said.line}): ${trigger}`,
          `  ${said.statement ?? 'withheld'}`,
        ].concat(said.status === 'raised' ? [`  ${effect}`] : []),
  ),
  ...(history.length === 0 ? [] : ['', ...history.map(({ line, delta }) => `line ${line}: ${delta}`)]),
];

const citesOf = (cites: NonNullable<Read['criteria'][number]['scored']>['cites']): string =>
  cites === null ? 'withheld' : cites.map(({ id, exhibit }) => exhibit ?? id).join(', ');

export const anchorsDocument = {
  criteria: harmCriteria.map((criterion) => ({ criterion, ...harmAnchors[criterion] })),
  redLines: redLineIds.map((id) => ({ id, ...redLineWords[id] })),
  scales: severityScales,
};

export const anchorLines: readonly string[] = [
  ...harmCriteria.flatMap((criterion) => [
    `${criterion}: ${harmAnchors[criterion].asks}`,
    ...harmAnchors[criterion].anchors.map((anchor, score) => `  ${score} ${anchor}`),
  ]),
  '',
  redLinesNote,
  ...redLineIds.flatMap((id) => [`${id} ${redLineWords[id].trigger}`, `  ${redLineWords[id].effect}`]),
  '',
  'Public scales, to compare with. None of them is computed.',
  ...severityScales.flatMap(({ name, source, terms }) => [
    `${name} (${source})`,
    ...terms.map(({ code, words, status }) => `  ${code}: ${words}${status === 'memory' ? ' (from memory)' : ''}`),
  ]),
];
