import { bandWord, wordingById, type Wording, type WordingId } from '../reference/yardsticks.ts';
import { makeFigure, node, type Figure, type FigureNode } from './figure-node.ts';
import { textNode, widthOf } from './figure-text.ts';
import { bandEdges } from './yardstick-axis.ts';

const rowHeight = 18;
const markWidth = 10;

/** The words of a yardstick with the intervals this program reads them as; `marked` is the band in use. */
export const yardstickLegend = (width: number, wording: Wording, marked: string | null = null): Figure => {
  const entries = bandEdges(wording).map(({ band, from, to }) => ({
    band: band.id,
    word: bandWord(band, wording),
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
      description: yardstickNote(wording),
      table: {
        columns: ['Word', wording.yardstick.id === 'phia' ? 'From, to' : 'From, below'],
        rows: entries.map(({ word, interval }) => [word, interval]),
      },
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

/** Which yardstick it is, how its intervals are read, and how sure this program is of them. */
export const yardstickNote = ({ yardstick, row }: Wording): string => {
  switch (yardstick.id) {
    case 'icd203':
      return `ICD 203, 2 January 2015, row ${row}; each interval includes its lower end.`;
    case 'phia':
      return 'UK PHIA probability yardstick, its bands from memory; a number in a gap takes the nearest term.';
  }
};

/** `80 to 95 %` for a band's id; empty for one that the yardstick does not have. */
export const bandInterval = (bandId: string, wording: WordingId): string => {
  const found = bandEdges(wordingById[wording]).find(({ band }) => band.id === bandId);
  return found === undefined ? '' : intervalText(found.from, found.to);
};

const intervalText = (from: number, to: number): string => {
  const [low, high] = [Math.round(from * 100), Math.round(to * 100)];
  if (low === 0) return `below ${high}\u202f%`;
  return high === 100 ? `${low}\u202f% and more` : `${low} to ${high}\u202f%`;
};
