import type { AssessmentNames } from '../assessment-names.ts';
import type { LevelChallenges } from '../assessment-shape.ts';
import { counted } from '../../base/counted.ts';
import { listParts, numberPart, say, type Sentence } from '../sentence.ts';
import { probabilityText } from '../shown-numbers.ts';

type Run = LevelChallenges['forged'][number];

/** What a forged-evidence run leaves; `lead` is the lead of the case as it stands. */
export const forgedSentence = (run: Run, lead: string, names: AssessmentNames): Sentence => {
  const what = run.degree === 'high' ? 'cheap to fake' : 'cheap to fake or moderately so';
  if (run.items.length === 0) return say`Nothing that speaks for the lead is ${what}.`;
  const act = run.act === 'drop' ? 'left out' : 'read the other way round';
  const items = `${counted(run.items.length, 'item')} that ${run.items.length === 1 ? 'is' : 'are'} ${what}`;
  const share = numberPart(probabilityText(run.posterior[lead] ?? 0));
  if (run.lead === lead) return say`With ${items} ${act}, it stays first, at ${share}.`;
  return run.lead === null
    ? say`With ${items} ${act}, nobody leads; it falls to ${share}.`
    : say`With ${items} ${act}, “${names.hypothesis(run.lead)}” leads, and it falls to ${share}.`;
};

/** The mildest run that takes the lead away; undefined where none does. */
export const turningRun = (challenges: LevelChallenges, lead: string): Run | undefined =>
  challenges.forged.find((run) => run.items.length > 0 && run.lead !== lead);

export const forgedChange = (challenges: LevelChallenges, lead: string, names: AssessmentNames): Sentence => {
  const turning = turningRun(challenges, lead);
  if (turning !== undefined) {
    return say`${forgedSentence(turning, lead, names)} They are ${listParts(turning.items.map(names.item), namesMax)}.`;
  }
  return challenges.forged.every(({ items }) => items.length === 0)
    ? say`Nothing that speaks for the lead is cheap to fake, nor moderately so.`
    : say`It stays first even if everything that is cheap or moderately cheap to fake was planted to point at it.`;
};

const namesMax = 6;
