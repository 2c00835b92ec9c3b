import { splitLongWords } from '../../shared/base/long-words.ts';
import { shortText } from '../../shared/base/short-text.ts';
import { showText, splitVisibleText } from '../../shared/base/visible-text.ts';
import { paperFigureWidth, type ReportBlock, type Rich, type Span } from '../../shared/report/blocks.ts';
import { titleText, type Report } from '../../shared/report/report.ts';
import { qrCodeSvg } from '../evidence/sheet/qr-code.ts';
import { drawFigure } from './figure-drawing.ts';
import type { ReportFonts } from './report-fonts.ts';

/** A run of characters that one face has, or a chip that stands for characters without an image. */
type Run = readonly [kind: string, text: string];

/** A report as the JSON that the template reads. Every text in it can be printed, and none of it is read as markup. */
export const reportToData = (report: Report, fonts: ReportFonts): unknown => {
  const runs = (text: Rich): readonly Run[] => text.flatMap((span) => spanToRuns(span, fonts));
  const plain = (text: string): readonly Run[] => runs([{ kind: 'text', text }]);
  return {
    // Properties of a document are not set in a face, so nothing need be replaced by what a face has.
    documentTitle: showText(shortText(titleText(report), 200)),
    title: runs(report.title),
    shortTitle: runs(shorten(report.title)),
    question: runs(report.question),
    marking: report.marking,
    marks: report.marks,
    checkpoint: report.checkpoint,
    qr: report.checkpoint.length === 0 ? '' : qrCodeSvg(`${report.checkpoint.join('\n')}\n`),
    facts: report.facts.map(([label, value]) => [label, runs(value)]),
    blocks: report.blocks.map((block) => blockToData(block, runs, plain, fonts)),
  };
};

const shortTitleCharacters = 70;

const shorten = (title: Rich): Rich => {
  const text = title.map((span) => span.text).join('');
  return text.length <= shortTitleCharacters ? title : [{ kind: 'text', text: shortText(text, shortTitleCharacters) }];
};

type ToRuns<From> = (text: From) => readonly Run[];

const blockToData = (
  block: ReportBlock,
  runs: ToRuns<Rich>,
  plain: ToRuns<string>,
  fonts: ReportFonts,
): Readonly<Record<string, unknown>> => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'statement':
    case 'note':
      return { ...block, text: runs(block.text) };
    case 'list':
      return { ...block, items: block.items.map(runs) };
    case 'facts':
      return { ...block, rows: block.rows.map(([label, value]) => [label, runs(value)]) };
    case 'table':
      return {
        ...block,
        caption: plain(block.caption),
        columns: block.columns.map(({ title, width, align }) => ({
          title: runs(title),
          width: width === 'auto' ? 0 : width,
          align: align ?? 'start',
        })),
        rows: block.rows.map((row) => row.map(runs)),
        more: block.more ?? '',
      };
    case 'figure': {
      const { words, ...drawing } = drawFigure(block.draw(paperFigureWidth));
      return {
        kind: 'figure',
        caption: plain(block.caption),
        ...drawing,
        words: words.map(({ parts, ...place }) => ({
          ...place,
          parts: parts.map(({ text, face, ...part }) => ({
            ...part,
            face,
            // The isolates around a name are for a page; here no text runs from right to left.
            runs: spanToRuns(
              {
                kind: face === 'value' ? 'hash' : face === 'strong' ? 'strong' : 'text',
                text: text.replaceAll(/[\u2068\u2069]/gu, ''),
              },
              fonts,
            ),
          })),
        })),
      };
    }
  }
};

const spanToRuns = ({ kind, text }: Span, fonts: ReportFonts): readonly Run[] => {
  const { covers } = kind === 'hash' ? fonts.mono : kind === 'strong' || kind === 'word' ? fonts.bold : fonts.text;
  const runs: Run[] = [];
  const add = (kindOf: string, more: string): void => {
    const last = runs.at(-1);
    if (last?.[0] === kindOf && kindOf !== 'chip') runs[runs.length - 1] = [kindOf, last[1] + more];
    else runs.push([kindOf, more]);
  };
  for (const run of splitVisibleText(text, { keepLines: true })) {
    if (run.kind === 'hidden') {
      add('chip', run.count === 1 ? run.code : `${run.code} ×${run.count}`);
      continue;
    }
    for (const character of run.text) {
      const shown = sameInFace[character] ?? character;
      const code = shown.codePointAt(0) ?? 0;
      if (code === 10 || covers(code)) add(kind, shown);
      else add('chip', `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    }
  }
  return runs.map(([kindOf, value]) => [kindOf, kindOf === 'hash' ? value : breakable(value)]);
};

// What our own words use and the faces lack, by what is read as the same.
const sameInFace: Readonly<Record<string, string>> = { '\u202f': '\u00a0', '\t': ' ' };

/** A word too long for a column may be broken: an invisible place to do so stands in it. */
const breakable = (text: string): string => splitLongWords(text).join('\u200b');
