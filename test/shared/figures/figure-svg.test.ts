import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decibelTornado } from '../../../shared/figures/decibel-tornado.ts';
import { captionFigure, figureToSvg } from '../../../shared/figures/figure-svg.ts';
import { figureStyle } from '../../../shared/figures/figure-style.ts';
import { expectApart, expectSound, hostileNames, nodesOf, withClass } from '../../support/figure-checks.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const words = { title: 'What carries <it>', against: 'for the rival', favour: 'for the lead' };
const figureOf = (names: readonly string[]) =>
  decibelTornado(
    names.map((name, index) => ({ id: `"${index}`, name, detail: '', decibels: index - 3 })),
    600,
    words,
  );

describe('a figure as a document of its own', () => {
  it('has the colours of the window, in its light palette', () => {
    const [, root = ''] = /:root \{([^}]*)\}/u.exec(read('renderer/ui/tokens.css')) ?? [];
    const tokens = new Map(
      [...root.matchAll(/--([\w-]+):\s*([^;]+);/gu)].map(([, name = '', value = '']) => [name, value]),
    );
    const [drawn = ''] = read('renderer/marks/figures.css').split('/* A part that leads somewhere. */');
    const flat = (css: string): string =>
      css
        .replaceAll(/\/\*.*?\*\//gsu, '')
        .replaceAll(/var\(--([\w-]+)\)/gu, (_, name: string) => tokens.get(name) ?? `no ${name}`)
        .replaceAll(/\s+/gu, ' ')
        .trim();
    // Where Inter is missing a narrow face takes its place, since the places were measured for Inter.
    const own =
      ".fig { font-family: 'Inter', Arial, 'Liberation Sans', sans-serif; } .fig-captioned .fig { overflow: visible; } .fig-ground { fill: #ffffff; }";
    expect(flat(figureStyle)).toBe(`${flat(drawn)} ${own}`);
  });

  it('writes text as text, whatever it is, and nothing that could fetch, link or run', () => {
    const svg = figureToSvg(figureOf(hostileNames));
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(svg).toContain('<title>What carries &lt;it&gt;</title>');
    expect(svg).not.toMatch(/href|url\(|@import|\son\w+=|<!/u);
    // XML 1.0 has no place for these, escaped or not.
    expect(svg).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
  });

  it('drops what a figure may not consist of', () => {
    const figure = figureOf(['a']);
    const hostile = {
      ...figure,
      root: {
        ...figure.root,
        // A tree from elsewhere could hold what the types refuse.
        children: [...figure.root.children, JSON.parse('{"tag":"script","attributes":{},"children":["alert(1)"]}')],
        attributes: { ...figure.root.attributes, ...JSON.parse('{"onload":"alert(1)"}') },
      },
    };
    expect(figureToSvg(hostile)).toBe(figureToSvg(figure));
  });

  it('is the same text every time', () => {
    expect(figureToSvg(figureOf(hostileNames))).toBe(figureToSvg(figureOf(hostileNames)));
  });
});

describe('a figure with words over and under it', () => {
  it('wraps them to its width, and lets nothing lie on anything', () => {
    const note = 'An assessment, not a finding: the method is uncalibrated and rests on the ratings that were given. ';
    for (const name of hostileNames) {
      const figure = captionFigure(figureOf(['a', 'b']), [name, 'Level 2'], [note.repeat(3), name]);
      expectSound({
        ...figure,
        root: {
          ...figure.root,
          children: figure.root.children.filter((child) => typeof child === 'string' || child.tag !== 'svg'),
        },
      });
      expectApart(
        nodesOf({
          ...figure.root,
          children: figure.root.children.filter((child) => typeof child === 'string' || child.tag !== 'svg'),
        }).filter(({ tag }) => tag === 'text'),
      );
      expect(withClass(figure, 'fig-tornado')).toHaveLength(1);
    }
  });
});
