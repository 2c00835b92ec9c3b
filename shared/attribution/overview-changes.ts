import type { AssessmentNames } from './assessment-names.ts';
import type { LevelAssessment } from './assessment-shape.ts';
import { forgedChange, turningRun } from './challenge/challenge-words.ts';
import { counted } from '../base/counted.ts';
import { listParts, numberPart, quoted, say, type Sentence } from './sentence.ts';
import { probabilityText } from './shown-numbers.ts';

/** One way in which the result would turn over, or a way that was tried and does not turn it over. */
export type Change = {
  readonly kind: 'flip' | 'leave-out' | 'cell' | 'forged' | 'weight' | 'prior';
  /** Whether it takes the lead away by one thing alone. */
  readonly isFragile: boolean;
  readonly sentence: Sentence;
  /** Origins (groups, or items that stand alone) or items that it names, all of them. */
  readonly ids: readonly string[];
};

type Of = { readonly id: string };

export const findChanges = (
  assessment: LevelAssessment,
  names: AssessmentNames,
  lead: Of,
  rival: Of | null,
): readonly Change[] => {
  const flips = flipsOf(assessment, names, rival);
  const alone = new Set(flips.filter(({ isFragile }) => isFragile).flatMap(({ ids }) => ids));
  return [
    ...flips,
    // What a flip of one origin has said already is not said again.
    ...leftOut(assessment, names).filter(({ ids }) => ids.some((id) => !alone.has(id))),
    cellsOf(assessment, names),
    ...forgedOf(assessment, names, lead),
    ...weightsOf(assessment, names, lead),
    ...priorsOf(assessment, names, lead),
  ];
};

const namesMax = 6;

/** The smallest set against the best rival, and the smallest of all where another rival needs a smaller one. */
const flipsOf = ({ sensitivity }: LevelAssessment, names: AssessmentNames, rival: Of | null): readonly Change[] => {
  if (rival === null) return [];
  const { flips } = sensitivity;
  const against = flips[rival.id];
  if (against === undefined) return [];
  const changes = [flipChange(names, rival.id, against)];
  let least = { id: rival.id, k: against.k ?? Infinity };
  for (const [id, { k }] of Object.entries(flips)) if (k !== null && k < least.k) least = { id, k };
  const smaller = flips[least.id];
  if (least.id !== rival.id && smaller !== undefined) changes.push(flipChange(names, least.id, smaller));
  return changes;
};

const flipChange = (
  names: AssessmentNames,
  rivalId: string,
  { k, set }: { readonly k: number | null; readonly set: readonly string[] },
): Change => {
  const rival = names.hypothesis(rivalId);
  const origins = listParts(set.map(names.origin), namesMax);
  return {
    kind: 'flip',
    isFragile: k === 1,
    sentence:
      k === null
        ? say`Even without every origin that speaks for it, the lead stays ahead of “${rival}”: the prior carries it.`
        : k === 1
          ? say`One origin alone keeps it ahead of “${rival}”: ${origins}.`
          : say`${counted(k, 'separate origin')} would have to be wrong together before “${rival}” draws level: ${origins}.`,
    ids: set,
  };
};

const leftOut = ({ scores, sensitivity }: LevelAssessment, names: AssessmentNames): readonly Change[] => {
  const turning = sensitivity.leaveOneOut.filter(({ lead }) => lead !== scores.lead);
  if (turning.length === 0) return [];
  const parts = turning.map(({ drop, of }) => (of === 'group' ? names.origin(drop) : names.item(drop)));
  return [
    {
      kind: 'leave-out',
      isFragile: true,
      sentence: say`Leaving out one of these takes the lead away: ${listParts(parts, namesMax)}.`,
      ids: turning.map(({ drop }) => drop),
    },
  ];
};

