import { makeFigure, node, type Figure } from './figure-node.ts';
import { textNode } from './figure-text.ts';

/** Null: nobody has computed it. `insufficient`: computed, and even low does not hold. */
export type ConfidenceLevel = 'high' | 'moderate' | 'low' | 'insufficient' | null;

const stepsOf: Readonly<Record<'high' | 'moderate' | 'low' | 'insufficient', number>> = {
  high: 3,
  moderate: 2,
  low: 1,
  insufficient: 0,
};
const gap = 4;
const height = 9;

/** Three steps, which look like nothing that stands for a probability; the word is beside them, not in a sentence. */
export const confidenceSteps = (level: ConfidenceLevel, width: number): Figure => {
  const filled = level === null ? 0 : stepsOf[level];
  const word = level ?? 'not computed';
  const wordWidth = 92;
  const stepWidth = Math.max((width - wordWidth - 2 * gap) / 3, 4);
  return makeFigure(
    {
      width,
      height: 18,
      title: `Confidence: ${word}`,
      description: level === null ? 'No confidence has been computed.' : `${filled} of three steps.`,
      table: { columns: ['Confidence'], rows: [[word]] },
    },
    'fig-confidence',
    [
      ...[0, 1, 2].map((step) =>
        node('rect', {
          class: level === null ? 'fig-step-none' : step < filled ? 'fig-step-on' : 'fig-step-off',
          x: step * (stepWidth + gap) + 0.5,
          y: (18 - height) / 2 + 0.5,
          width: stepWidth - 1,
          height: height - 1,
          rx: 1.5,
        }),
      ),
      textNode(
        {
          x: 3 * stepWidth + 2 * gap + 8,
          y: 13,
          face: level === null ? 'label' : 'strong',
          className: level === null ? 'fig-muted' : '',
        },
        [word],
      ),
    ],
  );
};
