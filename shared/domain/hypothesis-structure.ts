import type { CaseTables, HypothesisRow } from './case-tables.ts';
import type { HypothesisEventRow } from './hypothesis-rows.ts';

/** A line that stands: what it leads to, and which line stated it. */
export type HypothesisLink = { readonly to: string; readonly line: number };

/** `none`: nobody confirmed it. `outdated`: something was stated on the level since. */
export const exclusivityStates = ['confirmed', 'outdated', 'none'] as const;
export type Exclusivity = {
  readonly status: (typeof exclusivityStates)[number];
  /** The confirming line. */
  readonly line: number | null;
};

/** How the hypotheses of a case hang together, from the skeleton alone. */
export type HypothesisStructure = {
  /** By the higher hypothesis; `to` is of the next lower level. */
  readonly entails: ReadonlyMap<string, HypothesisLink>;
  /** By the part; `to` is of the same level. */
  readonly partOf: ReadonlyMap<string, HypothesisLink>;
  /** By hypothesis set aside, the line that did. */
  readonly setAside: ReadonlyMap<string, number>;
  readonly exclusivity: (level: number) => Exclusivity;
};

/** Why a line about hypotheses is refused: a code, and a sentence without names. */
export type StructureFault = { readonly code: string; readonly why: string; readonly hint: string };

type Hypothesis = Pick<HypothesisRow, 'kind' | 'level'>;
type Event = Pick<HypothesisEventRow, 'seq' | 'act' | 'hypothesis' | 'other' | 'level' | 'stands' | 'status'>;
type Act = Omit<Event, 'seq'>;
type Building = {
  readonly hypotheses: ReadonlyMap<string, Hypothesis>;
  readonly entails: Map<string, HypothesisLink>;
  readonly partOf: Map<string, HypothesisLink>;
  readonly setAside: Map<string, number>;
  readonly confirmed: Map<number, number>;
  readonly latest: Map<number, number>;
};

/**
 * Folds the lines in their order. A line that the rule refuses changes nothing: a ledger from outside may hold what this
 * program would never have written, and no number may follow from it.
 */
export const structureOf = (tables: Pick<CaseTables, 'rows'>): HypothesisStructure => {
  const { entails, partOf, setAside, confirmed, latest } = build(tables);
  return {
    entails,
    partOf,
    setAside,
    exclusivity: (level) => {
      const line = confirmed.get(level);
      if (line === undefined) return { status: 'none', line: null };
      return { status: (latest.get(level) ?? 0) > line ? 'outdated' : 'confirmed', line };
    },
  };
};

/** What is wrong with a line that is about to be written, by the rule that decides what a written one changes. */
export const hypothesisFault = (tables: Pick<CaseTables, 'rows'>, event: Act): StructureFault | undefined =>
  faultIn(build(tables), event);

const build = (tables: Pick<CaseTables, 'rows'>): Building => {
  const rows = tables.rows('hypothesis');
  const building: Building = {
    hypotheses: new Map(rows.map(({ key, kind, level }) => [key, { kind, level }])),
    entails: new Map(),
    partOf: new Map(),
    setAside: new Map(),
    confirmed: new Map(),
    latest: new Map(),
  };
  for (const { level, seq } of rows) touch(building, level, seq);
  for (const event of tables.rows('hypothesis_event')) {
    if (faultIn(building, event) === undefined) take(building, event);
  }
  return building;
};

/** Hypotheses that stand for what is left, or for nothing: they claim nothing that could entail or be divided. */
const isResidualKind = (kind: string | null): boolean => kind === 'catch_all' || kind === 'insufficient';

const touch = ({ latest }: Building, level: number | null, seq: number): void => {
  if (level !== null) latest.set(level, Math.max(latest.get(level) ?? 0, seq));
};

const take = (building: Building, event: Event): void => {
  const { act, seq, hypothesis, other, level, stands, status } = event;
  const id = hypothesis ?? '';
  const own = building.hypotheses.get(id)?.level ?? null;
  switch (act) {
    case 'entail':
      if (stands === 1) building.entails.set(id, { to: other ?? '', line: seq });
      else building.entails.delete(id);
      return;
    case 'part':
      if (stands === 1) building.partOf.set(id, { to: other ?? '', line: seq });
      else building.partOf.delete(id);
      return touch(building, own, seq);
    case 'confirm':
      if (stands === 1) building.confirmed.set(level ?? 0, seq);
      else building.confirmed.delete(level ?? 0);
      return;
    case 'status':
      if (status === 'set_aside') building.setAside.set(id, seq);
      else building.setAside.delete(id);
      return;
    case 'correct':
      return touch(building, own, seq);
  }
};

const faultIn = (building: Building, event: Act): StructureFault | undefined => {
  switch (event.act) {
    case 'entail':
      return linkFault(building, event, building.entails, entailWords) ?? entailFault(building, event);
    case 'part':
      return linkFault(building, event, building.partOf, partWords) ?? partFault(building, event);
    case 'confirm':
      return confirmFault(building, event);
    case 'status':
      return statusFault(building, event);
    case 'correct':
      return building.hypotheses.has(event.hypothesis ?? '') ? undefined : unknown;
  }
};

