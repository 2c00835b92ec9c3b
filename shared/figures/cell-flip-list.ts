import type { CellFlip } from '../attribution/rival-flips.ts';
import { makeFigure, node, pathData, type Figure, type FigureNode } from './figure-node.ts';
import { fitName, fitWords, nameToLine, rowNode, textNode } from './figure-text.ts';
import { ratingBox } from './rating-box.ts';

const pitch = 40;
const cellWidth = 34;
const cellHeight = 18;
const arrowWidth = 22;
const wordsGap = 14;
const restHeight = 18;
const stepWidth = 2 * cellWidth + arrowWidth;

/** Single ratings which, one step off, change who leads; at most `max` are drawn, and how many are not is said. */
export const cellFlipList = (flips: readonly CellFlip[], width: number, max = 12): Figure => {
  const shown = flips.slice(0, max);
  const left = flips.length - shown.length;
  return makeFigure(
    {
      width,
      height: Math.max(shown.length * pitch, restHeight) + (left === 0 ? 0 : restHeight),
      title: 'Ratings that decide',
      description:
        flips.length === 0
          ? 'No single rating, moved one step, changes who leads.'
          : `${flips.length} single ${flips.length === 1 ? 'rating' : 'ratings'} would, one step off, change who leads.`,
      table: {
        columns: ['Item', 'Hypothesis', 'Rating', 'One step off', 'Who leads then'],
        rows: flips.map(({ itemName, hypothesisName, from, to, newLead }) => [
          itemName,
          hypothesisName,
          from,
          to,
          newLead ?? 'nobody',
        ]),
      },
    },
    'fig-cell-flips',
    [
      ...(flips.length === 0
        ? [
            textNode({ x: 0, y: 13, face: 'label', className: 'fig-muted' }, [
              fitWords('No single rating, moved one step, changes who leads.', width, 'label'),
            ]),
          ]
        : []),
      ...shown.map((flip, index) => drawFlip(flip, index * pitch, width)),
      ...(left === 0
        ? []
        : [
            textNode({ x: 0, y: shown.length * pitch + 13, face: 'label', className: 'fig-muted' }, [
              fitWords(`${left} more, not drawn; the table has them.`, width, 'label'),
            ]),
          ]),
    ],
  );
};

/** What can be followed is the cell: `item/hypothesis`. */
const drawFlip = (flip: CellFlip, top: number, width: number): FigureNode => {
  const { item, hypothesis, from, to, newLead } = flip;
  const room = width - stepWidth - wordsGap;
  const line = nameToLine(flip.itemName);
  const name = fitName(line, room, 'label');
  const then = newLead === null ? 'nobody leads then' : `then ${nameToLine(newLead)} leads`;
  const against = fitName(`against ${nameToLine(flip.hypothesisName)}; ${then}`, room, 'label');
  const left = width - stepWidth;
  const [arrow, tip, middle] = [left + cellWidth + 5, left + cellWidth + arrowWidth - 5, top + pitch / 2];
  const cellTop = top + (pitch - cellHeight) / 2;
  const parts = [
    node('rect', { class: 'fig-hit', x: 0, y: top, width, height: pitch }),
    textNode({ x: 0, y: top + 16, face: 'label' }, [...(name.title === null ? [] : [name.title]), name.text]),
    textNode({ x: 0, y: top + 32, face: 'label', className: 'fig-muted' }, [
      ...(against.title === null ? [] : [against.title]),
      against.text,
    ]),
    ...ratingBox(from, { x: left, y: cellTop, width: cellWidth, height: cellHeight }),
    node('path', {
      class: 'fig-arrow',
      d: pathData(
        'M',
        arrow,
        middle,
        'H',
        tip,
        'M',
        tip - 4,
        middle - 3.5,
        'L',
        tip,
        middle,
        'L',
        tip - 4,
        middle + 3.5,
      ),
    }),
    ...ratingBox(to, { x: left + cellWidth + arrowWidth, y: cellTop, width: cellWidth, height: cellHeight }),
  ];
  return rowNode(`${item}/${hypothesis}`, parts, `${from} to ${to}`, [{ line, title: name.title }]);
};
