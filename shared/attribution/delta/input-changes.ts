import type { ScoringHypothesis, ScoringInput, ScoringItem } from '../scoring-input.ts';

/** A value then and now, as the ledger writes it; null where there is none. */
export type ChangedValue = { readonly of: string; readonly from: string | null; readonly to: string | null };

/**
 * One thing that is another between two matrices of a level. An item or a hypothesis that `came` is there now and was
 * not then, with all its ratings; one that did not was there then. Ratings that were saved in one line are one change.
 */
export type InputChange =
  | {
      readonly kind: 'item' | 'hypothesis';
      readonly id: string;
      readonly came: boolean;
      readonly values: ChangedValues;
    }
  | { readonly kind: 'rating' | 'grade' | 'dependence'; readonly id: string; readonly values: ChangedValues }
  | { readonly kind: 'prior' | 'profile'; readonly id: null; readonly values: ChangedValues };
type ChangedValues = readonly ChangedValue[];

type Cell = { readonly item: string; readonly hypothesis: string };

/** What is another in `after` than in `before`. `lineOf` gives the line that a cell's rating stands in. */
export const findInputChanges = (
  before: ScoringInput,
  after: ScoringInput,
  lineOf: (cell: Cell) => number,
): readonly InputChange[] => {
  const [itemsThen, itemsNow] = [byId(before.evidence), byId(after.evidence)];
  const [thereThen, thereNow] = [byId(before.hypotheses), byId(after.hypotheses)];
  const both = after.hypotheses.filter(({ id }) => thereThen.has(id)).map(({ id }) => id);
  return [
    ...after.evidence.filter(({ id }) => !itemsThen.has(id)).map((item) => arrival(item, true)),
    ...before.evidence.filter(({ id }) => !itemsNow.has(id)).map((item) => arrival(item, false)),
    ...after.hypotheses.filter(({ id }) => !thereThen.has(id)).map((one) => statement(one, true)),
    ...before.hypotheses.filter(({ id }) => !thereNow.has(id)).map((one) => statement(one, false)),
    ...after.evidence.flatMap((item): readonly InputChange[] => {
      const then = itemsThen.get(item.id);
      return then === undefined ? [] : [...regraded(then, item), ...rerated(then, item, both, lineOf)];
    }),
    ...dependences(before, after),
    ...priors(before, after),
  ];
};

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

const arrival = ({ id, r }: ScoringItem, came: boolean): InputChange => ({
  kind: 'item',
  id,
  came,
  values: Object.entries(r)
    .filter(([, rating]) => rating !== null)
    .map(([of, rating]) => (came ? { of, from: null, to: rating } : { of, from: rating, to: null })),
});
const statement = ({ id }: ScoringHypothesis, came: boolean): InputChange => ({
  kind: 'hypothesis',
  id,
  came,
  values: [],
});

const gradeFields = ['kind', 'rel', 'cred', 'custody', 'forge', 'group'] as const;

const regraded = (then: ScoringItem, now: ScoringItem): readonly InputChange[] => {
  const values = gradeFields
    .filter((field) => then[field] !== now[field])
    .map((of) => ({ of, from: textOf(then[of]), to: textOf(now[of]) }));
  return values.length === 0 ? [] : [{ kind: 'grade', id: now.id, values }];
};
const textOf = (value: string | number | null): string | null => (value === null ? null : String(value));

const rerated = (
  then: ScoringItem,
  now: ScoringItem,
  hypotheses: readonly string[],
  lineOf: (cell: Cell) => number,
): readonly InputChange[] => {
  const valuesByLine = new Map<number, ChangedValue[]>();
  for (const hypothesis of hypotheses) {
    const [from, to] = [then.r[hypothesis] ?? null, now.r[hypothesis] ?? null];
    if (from === to) continue;
    const line = lineOf({ item: now.id, hypothesis });
    const values = valuesByLine.get(line) ?? [];
    values.push({ of: hypothesis, from, to });
    valuesByLine.set(line, values);
  }
  return [...valuesByLine.values()].map((values) => ({ kind: 'rating', id: now.id, values }));
};

/** A group that is used then and now; one that is not is part of the grades that name it. */
const dependences = (before: ScoringInput, after: ScoringInput): readonly InputChange[] =>
  Object.keys(after.rho)
    .filter((id) => Object.hasOwn(before.rho, id) && before.rho[id] !== after.rho[id])
    .map((id) => ({
      kind: 'dependence',
      id,
      values: [{ of: 'rho', from: String(before.rho[id]), to: String(after.rho[id]) }],
    }));