const unknown: StructureFault = {
  code: 'NOT_FOUND',
  why: 'it names no hypothesis of the case',
  hint: '`plumbline hypothesis list DIR` lists them.',
};

type LinkWords = { readonly taken: string; readonly none: string; readonly residual: string };
const entailWords: LinkWords = {
  taken: 'the hypothesis entails one already, and a claim has one target',
  none: 'there is no such entailment to take back',
  residual: 'a hypothesis that stands for what is left, or for nothing, claims nothing that entails or is entailed',
};
const partWords: LinkWords = {
  taken: 'the hypothesis is part of another already, and a part has one whole',
  none: 'it is no part of that hypothesis',
  residual: 'a hypothesis that stands for what is left, or for nothing, has no parts and is none',
};

/** What both kinds of links share: two hypotheses that claim something, and one link each at most. */
const linkFault = (
  { hypotheses }: Building,
  { hypothesis, other, stands }: Act,
  links: ReadonlyMap<string, HypothesisLink>,
  words: LinkWords,
): StructureFault | undefined => {
  const from = hypotheses.get(hypothesis ?? '');
  const to = hypotheses.get(other ?? '');
  if (from === undefined || to === undefined || stands === null) return unknown;
  const standing = links.get(hypothesis ?? '')?.to;
  if (stands === 0) {
    return standing === other
      ? undefined
      : { code: 'NOT_STATED', why: words.none, hint: 'Take back what was stated, and nothing else.' };
  }
  if (isResidualKind(from.kind) || isResidualKind(to.kind)) {
    return { code: 'RESIDUAL_HYPOTHESIS', why: words.residual, hint: 'Name hypotheses that claim something.' };
  }
  return standing === undefined
    ? undefined
    : { code: 'STATED_ALREADY', why: words.taken, hint: 'Take that back first, with the reason.' };
};

const entailFault = ({ hypotheses }: Building, { hypothesis, other, stands }: Act): StructureFault | undefined => {
  if (stands === 0) return undefined;
  const [higher, lower] = [hypotheses.get(hypothesis ?? '')?.level, hypotheses.get(other ?? '')?.level];
  return typeof higher === 'number' && typeof lower === 'number' && higher === lower + 1
    ? undefined
    : {
        code: 'NOT_NEIGHBOURS',
        why: 'the entailed hypothesis is not of the next lower level',
        hint: 'A claim of level 3 can entail one of level 2, and nothing else; name the higher one first.',
      };
};

const partFault = (
  { hypotheses, partOf }: Building,
  { hypothesis, other, stands }: Act,
): StructureFault | undefined => {
  if (stands === 0) return undefined;
  if (hypotheses.get(hypothesis ?? '')?.level !== hypotheses.get(other ?? '')?.level) {
    return {
      code: 'OTHER_LEVEL',
      why: 'the two are of different levels',
      hint: 'Between levels state what entails what: `plumbline hypothesis entails`.',
    };
  }
  // Links that stand are free of cycles, so this ends.
  for (let at = other ?? undefined; at !== undefined; at = partOf.get(at)?.to) {
    if (at !== hypothesis) continue;
    return {
      code: 'CYCLE',
      why: 'the hypothesis would be part of itself',
      hint: 'Take one of the parts in between back first.',
    };
  }
  return undefined;
};

const confirmFault = (
  { hypotheses, confirmed, latest }: Building,
  { level, stands }: Act,
): StructureFault | undefined => {
  const own = [...hypotheses.values()].filter((one) => one.level === level);
  if (stands === null || own.length < 2) {
    return {
      code: 'NOTHING_TO_CONFIRM',
      why: 'the level has fewer than two hypotheses, which cannot overlap',
      hint: 'State the hypotheses of the level first.',
    };
  }
  const line = confirmed.get(level ?? 0);
  if (stands === 0) {
    return line === undefined
      ? { code: 'NOT_STATED', why: 'nobody has confirmed it', hint: 'There is nothing to take back.' }
      : undefined;
  }
  return line === undefined || (latest.get(level ?? 0) ?? 0) > line
    ? undefined
    : {
        code: 'STATED_ALREADY',
        why: 'it is confirmed, and nothing was stated on the level since',
        hint: 'Nothing needs to be done.',
      };
};

const statusFault = ({ hypotheses, setAside }: Building, { hypothesis, status }: Act): StructureFault | undefined => {
  const row = hypotheses.get(hypothesis ?? '');
  if (row === undefined) return unknown;
  const isAside = setAside.has(hypothesis ?? '');
  if (status === 'reopened') {
    return isAside
      ? undefined
      : { code: 'NOT_SET_ASIDE', why: 'it is open', hint: 'Only what was set aside can be opened again.' };
  }
  if (isResidualKind(row.kind)) {
    return {
      code: 'RESIDUAL_HYPOTHESIS',
      why: 'what stands for everything nobody thought of is never set aside',
      hint: 'Set named hypotheses aside.',
    };
  }
  return isAside
    ? { code: 'SET_ASIDE_ALREADY', why: 'it is set aside already', hint: 'Open it again first, with the reason.' }
    : undefined;
};
