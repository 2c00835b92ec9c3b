import type { ScoringProfile } from '../reference/scoring-profiles.ts';
import type { ScoringInput } from './scoring-input.ts';

const hypothesesMax = 100;
const itemsMax = 20_000;
const idCharactersMax = 200;
const priorSumTolerance = 1e-9;

export type ScoringInputFault = { readonly why: string; readonly at: string };

/**
 * What makes an input unfit for scoring, or undefined. Every input is asked once, wherever it was built: an id used
 * twice, a group without dependence, a rating for nobody or a prior out of bounds is refused, never guessed at.
 */
export const faultInScoringInput = (
  input: ScoringInput,
  { prior: bounds }: Pick<ScoringProfile, 'prior'>,
): ScoringInputFault | undefined => {
  if (input.hypotheses.length === 0) return fault('there is no hypothesis', 'hypotheses');
  if (input.hypotheses.length > hypothesesMax) return fault(`more than ${hypothesesMax} hypotheses`, 'hypotheses');
  if (input.evidence.length > itemsMax) return fault(`more than ${itemsMax} items`, 'evidence');

  const hypothesisIds = new Set<string>();
  for (const { id } of input.hypotheses) {
    const why = faultInId(id) ?? (hypothesisIds.has(id) ? `hypothesis ${id} is there twice` : undefined);
    if (why !== undefined) return fault(why, `hypotheses.${id}`);
    hypothesisIds.add(id);
  }
  const groupIds = new Set(Object.keys(input.rho));
  for (const id of groupIds) {
    const rho = input.rho[id] ?? Number.NaN;
    const why = faultInId(id) ?? (rho >= 0 && rho <= 1 ? undefined : 'rho is not between 0 and 1');
    if (why !== undefined) return fault(why, `rho.${id}`);
  }
  return faultInEvidence(input, hypothesisIds, groupIds) ?? faultInPrior(input, hypothesisIds, bounds);
};

const faultInEvidence = (
  { evidence }: ScoringInput,
  hypothesisIds: ReadonlySet<string>,
  groupIds: ReadonlySet<string>,
): ScoringInputFault | undefined => {
  const itemIds = new Set<string>();
  for (const { id, group, r } of evidence) {
    const at = `evidence.${id}`;
    const why = faultInId(id) ?? (itemIds.has(id) ? `item ${id} is there twice` : undefined);
    if (why !== undefined) return fault(why, at);
    itemIds.add(id);
    // Ungrouped items stand under their own id beside the groups, so the two must not meet.
    if (groupIds.has(id)) return fault(`${id} names both an item and a group`, at);
    if (group !== null && !groupIds.has(group)) return fault(`group ${group} has no rho`, at);
    const stranger = Object.keys(r).find((hypothesis) => !hypothesisIds.has(hypothesis));
    if (stranger !== undefined) return fault(`a rating for the unknown hypothesis ${stranger}`, `${at}.r`);
  }
  return undefined;
};

const faultInPrior = (
  { prior }: ScoringInput,
  hypothesisIds: ReadonlySet<string>,
  bounds: ScoringProfile['prior'],
): ScoringInputFault | undefined => {
  if (prior === 'uniform') return undefined;
  const stranger = Object.keys(prior).find((id) => !hypothesisIds.has(id));
  if (stranger !== undefined) return fault(`a prior for the unknown hypothesis ${stranger}`, 'prior');
  let sum = 0;
  for (const id of hypothesisIds) {
    if (!Object.hasOwn(prior, id)) return fault(`hypothesis ${id} has no prior`, 'prior');
    const value = prior[id] ?? Number.NaN;
    if (!(value >= bounds.min && value <= bounds.max)) {
      return fault(`a prior is not between ${bounds.min} and ${bounds.max}`, `prior.${id}`);
    }
    sum += value;
  }
  return Math.abs(sum - 1) <= priorSumTolerance ? undefined : fault('the priors do not sum to 1', 'prior');
};

// A name that every object inherits would be found where no value was given.
const inheritedNames: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

const faultInId = (id: string): string | undefined => {
  if (id === '' || id.length > idCharactersMax) return `an id has 1 to ${idCharactersMax} characters`;
  if (!id.isWellFormed()) return 'an id holds a lone surrogate';
  return inheritedNames.has(id) ? `the id ${id} is reserved` : undefined;
};

const fault = (why: string, at: string): ScoringInputFault => ({ why, at });
