import { node, type FigureNode } from './figure-node.ts';
import { fitName, nameToLine, textNode, widthOf } from './figure-text.ts';

type Heads = { readonly nodes: readonly FigureNode[]; readonly height: number };
type HeadsPlace = {
  readonly left: number;
  readonly cellWidth: number;
  readonly width: number;
  readonly corner: { readonly text: string; readonly right: number } | null;
};

const lineHeight = 12;
const linesMax = 3;
const keyPitch = 16;
const keyWidthMin = 260;
const padding = 3;
const numberWidth = 20;

/**
 * Names over the columns where each finds room in three lines; else numbers, with the names in a key above, since a name
 * that is cut to a few letters names nobody.
 */
export const drawColumnHeads = (columns: readonly { readonly name: string }[], place: HeadsPlace): Heads => {
  const lines = columns.map(({ name }) => nameToLine(name));
  const wrapped = lines.map((line) => wrapWords(line, place.cellWidth - 2 * padding));
  const direct = wrapped.flatMap((one) => (one === null ? [] : [one]));
  return direct.length === columns.length ? drawNames(direct, place) : drawKey(lines, place);
};

const drawNames = (names: readonly (readonly string[])[], place: HeadsPlace): Heads => {
  const most = Math.max(1, ...names.map((lines) => lines.length));
  const height = most * lineHeight + 8;
  return {
    height,
    nodes: [
      ...drawCorner(place, height),
      ...names.flatMap((lines, column) =>
        lines.map((text, index) =>
          textNode(
            {
              x: place.left + (column + 0.5) * place.cellWidth,
              y: height - 6 - (lines.length - 1 - index) * lineHeight,
              face: 'axis',
              anchor: 'middle',
              className: 'fig-muted',
            },
            [fitName(text, place.cellWidth, 'axis').text],
          ),
        ),
      ),
      drawRule(place.width, height),
    ],
  };
};

const drawKey = (lines: readonly string[], place: HeadsPlace): Heads => {
  const across = Math.max(1, Math.min(lines.length, Math.floor(place.width / keyWidthMin)));
  const keyWidth = place.width / across;
  // Read downwards, column by column.
  const down = Math.ceil(lines.length / across);
  const headTop = down * keyPitch + 6;
  const height = headTop + lineHeight + 8;
  return {
    height,
    nodes: [
      ...lines.flatMap((line, index) => {
        const x = Math.floor(index / down) * keyWidth;
        const y = (index % down) * keyPitch + 12;
        const name = fitName(line, keyWidth - numberWidth - 12, 'label');
        return [
          textNode({ x: x + numberWidth - 6, y, face: 'value', anchor: 'end', className: 'fig-muted' }, [
            String(index + 1),
          ]),
          textNode({ x: x + numberWidth, y, face: 'label' }, [...(name.title === null ? [] : [name.title]), name.text]),
        ];
      }),
      ...drawCorner(place, height),
      ...lines.map((_, column) =>
        textNode(
          {
            x: place.left + (column + 0.5) * place.cellWidth,
            y: height - 6,
            face: 'value',
            anchor: 'middle',
            className: 'fig-muted',
          },
          [String(column + 1)],
        ),
      ),
      drawRule(place.width, height),
    ],
  };
};

const drawCorner = ({ corner }: HeadsPlace, height: number): readonly FigureNode[] =>
  corner === null
    ? []
    : [
        textNode({ x: corner.right, y: height - 6, face: 'axis', anchor: 'end', className: 'fig-faint' }, [
          corner.text,
        ]),
      ];

const drawRule = (width: number, height: number): FigureNode =>
  node('line', { class: 'fig-rule', x1: 0, x2: width, y1: height - 1.5, y2: height - 1.5 });

/** Whole words in at most three lines; null where they find no room. */
const wrapWords = (text: string, width: number): readonly string[] | null => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (widthOf(longer, 'axis') <= width) lines.splice(-1, 1, longer);
    else if (widthOf(word, 'axis') <= width && lines.length < linesMax) lines.push(word);
    else return null;
  }
  return lines;
};