const forgedOf = ({ challenges }: LevelAssessment, names: AssessmentNames, lead: Of): readonly Change[] => {
  if (challenges.forged.length === 0) return [];
  const turning = turningRun(challenges, lead.id);
  return [
    {
      kind: 'forged',
      isFragile: turning !== undefined,
      sentence: forgedChange(challenges, lead.id, names),
      ids: turning?.items ?? [],
    },
  ];
};

const cellsOf = ({ sensitivity }: LevelAssessment, names: AssessmentNames): Change => {
  const { singleCellFlips } = sensitivity;
  const [first] = singleCellFlips;
  if (first === undefined) {
    return {
      kind: 'cell',
      isFragile: false,
      sentence: say`No single rating, moved one step, changes who leads.`,
      ids: [],
    };
  }
  const ids = [...new Set(singleCellFlips.map(({ evidence }) => evidence))];
  return {
    kind: 'cell',
    isFragile: true,
    sentence: say`One step in a single rating changes who leads, in ${counted(ids.length, 'item')}: for one, ${names.item(first.evidence)} against “${names.hypothesis(first.hypothesis)}”, from ${first.from} to ${first.to}.`,
    ids,
  };
};

const weightsOf = ({ sensitivity }: LevelAssessment, names: AssessmentNames, lead: Of): readonly Change[] => {
  const { wrongWeight } = sensitivity;
  const change = (weight: 0 | 1): readonly Change[] => {
    const groups = wrongWeight.filter((wrong) => wrong.weight === weight && wrong.lead !== lead.id);
    if (groups.length === 0) return [];
    const origins = listParts(
      groups.map(({ group }) => names.origin(group)),
      namesMax,
    );
    return [
      {
        kind: 'weight',
        isFragile: true,
        sentence:
          weight === 1
            ? say`Trusting one of these fully would change who leads: ${origins}.`
            : say`Trusting one of these not at all would change who leads: ${origins}.`,
        ids: groups.map(({ group }) => group),
      },
    ];
  };
  const turning = [...change(1), ...change(0)];
  if (turning.length > 0 || wrongWeight.length === 0) return turning;
  const ids = [...new Set(wrongWeight.map(({ group }) => group))];
  return [
    {
      kind: 'weight',
      isFragile: false,
      sentence: say`Wrong trust in ${ids.length === 1 ? 'one origin' : `any one of ${ids.length} origins`} would change the order behind the lead, not the lead.`,
      ids,
    },
  ];
};

const priorsOf = ({ sensitivity }: LevelAssessment, names: AssessmentNames, lead: Of): readonly Change[] => {
  const changes: Change[] = [];
  const { breakEven, priors } = sensitivity;
  if (breakEven !== null) {
    const [first, ...others] = breakEven.targets.map(
      ({ probability, prior }) =>
        say`${numberPart(probabilityText(prior))} for it to reach ${numberPart(probabilityText(probability))}`,
    );
    const rest = others.flatMap((part) => say`, ${part}`);
    if (first !== undefined) {
      changes.push({
        kind: 'prior',
        isFragile: false,
        sentence: say`Beforehand a reader must have held it to be at least this likely: ${first}${rest}.`,
        ids: [],
      });
    }
  }
  const sceptical = priors.sceptical?.posterior;
  if (sceptical !== undefined) {
    const own = sceptical[lead.id] ?? 0;
    const above = Object.entries(sceptical).filter(([id, probability]) => id !== lead.id && probability >= own);
    changes.push({
      kind: 'prior',
      isFragile: above.length > 0,
      sentence:
        above.length === 0
          ? say`To a sceptic, who thinks it half as likely beforehand, it still comes first, at ${numberPart(probabilityText(own))}.`
          : say`To a sceptic, who thinks it half as likely beforehand, it comes to ${numberPart(probabilityText(own))}, and ${listParts(
              above.map(([id]) => quoted(names.hypothesis(id))),
              2,
            )} is ahead or level.`,
      ids: [],
    });
  }
  return changes;
};
