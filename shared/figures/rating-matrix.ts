import type { MatrixPicture, PictureHeading, PictureRow } from '../attribution/matrix-picture.ts';
import { decimalString } from '../attribution/decimal-string.ts';
import { makeFigure, node, type Figure, type FigureNode } from './figure-node.ts';
import { fitName, fitWords, nameToLine, rowNode, textNode, widthOf } from './figure-text.ts';
import { drawColumnHeads } from './matrix-heads.ts';
import { ratingBox } from './rating-box.ts';
import { ratingLegend } from './rating-legend.ts';

const cellMin = 26;
const cellMax = 92;
const cellShare = 0.62;
const nameWidthMin = 84;
// Items of one origin stand under their heading; the others at the edge.
const indent = 12;
const gap = 8;
const detailGap = 4;
const restHeight = 18;
const weightFrom = 380;
const exhibitFrom = 520;

/**
 * A whole matrix on one page: letters on the diverging scale, weights, items of one origin together. Of more than `rowsMax`
 * rows, and of columns that find no room, it says how many are not drawn.
 */
export const ratingMatrix = ({ hypotheses, rows }: MatrixPicture, width: number, rowsMax = 60): Figure => {
  const shown = rows.slice(0, rowsMax);
  const layout = layOut(shown, hypotheses.length, width);
  const columns = hypotheses.slice(0, layout.columns);
  const heads = drawColumnHeads(columns, {
    left: layout.cellsLeft,
    cellWidth: layout.cellWidth,
    width,
    corner: layout.hasWeight ? { text: 'weight', right: layout.cellsLeft - gap } : null,
  });
  let top = heads.height;
  let heading: PictureHeading | null = null;
  const drawn = shown.flatMap((row) => {
    const nodes: FigureNode[] = [];
    if (row.heading !== null && row.heading.id !== heading?.id) {
      nodes.push(drawHeading(row.heading, top, layout));
      top += layout.headingHeight;
    }
    heading = row.heading;
    nodes.push(drawRow(row, top, layout));
    top += layout.pitch;
    return nodes;
  });
  const notes = cutWords(rows.length - shown.length, hypotheses.length - columns.length);
  const noted = notes.map((words, index) =>
    textNode({ x: 0, y: top + 14 + index * restHeight, face: 'label', className: 'fig-muted' }, [
      fitWords(words, width, 'label'),
    ]),
  );
  top += notes.length * restHeight + 10;
  const legend = ratingLegend(top, width);
  return makeFigure(
    {
      width,
      height: top + legend.height,
      title: 'The matrix',
      description: `${rows.length} ${rows.length === 1 ? 'item' : 'items'} against ${hypotheses.length} ${hypotheses.length === 1 ? 'hypothesis' : 'hypotheses'}: ${hypotheses.map(({ name }) => nameToLine(name)).join('; ')}.`,
      table: {
        columns: ['Exhibit', 'Item', 'Group', 'Weight', ...hypotheses.map(({ name }) => name)],
        rows: rows.map((row) => [
          row.exhibit ?? '',
          row.name,
          row.heading === null ? '' : `${row.heading.name} ${row.heading.detail}`.trim(),
          weightText(row.weight),
          ...hypotheses.map((_, column) => row.ratings[column] ?? 'not rated'),
        ]),
      },
    },
    'fig-matrix',
    [...heads.nodes, ...drawn, ...noted, ...legend.nodes],
  );
};

type Layout = {
  readonly width: number;
  readonly pitch: number;
  readonly headingHeight: number;
  readonly nameFace: 'label' | 'axis';
  readonly exhibitWidth: number;
  readonly hasWeight: boolean;
  readonly nameWidth: number;
  readonly cellsLeft: number;
  readonly cellWidth: number;
  readonly columns: number;
};