const priors = ({ prior: then }: ScoringInput, { prior: now }: ScoringInput): readonly InputChange[] => {
  const read = (prior: ScoringInput['prior'], id: string): string | null =>
    prior === 'uniform' ? null : textOf(prior[id] ?? null);
  const ids = [then, now].flatMap((prior) => (prior === 'uniform' ? [] : Object.keys(prior)));
  const values = [...new Set(ids)]
    .map((of) => ({ of, from: read(then, of), to: read(now, of) }))
    .filter(({ from, to }) => from !== to);
  return values.length === 0 ? [] : [{ kind: 'prior', id: null, values }];
};

/** `after` with this one change taken back, and everything else as it is now. Undefined: it cannot be taken back alone. */
export const undoInputChange = (
  change: InputChange,
  before: ScoringInput,
  after: ScoringInput,
): ScoringInput | undefined => {
  switch (change.kind) {
    case 'item':
      return withRho(before, {
        ...after,
        evidence: change.came
          ? after.evidence.filter(({ id }) => id !== change.id)
          : [...after.evidence, ...before.evidence.filter(({ id }) => id === change.id)].map((item) =>
              onlyRatingsOf(item, after.hypotheses),
            ),
      });
    case 'hypothesis':
      return undoHypothesis(change, before, after);
    case 'rating':
      return withItem(after, change.id, (item) => ({
        ...item,
        r: {
          ...item.r,
          ...fromValues(
            change.values,
            before.evidence.find(({ id }) => id === change.id),
          ),
        },
      }));
    case 'grade': {
      const then = before.evidence.find(({ id }) => id === change.id);
      return then === undefined
        ? undefined
        : withRho(
            before,
            withItem(after, change.id, ({ r }) => ({ ...then, r })),
          );
    }
    case 'dependence':
      return { ...after, rho: { ...after.rho, [change.id]: before.rho[change.id] ?? 0 } };
    case 'prior':
      return withPrior(after, before);
    case 'profile':
      return after;
  }
};

/** The cells of a change as they were then. */
const fromValues = (values: readonly ChangedValue[], then: ScoringItem | undefined): ScoringItem['r'] =>
  Object.fromEntries(values.map(({ of }) => [of, then?.r[of] ?? null]));

const withItem = (input: ScoringInput, wanted: string, change: (item: ScoringItem) => ScoringItem): ScoringInput => ({
  ...input,
  evidence: input.evidence.map((item) => (item.id === wanted ? change(item) : item)),
});

const onlyRatingsOf = (item: ScoringItem, hypotheses: readonly ScoringHypothesis[]): ScoringItem => ({
  ...item,
  r: Object.fromEntries(hypotheses.map(({ id }) => [id, item.r[id] ?? null])),
});

const undoHypothesis = (
  change: Extract<InputChange, { readonly kind: 'item' | 'hypothesis' }>,
  before: ScoringInput,
  after: ScoringInput,
): ScoringInput | undefined => {
  const hypotheses = change.came
    ? after.hypotheses.filter(({ id }) => id !== change.id)
    : [...after.hypotheses, ...before.hypotheses.filter(({ id }) => id === change.id)];
  const thenById = byId(before.evidence);
  const evidence = after.evidence.map((item) =>
    onlyRatingsOf(
      change.came ? item : { ...item, r: { ...item.r, [change.id]: thenById.get(item.id)?.r[change.id] ?? null } },
      hypotheses,
    ),
  );
  const without = { ...after, hypotheses, evidence };
  // Stated priors add up to one over the hypotheses that they were stated for, so they go or come with it.
  return after.prior === 'uniform' ? without : withPrior(without, before);
};

/** The priors of then, where they fit the hypotheses. */
const withPrior = (input: ScoringInput, { prior }: ScoringInput): ScoringInput | undefined => {
  if (prior === 'uniform') return { ...input, prior };
  const stated = Object.keys(prior);
  const fits = stated.length === input.hypotheses.length && input.hypotheses.every(({ id }) => id in prior);
  return fits ? { ...input, prior } : undefined;
};

/** Dependences of the groups that its items name, those of now first. */
const withRho = (before: ScoringInput, input: ScoringInput): ScoringInput => {
  const used = new Set(input.evidence.map(({ group }) => group));
  const rho = Object.entries({ ...before.rho, ...input.rho }).filter(([id]) => used.has(id));
  return { ...input, rho: Object.fromEntries(rho) };
};
