import type { HypothesisLink, HypothesisStructure } from '../../domain/hypothesis-structure.ts';
import type { NumberById } from '../base-score.ts';
import { compareIds } from '../scoring-input.ts';

/** Nearest-rank percentiles of a probability over the robustness runs, 0 to 1. */
export type Percentiles = { readonly p05: number; readonly p50: number; readonly p95: number };

/** What one level computed, raw. */
export type ComputedLevel = {
  readonly level: number;
  readonly posterior: NumberById;
  /** The lead with its percentiles; null on a tie. */
  readonly lead: { readonly id: string; readonly range: Percentiles } | null;
  /** Percentiles of the summed probability of some hypotheses, over the runs that the lead's come from. */
  readonly rangeOf: (ids: readonly string[]) => Percentiles;
};

/** A hypothesis together with its parts, and theirs. */
export type Family = {
  /** In id order, the hypothesis itself among them. */
  readonly members: readonly string[];
  readonly computed: number;
  readonly stated: number;
};

export type StatedHypothesis = {
  readonly computed: number;
  readonly stated: number;
  /** The hypothesis of the level below that it was lowered to. */
  readonly cappedBy: string | null;
  readonly family: Family;
};

export type StatedRange = Percentiles & {
  /** The hypothesis of the level below that lowered one of the three. */
  readonly cappedBy: string | null;
};

/** What is stated at one level: no higher than what the level below leaves room for (method, section 2.7). */
export type StatedLevel = {
  readonly level: number;
  readonly hypotheses: ReadonlyMap<string, StatedHypothesis>;
  /** What was taken from capped hypotheses, and given to nobody: not established at this level. */
  readonly rest: number;
  /** Of the lead; null on a tie. */
  readonly range: StatedRange | null;
  /** Stated percentiles of a hypothesis with its parts; what a higher claim that entails it is held to. */
  readonly rangeOf: (id: string) => Percentiles;
};

type Structure = Pick<HypothesisStructure, 'entails' | 'partOf'>;

/**
 * Holds a level to the one below it. Where a hypothesis entails one there, it and its parts together are stated no higher
 * than that one and its parts: lowered in proportion, and nothing is given to any other. `below` is the neighbouring level.
 */
export const stateLevel = (
  computed: ComputedLevel,
  structure: Structure,
  below: StatedLevel | undefined,
): StatedLevel => {
  const { level, posterior, lead } = computed;
  const ids = Object.keys(posterior).sort(compareIds);
  const partsOf = partsByWhole(ids, structure.partOf);
  const membersOf = (id: string): readonly string[] =>
    [id, ...(partsOf.get(id) ?? []).flatMap(membersOf)].sort(compareIds);
  const targetOf = (id: string): string | undefined => {
    const target = structure.entails.get(id)?.to;
    return target !== undefined && below?.hypotheses.has(target) === true ? target : undefined;
  };
  const stated = new Map(ids.map((id) => [id, posterior[id] ?? 0]));
  const cappedBy = new Map<string, string>();
  const sumStated = (members: readonly string[]): number => sum(members.map((id) => stated.get(id) ?? 0));
  const capOf = (id: string): number => {
    const target = targetOf(id);
    return target === undefined ? 1 : (below?.hypotheses.get(target)?.family.stated ?? 1);
  };

  const settle = (id: string): void => {
    // Parts first: what they entail themselves may lower them further than the whole needs.
    for (const part of partsOf.get(id) ?? []) settle(part);
    const target = targetOf(id);
    const members = membersOf(id);
    const total = sumStated(members);
    const cap = capOf(id);
    if (target === undefined || total <= cap) return;
    for (const member of members) {
      stated.set(member, members.length === 1 ? cap : ((stated.get(member) ?? 0) * cap) / total);
      cappedBy.set(member, target);
    }
  };
  for (const id of ids) if (!isPart(id, ids, structure.partOf)) settle(id);

  /** What the hypothesis, or a whole that it is part of, entails: it can be no more likely than any of them. */
  const targetsOf = (id: string): readonly string[] => {
    const whole = isPart(id, ids, structure.partOf) ? structure.partOf.get(id)?.to : undefined;
    const target = targetOf(id);
    return [...(target === undefined ? [] : [target]), ...(whole === undefined ? [] : targetsOf(whole))];
  };
  const capRange = (id: string, range: Percentiles): StatedRange => {
    let held: StatedRange = { ...range, cappedBy: null };
    for (const target of targetsOf(id)) {
      const cap = below?.rangeOf(target);
      if (cap === undefined || (cap.p05 >= held.p05 && cap.p50 >= held.p50 && cap.p95 >= held.p95)) continue;
      held = {
        p05: Math.min(held.p05, cap.p05),
        p50: Math.min(held.p50, cap.p50),
        p95: Math.min(held.p95, cap.p95),
        cappedBy: target,
      };
    }
    return held;
  };
  const rangeOf = (id: string): Percentiles => {
    const members = membersOf(id);
    return capRange(id, lead?.id === id && members.length === 1 ? lead.range : computed.rangeOf(members));
  };
  return {
    level,
    hypotheses: new Map(
      ids.map((id) => {
        const members = membersOf(id);
        return [
          id,
          {
            computed: posterior[id] ?? 0,
            stated: stated.get(id) ?? 0,
            cappedBy: cappedBy.get(id) ?? null,
            family: {
              members,
              computed: Math.min(sum(members.map((member) => posterior[member] ?? 0)), 1),
              // Scaled numbers may add up to a hair more than what they were scaled to.
              stated: Math.min(sumStated(members), capOf(id)),
            },
          },
        ];
      }),
    ),
    rest: sum([...cappedBy.keys()].sort(compareIds).map((id) => (posterior[id] ?? 0) - (stated.get(id) ?? 0))),
    range: lead === null ? null : capRange(lead.id, lead.range),
    rangeOf,
  };
};

const isPart = (id: string, ids: readonly string[], partOf: ReadonlyMap<string, HypothesisLink>): boolean =>
  ids.includes(partOf.get(id)?.to ?? '');

const partsByWhole = (
  ids: readonly string[],
  partOf: ReadonlyMap<string, HypothesisLink>,
): ReadonlyMap<string, readonly string[]> => {
  const parts = new Map<string, string[]>();
  for (const id of ids) {
    if (!isPart(id, ids, partOf)) continue;
    const whole = partOf.get(id)?.to ?? '';
    parts.set(whole, [...(parts.get(whole) ?? []), id]);
  }
  return parts;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
