import { z } from 'zod';

const runs = z.array(z.tuple([z.string(), z.string()])).transform((list) => list.map(([, text]) => text).join(''));
const blocks = z.array(
  z.union([
    z
      .object({ kind: z.enum(['heading', 'paragraph', 'note']), text: runs })
      .transform(({ kind, text }) => [kind, text]),
    z
      .object({ kind: z.literal('statement'), label: z.string(), text: runs })
      .transform(({ kind, label, text }) => [kind, label, text]),
    z.object({ kind: z.literal('list'), items: z.array(runs) }).transform(({ kind, items }) => [kind, ...items]),
    z
      .object({ kind: z.literal('facts'), rows: z.array(z.tuple([z.string(), runs])) })
      .transform(({ kind, rows }) => [kind, ...rows.flat()]),
    z
      .object({
        kind: z.literal('table'),
        caption: runs,
        columns: z.array(z.object({ title: runs })),
        rows: z.array(z.array(runs)),
        more: z.string(),
      })
      .transform(({ kind, caption, columns, rows, more }) => [
        kind,
        caption,
        ...columns.map(({ title }) => title),
        ...rows.flat(),
        ...(more === '' ? [] : [more]),
      ]),
    z
      .object({ kind: z.literal('figure'), title: z.string(), caption: runs })
      .transform(({ kind, title, caption }) => [kind, title, caption]),
  ]),
);

/** Of each block as the typesetter is given it: its kind and its texts in their order; of a figure what it is called. */
export const printedTexts = (data: unknown): readonly (readonly string[])[] => z.object({ blocks }).parse(data).blocks;

/** Texts without what differs between paper and page and is not read: kinds of spaces, places to break, brackets of chips. */
export const asRead = (texts: readonly string[]): readonly string[] =>
  texts.map((text) =>
    text
      .replaceAll(/[\u200b⟦⟧]/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  );
