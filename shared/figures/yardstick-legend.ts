import { icd203 } from '../reference/yardsticks.ts';
import { makeFigure, node, type Figure, type FigureNode } from './figure-node.ts';
import { textNode, widthOf } from './figure-text.ts';
import { bandEdges } from './yardstick-axis.ts';

const rowHeight = 18;
const markWidth = 10;

/** The words of ICD 203 with the intervals this program reads them as; `marked` is the band in use. */
export const yardstickLegend = (width: number, marked: string | null = null): Figure => {
  const entries = bandEdges().map(({ band, from, to }) => ({
    band: band.id,
    word: band.row1,
    interval: intervalText(from, to),
  }));
  const wordWidth = Math.max(...entries.map(({ word }) => widthOf(word, 'strong')));
  const intervalWidth = Math.max(...entries.map(({ interval }) => widthOf(interval, 'value')));
  const columnWidth = markWidth + wordWidth + 12 + intervalWidth;
  const columns = width >= 2 * columnWidth + 32 ? 2 : 1;
  const rows = Math.ceil(entries.length / columns);
  return makeFigure(
    {
      width,
      height: rows * rowHeight + 2,
      title: 'Words of probability',
      description: `Yardstick ${icd203.id.toUpperCase()}, 2 January 2015; each interval includes its lower end.`,
      table: { columns: ['Word', 'From, below'], rows: entries.map(({ word, interval }) => [word, interval]) },
    },
    'fig-legend',
    entries.flatMap(({ band, word, interval }, index): readonly FigureNode[] => {
      const x = Math.floor(index / rows) * (columnWidth + 32);
      const y = (index % rows) * rowHeight;
      const isMarked = band === marked;
      return [
        ...(isMarked ? [node('rect', { class: 'fig-mark', x, y: y + 3, width: 3, height: rowHeight - 6, rx: 1 })] : []),
        textNode({ x: x + markWidth, y: y + 13, face: isMarked ? 'strong' : 'label' }, [word]),
        textNode(
          {
            x: x + markWidth + wordWidth + 12 + intervalWidth,
            y: y + 13,
            face: 'value',
            anchor: 'end',
            className: 'fig-muted',
          },
          [interval],
        ),
      ];
    }),
  );
};

/** `80 to 95 %` for a band's id; empty for one that the yardstick does not have. */
export const bandInterval = (bandId: string): string => {
  const found = bandEdges().find(({ band }) => band.id === bandId);
  return found === undefined ? '' : intervalText(found.from, found.to);
};

const intervalText = (from: number, to: number): string => {
  const [low, high] = [Math.round(from * 100), Math.round(to * 100)];
  if (low === 0) return `below ${high}\u202f%`;
  return high === 100 ? `${low}\u202f% and more` : `${low} to ${high}\u202f%`;
};
