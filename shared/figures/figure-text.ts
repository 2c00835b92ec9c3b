import { showText } from '../base/visible-text.ts';
import { node, targetNode, type FigureNode } from './figure-node.ts';
import { measureText, shortenText, type Face } from './text-measure.ts';

const nameCharactersMax = 600;

/** Faces of the figures; the style sheet gives the classes the same sizes. */
export const faces = {
  label: { size: 11.5 },
  strong: { size: 11.5, isBold: true },
  axis: { size: 10 },
  value: { size: 11, isMono: true },
} as const satisfies Readonly<Record<string, Face>>;
export type FaceName = keyof typeof faces;

/** A name from the case as one line of a figure, with everything shown that has no image. */
export const nameToLine = (name: string): string => {
  const short = name.length > nameCharactersMax ? `${name.slice(0, nameCharactersMax)}…` : name;
  return showText(short.replace(/\s+/gu, ' ').trim());
};

/**
 * A name cut to `width`. It is isolated, so that letters written from right to left do not carry off the number beside
 * it; where it was cut, the whole stands in a title.
 */
export const fitName = (
  line: string,
  width: number,
  face: FaceName,
): { readonly text: string; readonly width: number; readonly title: FigureNode | null } => {
  // A sum of widths may lack the last bit of its parts.
  const shown = shortenText(line, Math.max(width, 0) + 0.01, faces[face]);
  return {
    text: isolate(shown),
    width: measureText(shown, faces[face]),
    title: shown === line ? null : node('title', {}, [isolate(line)]),
  };
};

/** Our own words cut to `width`; they need no isolation. */
export const fitWords = (words: string, width: number, face: FaceName): string =>
  shortenText(words, Math.max(width, 0) + 0.01, faces[face]);

export const widthOf = (text: string, face: FaceName): number => measureText(text, faces[face]);

export type TextPlace = {
  readonly x: number;
  readonly y: number;
  readonly face: FaceName;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly className?: string;
};

/** Text in as many lines as it needs; a word that is longer than a line is cut between its letters. */
export const wrapText = (text: string, width: number, face: FaceName): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((one) => splitWord(one, width, face))) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, face) <= width) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
};

/**
 * Words for a part that can be followed: what is printed on it first, as it is printed, so that a person who speaks to
 * the machine can name it; then the rest, and the whole name where it was cut.
 */
export const partLabel = (
  name: { readonly text: string; readonly title: FigureNode | null },
  line: string,
  printed: string,
  rest: string,
): string => {
  const whole = name.title === null ? '' : `; in full: ${line}`;
  return `${name.text}${printed === '' ? '' : ` ${printed}`}${rest === '' ? '' : `, ${rest}`}${whole}`;
};

/**
 * A row that can be followed. Its label begins with what is printed on it, in the order in which it is printed; then come
 * other words, and names in full where they were cut.
 */
export const rowNode = (
  id: string,
  parts: readonly FigureNode[],
  rest: string,
  names: readonly { readonly line: string; readonly title: FigureNode | null }[],
): FigureNode => {
  const printed = parts
    .flatMap((part) => (part.tag === 'text' ? [printedText(part)] : []))
    .filter((text) => text !== '');
  const whole = names.flatMap(({ line, title }) => (title === null ? [] : [`; in full: ${line}`])).join('');
  return targetNode(
    { id, label: `${printed.join(' ')}${rest === '' ? '' : `, ${rest}`}${whole}` },
    'fig-row',
    parts.flatMap((part) => (part.tag === 'text' ? [part, ' '] : [part])),
  );
};

const printedText = ({ children }: FigureNode): string =>
  children
    .map((child) => (typeof child === 'string' ? child : child.tag === 'tspan' ? printedText(child) : ''))
    .join('');

/** One line of text; `y` is its baseline. */
export const textNode = (
  { x, y, face, anchor = 'start', className = '' }: TextPlace,
  children: readonly (FigureNode | string)[],
): FigureNode => node('text', { class: `fig-${face} ${className}`.trim(), x, y, 'text-anchor': anchor }, children);

const isolate = (text: string): string => (/^[\x20-\x7e…]*$/u.test(text) ? text : `\u2068${text}\u2069`);

const splitWord = (word: string, width: number, face: FaceName): readonly string[] => {
  if (widthOf(word, face) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && widthOf(piece + character, face) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
};
