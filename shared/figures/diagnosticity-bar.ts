import { decimalString } from '../attribution/decimal-string.ts';
import { makeFigure, node, type Figure } from './figure-node.ts';
import { textNode, widthOf } from './figure-text.ts';

const height = 18;
const valueGap = 6;

/** How far one item separates the hypotheses, in decibels; `most` is that of the strongest item in the table. */
export const diagnosticityBar = (decibels: number, most: number, width: number): Figure => {
  const value = decimalString(decibels, 1);
  const room = Math.max(width - valueGap - widthOf('88.8', 'value'), 4);
  const share = most > 0 ? Math.min(Math.max(decibels / most, 0), 1) : 0;
  const length = share * room;
  // Whether it separates at all is asked of the number as it is printed.
  const isNone = !/[1-9]/u.test(value);
  return makeFigure(
    {
      width,
      height,
      title: isNone ? 'Separates nothing' : `Separates by ${value} dB`,
      description: 'Distance in decibels between the hypothesis it fits best and the one it fits worst.',
      table: { columns: ['Decibels'], rows: [[value]] },
    },
    'fig-diagnosticity',
    [
      ...(isNone
        ? []
        : [
            node('rect', {
              class: 'fig-spread',
              x: 0,
              y: height / 2 - 3,
              width: Math.max(length, 1.5),
              height: 6,
              rx: 1,
            }),
          ]),
      textNode(
        { x: isNone ? 0 : Math.max(length, 1.5) + valueGap, y: height / 2 + 4, face: 'value', className: 'fig-muted' },
        [value],
      ),
    ],
  );
};
