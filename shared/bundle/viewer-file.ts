import { bytesToBase64 } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import type { Pieces } from '../base/pieces.ts';
import { markSentence, markWord } from '../domain/case-mark.ts';

/** What is the same in the page of every edition: its one script and its one style sheet, as the program's build made them. */
export type ViewerCode = { readonly script: string; readonly style: string };

/** The files of a bundle that its page is made from, as they stand there. */
export type ViewerSource = {
  readonly view: string;
  /** What the case is marked as, `none` for nothing: said also where no script runs. */
  readonly mark: string;
  readonly assessment: string;
  readonly edition: string;
  /** The signed note. */
  readonly checkpoint: string;
  /** Exact text of each profile by its SHA-256. */
  readonly profiles: ReadonlyMap<string, string>;
};

/** A page beyond this opens in no browser, and its text comes near the longest that an engine holds: then there is none. */
const dataCharactersMax = 2 ** 27;

/**
 * `viewer.html` (bundle format, section 8): case, style and script in one file. The bytes follow from the files and the
 * code alone. Undefined where the case is too large for a page.
 */
export const formatViewer = (
  source: ViewerSource,
  { script, style }: ViewerCode,
  crypto: Crypto,
  charactersMax = dataCharactersMax,
): Pieces | undefined => {
  const view = withoutState(source.view.trimEnd());
  const texts = [view, source.assessment, source.edition, source.checkpoint, ...source.profiles.values()];
  if (texts.reduce((sum, { length }) => sum + length, 0) > charactersMax) return undefined;
  const hashOf = (code: string): string => `'sha256-${bytesToBase64(crypto.sha256(code))}'`;
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data: blob:; base-uri 'none'; form-action 'none'`;
  const head = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${titleOf(source.mark)}</title>
<style>${style}</style>
</head>
<body>
<div id="viewer">${markOf(source.mark)}<p>The case is being opened. Where this text stays, JavaScript does not run: the same case stands in data/view.json beside
this file, and VERIFY.txt says how to check it with stock tools. This page is a file from whoever sent the bundle.</p></div>
<script type="application/json" id="case-data">`;
  return [head, ...formatData({ ...source, view }), `</script>\n<script>${script}</script>\n</body>\n</html>\n`];
};

const titleOf = (mark: string): string =>
  markWord(mark) === '' ? 'Plumbline case' : `${markWord(mark)}: Plumbline case`;
// The sentence is one of two that the program has: nothing of a case becomes markup.
const markOf = (mark: string): string => (markWord(mark) === '' ? '' : `<p><strong>${markSentence(mark)}</strong></p>`);

const [stateBegin, stateEnd] = [',"state":{', '},"v":1}'] as const;

/**
 * The view without its rows, which a page computes from the lines, and which are half of it. No row holds an object, and in a
 * string the quotation marks would be escaped, so the last `state` is the view's own. A view of another end stays whole.
 */
const withoutState = (view: string): string => {
  const from = view.endsWith(stateEnd) ? view.lastIndexOf(stateBegin) : -1;
  return from < 0 ? view : `${view.slice(0, from)}${stateEnd.slice(1)}`;
};

/**
 * The case as one JSON document. It is put together from the files as they stand: each is canonical JSON, which has what is
 * escaped below in its strings only, where the escapes mean the same.
 */
const formatData = ({ view, assessment, edition, checkpoint, profiles }: ViewerSource): Pieces => {
  const sorted = [...profiles].sort(([left], [right]) => (left < right ? -1 : 1));
  const pieces = [
    '{"assessment":',
    assessment.trimEnd(),
    ',"checkpoint":',
    JSON.stringify(checkpoint),
    ',"edition":',
    edition.trimEnd(),
    ',"profiles":',
    JSON.stringify(Object.fromEntries(sorted)),
    ',"v":1,"view":',
    view,
    '}',
  ];
  const written = isMostlyAscii(pieces) ? beyondAscii : beyondScript;
  return pieces.map((piece) => piece.replaceAll(written, escapeUnits));
};

/** Nothing is left that could end the element, begin a comment or an entity, or be a line end of a script. */
const beyondScript = /[<>&\u2028\u2029]/gu;
const beyondAscii = /[<>&]|\P{ASCII}/gu;

const othersShareMax = 1 / 32;

/**
 * A browser keeps a text with a single character of another script in two bytes each, all of it, and reads a page of many
 * megabytes in a fifth less time where there is none. An escape takes six characters, so what is mostly of other scripts stays.
 */
const isMostlyAscii = (pieces: Pieces): boolean => {
  let [all, others] = [0, 0];
  for (const piece of pieces) {
    all += piece.length;
    for (let index = 0; index < piece.length; index += 1) if (piece.charCodeAt(index) > 0x7f) others += 1;
  }
  return others <= all * othersShareMax;
};

const escapeUnits = (character: string): string => {
  let escapes = '';
  for (let index = 0; index < character.length; index += 1)
    escapes += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  return escapes;
};
