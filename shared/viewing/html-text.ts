import { Parser } from 'htmlparser2';

/** What an HTML body says, as text; and what was left out of it, counted. */
export type HtmlText = {
  readonly text: string;
  readonly links: readonly HtmlLink[];
  readonly linkCount: number;
  /** Pictures that a mail program would fetch, telling the sender that it was read. */
  readonly remoteImages: number;
  readonly otherImages: number;
  readonly forms: number;
  readonly scripts: number;
  /** Frames, objects and other things that would be loaded. */
  readonly frames: number;
  /** It is nested deeper than is read: what comes after that is not shown. */
  readonly isTooDeep: boolean;
};
/** The words of a link, and where it leads, as it stands in the file. */
export type HtmlLink = { readonly words: string; readonly target: string };

/** Deeper than any mail program writes. */
const depthMax = 1000;
const linksMax = 200;
const wordsMax = 200;
const targetMax = 2000;

/**
 * Reads HTML for its text alone: nothing is rendered, fetched or run, and no markup leaves this function. What styles would
 * hide is shown like the rest.
 */
export const htmlToText = (html: string): HtmlText => {
  const parts: string[] = [];
  const links: HtmlLink[] = [];
  const counts = { links: 0, remoteImages: 0, otherImages: 0, forms: 0, scripts: 0, frames: 0 };
  let silent = 0;
  let depth = 0;
  let isTooDeep = false;
  let link: { words: string; readonly target: string } | undefined;
  const endLink = (): void => {
    if (link !== undefined && links.length < linksMax) {
      links.push({ words: link.words.trim().slice(0, wordsMax), target: link.target.slice(0, targetMax) });
    }
    link = undefined;
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (depth > depthMax && !isTooDeep) {
          isTooDeep = true;
          parser.pause();
        }
        if (isTooDeep) return;
        if (silentElements.has(name)) silent += 1;
        if (lineElements.has(name)) parts.push('\n');
        if (name === 'script') counts.scripts += 1;
        if (name === 'form') counts.forms += 1;
        if (frameElements.has(name)) counts.frames += 1;
        if (name === 'img' || name === 'image') {
          if (/^\s*(?:https?:|ftp:|\/\/|\\\\)/iu.test(attributes['src'] ?? attributes['href'] ?? ''))
            counts.remoteImages += 1;
          else counts.otherImages += 1;
          const words = attributes['alt'] ?? '';
          if (words !== '' && silent === 0) parts.push(`[picture: ${words}]`);
        }
        const target = attributes['href'];
        if ((name === 'a' || name === 'area') && target !== undefined) {
          endLink();
          counts.links += 1;
          link = { words: '', target };
        }
        if (name === 'td' || name === 'th') parts.push('\t');
      },
      ontext: (text) => {
        if (silent > 0 || isTooDeep) return;
        parts.push(text);
        if (link !== undefined && link.words.length < wordsMax) link.words += text;
      },
      onclosetag: (name) => {
        depth -= 1;
        if (silentElements.has(name) && silent > 0) silent -= 1;
        if (lineElements.has(name) && name !== 'br' && name !== 'hr') parts.push('\n');
        if (name === 'a') endLink();
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  // The time that the parser takes grows with the square of the depth.
  if (!isTooDeep) parser.end();
  endLink();
  return {
    text: tidy(parts.join('')),
    links,
    linkCount: counts.links,
    remoteImages: counts.remoteImages,
    otherImages: counts.otherImages,
    forms: counts.forms,
    scripts: counts.scripts,
    frames: counts.frames,
    isTooDeep,
  };
};

const silentElements: ReadonlySet<string> = new Set(['script', 'style', 'title', 'template']);
const frameElements: ReadonlySet<string> = new Set([
  'iframe',
  'frame',
  'object',
  'embed',
  'applet',
  'audio',
  'video',
  'svg',
]);
const lineElements: ReadonlySet<string> = new Set(
  'address article aside blockquote br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);

// Line by line: a pattern over all of it could be made to run for long.
const tidy = (text: string): string => {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.replaceAll(/[ \t\r\f]{1,100}/gu, ' ').trim();
    if (trimmed !== '' || (lines.at(-1) ?? '') !== '') lines.push(trimmed);
  }
  return lines.join('\n').trim();
};