const layOut = (rows: readonly PictureRow[], count: number, width: number): Layout => {
  const exhibits = rows.map(({ exhibit }) => widthOf(nameToLine(exhibit ?? ''), 'value'));
  // An exhibit number is short; one that is not would leave no room for the name.
  const widest = Math.max(0, ...exhibits);
  const exhibitWidth = width < exhibitFrom || widest === 0 ? 0 : Math.min(widest, 90) + gap;
  const hasWeight = width >= weightFrom;
  const weightWidth = hasWeight ? widthOf('weight', 'axis') + gap : 0;
  const room = width - indent - exhibitWidth - weightWidth - gap;
  const cellWidth = Math.min(Math.max((room * cellShare) / Math.max(count, 1), cellMin), cellMax);
  const columns = Math.min(count, Math.max(Math.floor((room - nameWidthMin) / cellWidth), 1));
  const cellsLeft = width - columns * cellWidth;
  return {
    width,
    // Few rows may breathe; many must fit on a page.
    ...(rows.length <= 24
      ? { pitch: 22, headingHeight: 18, nameFace: 'label' as const }
      : rows.length <= 40
        ? { pitch: 17, headingHeight: 16, nameFace: 'label' as const }
        : { pitch: 13, headingHeight: 13, nameFace: 'axis' as const }),
    exhibitWidth,
    hasWeight,
    nameWidth: cellsLeft - gap - weightWidth - exhibitWidth - indent,
    cellsLeft,
    cellWidth,
    columns,
  };
};

const drawHeading = ({ name, detail }: PictureHeading, top: number, layout: Layout): FigureNode => {
  const room = layout.cellsLeft - gap;
  const rest = fitName(nameToLine(detail), room / 2, 'axis');
  const words = fitName(nameToLine(name), room - rest.width - (detail === '' ? 0 : detailGap), 'axis');
  return textNode({ x: 0, y: top + layout.headingHeight - 4, face: 'axis', className: 'fig-accent' }, [
    ...(words.title === null ? [] : [words.title]),
    words.text,
    ...(detail === '' ? [] : [node('tspan', { class: 'fig-axis fig-muted', dx: detailGap }, [rest.text])]),
  ]);
};

const drawRow = (row: PictureRow, top: number, layout: Layout): FigureNode => {
  const { width, pitch, exhibitWidth, hasWeight, cellsLeft, cellWidth, columns, nameFace } = layout;
  const left = row.heading === null ? 0 : indent;
  const nameWidth = layout.nameWidth + indent - left;
  const baseline = top + pitch / 2 + 4;
  const line = nameToLine(row.name);
  const name = fitName(line, nameWidth, nameFace);
  const exhibit = fitName(nameToLine(row.exhibit ?? ''), exhibitWidth - gap, 'value');
  const ratings = row.ratings.slice(0, columns);
  const isCounted = row.weight > 0;
  const tone = isCounted ? '' : 'fig-muted';
  const weight = weightText(row.weight);
  const blanks = row.ratings.filter((rating) => rating === null).length;
  const parts = [
    node('rect', { class: 'fig-hit', x: 0, y: top, width, height: pitch }),
    ...(row.heading === null
      ? []
      : [
          node('rect', {
            class: isCounted ? 'fig-group-bar' : 'fig-rest',
            x: 3,
            y: top + 1,
            width: 3,
            height: pitch - 2,
          }),
        ]),
    ...(exhibitWidth === 0 || exhibit.text === ''
      ? []
      : [
          textNode({ x: left, y: baseline, face: 'value', className: 'fig-muted' }, [
            ...(exhibit.title === null ? [] : [exhibit.title]),
            exhibit.text,
          ]),
        ]),
    textNode({ x: left + exhibitWidth, y: baseline, face: nameFace, className: tone }, [
      ...(name.title === null ? [] : [name.title]),
      name.text,
    ]),
    ...(hasWeight
      ? [textNode({ x: cellsLeft - gap, y: baseline, face: 'value', anchor: 'end', className: 'fig-muted' }, [weight])]
      : []),
    ...ratings.flatMap((rating, column) =>
      ratingBox(rating, {
        x: cellsLeft + column * cellWidth + 1,
        y: top + 1,
        width: cellWidth - 2,
        height: pitch - 2,
      }),
    ),
  ];
  return rowNode(row.id, parts, blanks === 0 ? '' : `${blanks} not rated`, [{ line, title: name.title }]);
};

const cutWords = (rows: number, columns: number): readonly string[] => [
  ...(rows === 0 ? [] : [`${rows} more ${rows === 1 ? 'row' : 'rows'}, not drawn; the table has all of them.`]),
  ...(columns === 0
    ? []
    : [
        `${columns} more ${columns === 1 ? 'hypothesis finds' : 'hypotheses find'} no room; the table has all of them.`,
      ]),
];

const weightText = (weight: number): string => decimalString(weight, 2);
