import { findMixedScripts, splitVisibleText } from '../base/visible-text.ts';
import { mark, type Mark } from './marks.ts';

/** What is odd about the name of a file that somebody else wrote: nothing here is ever a path on this machine. */
export const nameMarks = (name: string): readonly Mark[] => {
  const marks: Mark[] = [];
  const segments = name.split(/[/\\]/u);
  if (name === '') marks.push(mark('empty-name', 'the name is empty'));
  if (segments.includes('..')) marks.push(mark('traversal', 'the name leads out of its folder'));
  if (/^(?:[/\\]|[a-z]:)/iu.test(name)) marks.push(mark('absolute', 'the name begins at a root or a drive'));
  if (name.includes('\\'))
    marks.push(mark('backslash', 'a backslash, which separates folders on Windows, stands in the name'));
  if (segments.some((segment) => reserved.test(segment)))
    marks.push(mark('reserved', 'a segment is a device on Windows'));
  const start = name.slice(0, 4096);
  const hidden = splitVisibleText(start).flatMap((run) => (run.kind === 'hidden' ? [`${run.code} ${run.name}`] : []));
  if (hidden.length > 0) {
    const isBidi = bidi.test(start);
    marks.push(
      mark(isBidi ? 'bidi' : 'hidden', `characters without an image: ${[...new Set(hidden)].slice(0, 8).join(', ')}`),
    );
  }
  const mixed = findMixedScripts(start);
  if (mixed !== undefined) marks.push(mark('mixed-scripts', `one word mixes ${mixed.scripts.join(' and ')}`));
  return marks;
};

/** The same for what a link in an archive points to. */
export const linkMarks = (target: string): readonly Mark[] =>
  target === ''
    ? []
    : nameMarks(target).map(([name, value]) => mark(`link-${name.slice('mark:'.length)}`, `its target: ${value}`));

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/\\]*)?$/iu;
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
