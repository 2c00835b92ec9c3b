import type { CaseScreenId } from '../screens.ts';

export type TourStep = {
  readonly title: string;
  readonly text: string;
  /** The screen that it speaks of. */
  readonly screen: CaseScreenId;
  readonly action: string;
};

/** What a person should have seen of a case once. */
export const tourSteps: readonly TourStep[] = [
  {
    title: 'Where the case stands',
    text: 'Overview says who leads and how likely that is, in words and with its range, and what would change it. It claims no more than the evidence carries.',
    screen: 'overview',
    action: 'Show Overview',
  },
  {
    title: 'What it rests on',
    text: 'Every number leads to evidence, and every item says what rests on it. Each item keeps its grade, its file and who held it.',
    screen: 'evidence',
    action: 'Show Evidence',
  },
  {
    title: 'Judge along the row',
    text: 'In the matrix the question is always the same: how likely is this evidence if the hypothesis were true? The keys 1 to 5 rate, and the probabilities move at once.',
    screen: 'matrix',
    action: 'Show Matrix',
  },
  {
    title: 'Nothing is overwritten',
    text: 'All that anybody does is a line of the ledger. Move its slider to see the case as it was; press Verify now to see that nothing was changed since.',
    screen: 'ledger',
    action: 'Show Ledger',
  },
  {
    title: 'Find your way',
    text: 'Ctrl K finds every screen, command and exhibit. F1 opens the handbook at this screen, and ? lists the keys.',
    screen: 'overview',
    action: 'Back to Overview',
  },
];
