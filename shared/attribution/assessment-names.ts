import { shownActorName } from '../domain/provisional-name.ts';
import type { HypothesisKind } from './scoring-input.ts';
import type { AssessmentRows } from './assessment-rows.ts';
import type { LevelScores } from './assessment-shape.ts';
import type { Named } from './sentence.ts';
import { shortDecimal } from './shown-numbers.ts';

/** What each level of attribution asks (method, section 2.7). */
export const levelQuestions: ReadonlyMap<number, string> = new Map([
  [1, 'Which infrastructure or activity?'],
  [2, 'Which group?'],
  [3, 'Which organisation or persons?'],
  [4, 'Which State?'],
]);

export type AssessmentNames = {
  readonly hypothesis: (id: string) => Named;
  readonly item: (id: string) => Named;
  /** An origin: a group under its own name, a single item under the item's. */
  readonly origin: (id: string) => Named & { readonly detail: string; readonly items: readonly string[] };
};

/** Names by id. What is withheld, or not yet read, is named by its id: nothing is made up. */
export const nameAssessment = (
  scores: Pick<LevelScores, 'hypotheses' | 'groups'>,
  rows: AssessmentRows,
): AssessmentNames => {
  const hypothesisById = new Map(rows.hypotheses.map((row) => [row.id, row]));
  const itemById = new Map(rows.evidence.map((row) => [row.id, row]));
  const groupById = new Map(rows.groups.map((row) => [row.id, row]));
  const kinds = scores.hypotheses.map(({ type }) => type);
  const kindById = new Map(scores.hypotheses.map(({ id, type }) => [id, type]));

  const hypothesis = (id: string): Named => {
    const row = hypothesisById.get(id);
    const kind = kindById.get(id);
    // A residual hypothesis is known by its kind where it is the only one of it.
    const kindName = kind !== undefined && kinds.indexOf(kind) === kinds.lastIndexOf(kind) ? residualName(kind) : '';
    return { kind: 'hypothesis', id, text: firstOf(actorNameOf(row?.actorName), kindName, row?.statement, id) };
  };
  const item = (id: string): Named => {
    const row = itemById.get(id);
    return { kind: 'item', id, text: firstOf(row?.title, row?.name, row?.exhibit, id) };
  };
  return {
    hypothesis,
    item,
    origin: (id) => {
      const group = Object.hasOwn(scores.groups, id) ? scores.groups[id] : undefined;
      const items = group?.items ?? [];
      const [only = id] = items;
      if (group === undefined || items.length < 2) return { ...item(only), detail: '', items: [only] };
      const name = firstOf(groupById.get(id)?.name, id);
      return { kind: 'group', id, text: name, detail: `(${items.length} items, ρ ${shortDecimal(group.rho)})`, items };
    },
  };
};

const actorNameOf = (name: string | null | undefined): string => shownActorName(name ?? '');

const firstOf = (...texts: readonly (string | null | undefined)[]): string =>
  texts.find((text) => text !== null && text !== undefined && text.trim() !== '') ?? '';

const residualName = (kind: HypothesisKind): string => {
  switch (kind) {
    case 'specific':
      return '';
    case 'deception':
      return 'Made to look like another';
    case 'catch_all':
      return 'Another or unknown actor';
    case 'no_attack':
      return 'No attack';
    case 'insufficient':
      return 'Insufficient evidence';
  }
};
