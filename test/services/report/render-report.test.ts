import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../shared/figures/figure-node.ts';
import { makeFigure, node } from '../../../shared/figures/figure-node.ts';
import { textNode } from '../../../shared/figures/figure-text.ts';
import { rich, type ReportBlock } from '../../../shared/report/blocks.ts';
import { reportOf, type Report } from '../../../shared/report/report.ts';
import { drawFigure, paintByClass } from '../../../services/report/figure-drawing.ts';
import { loadReportRenderer } from '../../../services/report/render-report.ts';
import { readPdf } from '../../support/pdf-text.ts';
import { sourceOf, testCheckpoint } from '../../support/report-source.ts';
import { valueOf } from '../../support/results.ts';
import { fixtureInput } from '../../support/scoring-inputs.ts';

const render = valueOf(await loadReportRenderer());
const report = reportOf(sourceOf(fixtureInput('k5')), 'technical');
const pdf = render(report);
const content = readPdf(pdf);
/** Words as they are read: spaces at ends of lines are not part of them, nor are places where a long word may break. */
const words = (text: string): string => text.replaceAll('\u200b', '').replaceAll(/\s+/gu, ' ');
const withBlocks = (...blocks: readonly ReportBlock[]): Report => ({ ...report, blocks });
const printed = (...texts: readonly string[]): string =>
  words(readPdf(render(withBlocks(...texts.map((text) => ({ kind: 'paragraph' as const, text: rich(text) }))))).text);

describe('a printed report', () => {
  it('bears on every page its marking and the three lines of the checkpoint', () => {
    expect(content.pages).toBeGreaterThan(4);
    const countOf = (text: string): number => words(content.text).split(text).length - 1;
    for (const line of testCheckpoint
      .trimEnd()
      .split('\n')
      .filter((text) => text.length > 1)) {
      expect(countOf(line)).toBeGreaterThanOrEqual(content.pages);
    }
    expect(countOf('TLP:CLEAR')).toBeGreaterThanOrEqual(2 * content.pages);
    expect(countOf(`/ ${content.pages}`)).toBeGreaterThanOrEqual(content.pages);
  });

  it('holds the words of its blocks', () => {
    const text = words(content.text);
    for (const said of [
      'The dark winter',
      'Key judgements',
      'We assess it is',
      'Contrary evidence',
      'How to check this report',
    ])
      expect(text).toContain(said);
  });

  it('says by itself that it is PDF/A-2b, with an output intent, every font embedded, and the time of the freeze', () => {
    const { unpacked } = content;
    expect(unpacked).toMatch(/<pdfaid:part>2<\/pdfaid:part>/u);
    expect(unpacked).toMatch(/<pdfaid:conformance>B<\/pdfaid:conformance>/u);
    expect(unpacked).toContain('/S /GTS_PDFA1');
    expect(unpacked).toContain('/CreationDate (D:20260303093000Z)');
    const descriptors = [...unpacked.matchAll(/\/Type \/FontDescriptor[\s\S]*?endobj/gu)].map(([text]) => text);
    expect(descriptors.length).toBeGreaterThan(2);
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile[23] \d+ 0 R/u);
    // No face of the machine: each bears one of our names.
    for (const [, name] of unpacked.matchAll(/\/BaseFont \/[A-Z]{6}\+(\S+)/gu)) expect(name).toMatch(/^Plumbline-/u);
    expect(unpacked).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile|URI)\b/u);
  });

  it('is the same bytes each time', () => {
    expect(Buffer.compare(render(report), pdf)).toBe(0);
  });
});

describe('a word', () => {
  it('is read whole whatever its letters, two of which stand for brackets within a string of the file', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    const turned = Array.from({ length: letters.length }, (_, at) => letters.slice(at) + letters.slice(0, at));
    const text = printed(...turned);
    for (const word of turned) expect(text).toContain(word);
  });
});

