import type { CaseTables } from '../../domain/case-tables.ts';
import type { SentenceKind, SentencePart, WrittenSection, WrittenSentence } from '../../domain/written-sentence.ts';
import { nameAssessment } from '../assessment-names.ts';
import { tablesToAssessmentRows, type AssessmentRows } from '../assessment-rows.ts';
import type { LevelAssessment } from '../assessment-shape.ts';
import { findCarriers } from '../overview-carriers.ts';
import { publicVerb } from '../public-verb.ts';

/** A sentence that can be taken over with one act. */
export type Suggestion = {
  readonly level: number;
  readonly section: WrittenSection;
  readonly kind: SentenceKind;
  readonly parts: WrittenSentence['parts'];
};

const carriersMax = 3;

/**
 * The statement template of the method (section 6.4) for each level on which something is weighed: the likelihood and the
 * confidence in sentences of their own, what carries the lead, what it depends on and what would change it. Levels whose
 * lead has a likelihood among the key judgements already are passed over.
 */
export const suggestStatements = (
  tables: CaseTables,
  levels: readonly LevelAssessment[],
  written: readonly WrittenSentence[],
): readonly Suggestion[] => {
  const stated = new Set(
    written
      .filter(({ section }) => section === 'key_judgements')
      .flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'likelihood' ? [part.hypothesis] : []))),
  );
  const open = levels.filter(
    ({ scores }) =>
      scores.lead !== null && scores.completeness > 0 && scores.hypotheses.length > 1 && !stated.has(scores.lead),
  );
  const rows = tablesToAssessmentRows(tables);
  return open.flatMap((level) => statementOf(level, tables, rows));
};

const statementOf = (
  { level, scores, stated }: LevelAssessment,
  tables: CaseTables,
  rows: AssessmentRows,
): readonly Suggestion[] => {
  const { lead } = scores;
  if (lead === null) return [];
  const names = nameAssessment(scores, rows);
  const judged = (...parts: WrittenSentence['parts']): Suggestion => ({
    level,
    section: 'key_judgements',
    kind: 'judgement',
    parts,
  });
  const others = scores.hypotheses
    .filter(({ id }) => id !== lead)
    .toSorted(
      (left, right) =>
        (stated.hypotheses[right.id]?.stated ?? 0) - (stated.hypotheses[left.id]?.stated ?? 0) ||
        (left.id < right.id ? -1 : 1),
    );
  const rival = others.find(({ ranked }) => ranked) ?? others[0];
  const kind = scores.hypotheses.find(({ id }) => id === lead)?.type ?? 'specific';
  const { verb } = publicVerb(level, { id: lead, name: names.hypothesis(lead).text, kind }, rows);
  const carriers =
    rival === undefined
      ? []
      : findCarriers(scores, names, { id: lead }, rival).filter(
          ({ decibels, items }) => decibels > 0 && items.length > 0,
        );
  const assumptions = tables.rows('assumption').filter(({ critical, status }) => critical === 1 && status === 'open');
  const registers = tables.rows('register_entry');
  const indicators = registers.filter(({ kind: of, status }) => of === 'indicator' && status === 'watched');
  const gaps = registers.filter(({ kind: of, status }) => of === 'gap' && status === 'open');
  const residual: readonly Suggestion[] = scores.leadRanked
    ? []
    : [judged(words(`The evidence does not suffice to attribute the operation at level ${level}.`))];
  return [
    ...residual,
    judged(
      words(`${verb} `),
      { kind: 'likelihood', hypothesis: lead },
      words(' that '),
      { kind: 'hypothesis', hypothesis: lead },
      words('.'),
    ),
    judged(
      words('Our confidence in this assessment is '),
      { kind: 'confidence', level: confidenceLevel(level) },
      ...citing(
        '; what carries it most is ',
        'evidence',
        carriers.slice(0, carriersMax).flatMap(({ items }) => items.slice(0, 1)),
      ),
      words('.'),
    ),
    ...(assumptions.length === 0
      ? []
      : [
          judged(
            words('It depends on what is assumed'),
            ...citing(' in ', 'assumption', keysOf(assumptions)),
            words('.'),
          ),
        ]),
    ...(indicators.length === 0
      ? []
      : [
          judged(
            words('It would change if what is watched for'),
            ...citing(' in ', 'indicator', keysOf(indicators)),
            words(' were seen.'),
          ),
        ]),
    ...(rival === undefined
      ? []
      : [
          judged(
            words('Of the alternatives, '),
            { kind: 'likelihood', hypothesis: rival.id },
            words(' that '),
            { kind: 'hypothesis', hypothesis: rival.id },
            words('.'),
          ),
        ]),
    ...(gaps.length === 0
      ? []
      : [
          {
            ...judged(words('What was never collected is said'), ...citing(' in ', 'gap', keysOf(gaps)), words('.')),
            section: 'limits' as const,
            kind: 'fact' as const,
          },
        ]),
  ];
};

const words = (text: string): SentencePart => ({ kind: 'words', text });

const confidenceLevel = (level: number): 1 | 2 | 3 | 4 => ([1, 2, 3, 4] as const).find((one) => one === level) ?? 1;

const keysOf = (rows: readonly { readonly key: string; readonly seq: number }[]): readonly string[] =>
  rows.toSorted((left, right) => left.seq - right.seq).map(({ key }) => key);

const citing = (
  before: string,
  of: 'evidence' | 'assumption' | 'indicator' | 'gap',
  ids: readonly string[],
): readonly SentencePart[] =>
  ids.flatMap((id, index) => {
    const joint = index === 0 ? before : index === ids.length - 1 ? ' and ' : ', ';
    return [words(joint), { kind: 'cite' as const, of, id }];
  });
