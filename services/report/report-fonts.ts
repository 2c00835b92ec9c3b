import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readWoffFont, type Font } from './woff-font.ts';

/** The faces of a report: each is families in the order in which a character is looked for. */
export type ReportFonts = {
  readonly blobs: readonly Uint8Array[];
  readonly text: Face;
  readonly bold: Face;
  readonly mono: Face;
};
export type Face = { readonly families: readonly string[]; readonly covers: (code: number) => boolean };

/** Inter in two weights and JetBrains Mono, as they come with the program in parts by script. */
export const loadReportFonts = (): ReportFonts => {
  const text = readFamily('inter', 400, 'Plumbline Text');
  const bold = readFamily('inter', 600, 'Plumbline Strong');
  const mono = readFamily('jetbrains-mono', 400, 'Plumbline Mono');
  return {
    blobs: [...text, ...bold, ...mono].map(({ sfnt }) => sfnt),
    text: toFace(text),
    bold: toFace(bold),
    mono: toFace(mono),
  };
};

const resolver = createRequire(import.meta.url);

const scriptsByName = {
  inter: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'],
  'jetbrains-mono': ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'],
} as const;

const readFamily = (name: keyof typeof scriptsByName, weight: number, family: string): readonly Font[] =>
  scriptsByName[name].map((script, index) => {
    const path = resolver.resolve(`@fontsource/${name}/files/${name}-${script}-${weight}-normal.woff`);
    // A number, because the typesetter strips words such as “ext” from the end of a family's name.
    return readWoffFont(readFileSync(path), `${family} ${index + 1}`);
  });

const toFace = (fonts: readonly Font[]): Face => {
  const known = new Map<number, boolean>();
  return {
    families: fonts.map(({ family }) => family),
    covers: (code) => {
      const before = known.get(code);
      if (before !== undefined) return before;
      const covered = fonts.some(({ covers }) => covers(code));
      known.set(code, covered);
      return covered;
    },
  };
};