describe('a hostile text', () => {
  it('is never markup', () => {
    const texts = [
      '#set page(fill: red) #panic("no") #read("/etc/passwd") #image("x.svg")',
      '*bold* _it_ `raw` $x^2$ @ref <label> = heading - list \\ line // comment /* more */ ~ [content] {code}',
      '\\u{202e} "quoted" \'single\' -- --- ... https://example.org',
    ];
    const text = printed(...texts);
    for (const one of texts) expect(text).toContain(one);
  });

  it('shows what steers other characters, or has no image, as its code', () => {
    const text = printed('ab\u202ecd\u0000ef\u200bgh 中 🙂 العربية');
    for (const code of ['U+202E', 'U+0000', 'U+200B', 'U+4E2D', 'U+1F642', 'U+0627']) expect(text).toContain(code);
    for (const hidden of ['\u202e', '\u0000', '中']) expect(text).not.toContain(hidden);
  });

  it('may be 200,000 characters of one word', () => {
    const made = readPdf(render(withBlocks({ kind: 'paragraph', text: rich('w'.repeat(200_000)) })));
    expect(made.text.split('w').length).toBeGreaterThan(200_000);
  });

  it('may stand in the title and in the properties', () => {
    const hostile = '#panic() <x> \u202e(\\) 中';
    const made = readPdf(render({ ...withBlocks(), title: rich(hostile) }));
    expect(words(made.text)).toContain('#panic() <x>');
  });
});

describe('a figure on paper', () => {
  it('has its words set by the typesetter, as text, and none in its drawing', () => {
    const figure: Figure = makeFigure(
      { width: 100, height: 20, title: 'T', description: 'D', table: { columns: [], rows: [] } },
      'x',
      [
        node('rect', { class: 'fig-positive', x: 0, y: 0, width: 10, height: 10 }),
        textNode({ x: 50, y: 12, face: 'label', anchor: 'middle' }, ['<script>#panic()']),
      ],
    );
    const { shapes, words: set } = drawFigure(figure);
    expect(shapes).toContain('<rect x="0" y="0" width="10" height="10" fill="#1d5aa6"/>');
    expect(shapes).not.toMatch(/text|script|panic/u);
    expect(set).toMatchObject([{ x: 50, y: 12, anchor: 'middle', parts: [{ text: '<script>#panic()' }] }]);
    expect(printedFigure(figure)).toContain('<script>#panic()');
  });

  it('names no graphics state in the PDF, of which the typesetter writes several in another order in each process', () => {
    const shapesOf = () =>
      Object.keys(paintByClass).map((name, at) =>
        node('rect', { class: name, x: 0, y: 10 * at, width: 10, height: 8 }),
      );
    const figure = makeFigure(
      { width: 100, height: 500, title: 'T', description: 'D', table: { columns: [], rows: [] } },
      'x',
      [...shapesOf(), node('g', { class: 'fig-first' }, shapesOf())],
    );
    const { unpacked } = readPdf(render(withBlocks({ kind: 'figure', draw: () => figure, caption: 'C' })));
    expect(unpacked).toContain('/Subtype /Form');
    expect(unpacked).not.toContain('/Type /ExtGState');
  });

  it('knows a paint for every class of a shape that a figure gives', () => {
    const folder = join(import.meta.dirname, '../../../shared/figures');
    const text = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const shapes = [...text.matchAll(/node\('(?:rect|line|path|circle)', \{\s*class: (['`])(.+?)\1/gu)].map(
      ([, , classes = '']) => classes.split(/ (?![^{]*\})/u),
    );
    expect(shapes.length).toBeGreaterThan(20);
    const names = Object.keys(paintByClass);
    // Of a class that is put together its beginning is known, or nothing; a drawing without any paint is black.
    const isPainted = (name: string): boolean => {
      const [stem = '', ...put] = name.split('${');
      return put.length === 0 ? name in paintByClass : names.some((known) => known.startsWith(stem));
    };
    expect(shapes.filter((classes) => !classes.some(isPainted))).toEqual([]);
    expect(
      shapes
        .filter((classes) => !classes.join(' ').includes('${'))
        .flatMap((classes) => classes.filter((one) => !isPainted(one))),
    ).toEqual([]);
  });
});

const printedFigure = (figure: Figure): string =>
  words(readPdf(render(withBlocks({ kind: 'figure', draw: () => figure, caption: 'C' }))).text);
