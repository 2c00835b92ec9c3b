import type { Output } from '../api/contract.ts';
import { pointsText } from '../attribution/shown-numbers.ts';
import type { RaterDisagreement } from './rater-disagreement.ts';

type ComparedLevel = Output<'rater.compare'>['levels'][number];

const withheldName = '(withheld)';

/** What the comparison of a level's raters says, as the figure takes it; `nameOf` names a hypothesis. */
export const toDisagreement = (
  { raters, differences, differing }: ComparedLevel,
  nameOf: (hypothesis: string) => string,
): RaterDisagreement => ({
  raters: raters.map(({ name }) => name ?? withheldName),
  differing,
  cells: differences.map((cell) => ({
    item: cell.item,
    itemName: `${cell.exhibit ?? ''} ${cell.title ?? '(title withheld)'}`.trim(),
    hypothesis: cell.hypothesis,
    hypothesisName: nameOf(cell.hypothesis),
    own: cell.own,
    ratings: cell.ratings,
    panel: cell.panel,
    openSynthesis: cell.openSynthesis.band,
    osach: cell.osach.band,
    effect: effectWords(cell.effect, nameOf),
    changesLead: cell.effect?.changesLead ?? false,
  })),
});

/** `II: lead −12.3 points`, or who would lead. */
const effectWords = (
  effect: ComparedLevel['differences'][number]['effect'],
  nameOf: (hypothesis: string) => string,
): string => {
  if (effect === null) return '';
  const { rating, lead, changesLead, delta } = effect;
  if (!changesLead) return `${rating}: lead ${pointsText(Number(delta ?? '0'))}`;
  return `${rating}: ${lead === null ? 'nobody leads' : `${nameOf(lead)} leads`}`;
};
