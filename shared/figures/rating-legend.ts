import type { Rating } from '../attribution/scoring-input.ts';
import { ratingWords } from '../reference/grade-words.ts';
import type { FigureNode } from './figure-node.ts';
import { textNode, widthOf } from './figure-text.ts';
import { ratingBox } from './rating-box.ts';

const boxWidth = 24;
const boxHeight = 13;
const boxGap = 5;
const entryGap = 14;
const lineHeight = 18;
const order = ['CC', 'C', 'N', 'I', 'II', 'NA', null] as const;

/** What the letters say, in as many lines as they need; `height` in pixels. */
export const ratingLegend = (
  top: number,
  width: number,
  codes: readonly (Rating | null)[] = order,
): { readonly nodes: readonly FigureNode[]; readonly height: number } => {
  let [x, line] = [0, 0];
  const nodes = codes.flatMap((code) => {
    const words = code === null ? 'not rated' : ratingWords[code];
    const needed = boxWidth + boxGap + widthOf(words, 'axis');
    if (x > 0 && x + needed > width) [x, line] = [0, line + 1];
    const y = top + line * lineHeight;
    const entry = [
      ...ratingBox(code, { x, y, width: boxWidth, height: boxHeight }),
      textNode({ x: x + boxWidth + boxGap, y: y + 10, face: 'axis', className: 'fig-muted' }, [words]),
    ];
    x += needed + entryGap;
    return entry;
  });
  return { nodes, height: (line + 1) * lineHeight };
};
