import type { Disclosing, FieldType, LineType } from '../shared/ledger/line-type-parts.ts';
import { schemaToShape } from './json-shape.ts';

/** docs/formats/lines.md. The same table gives the same bytes on every machine. */
export const formatLineTypesPage = (
  lineTypes: Readonly<Record<string, LineType>>,
  earlier: Readonly<Record<string, readonly LineType[]>>,
): string => {
  const current = Object.entries(lineTypes).map(([name, type]) => formatLineType(name, type));
  const old = Object.entries(earlier).flatMap(([name, types]) =>
    types.map((type) => formatLineType(name, type, `, version ${type.v}`)),
  );
  return `${[introduction, ...current, '# Earlier versions\n\nRead, and no longer written.', ...old].join('\n\n')}\n`;
};

const introduction = `# Line types

Generated from \`shared/ledger/line-types.ts\` by \`npm run docs\`; do not edit it by hand.

A line of the ledger shows its number, type, version and day in clear, and one salted digest for each of its fields. This
page lists every type that this version writes and reads, with its fields. How lines, digests and disclosures are built is
in [bundle.md](bundle.md). A line has exactly the fields of its type; a field that says nothing is a salted \`null\` where
its shape allows null, else an empty text. A type that is not on this page is kept, shown as unknown, and its chain and
disclosures are still checked.

**Withheld** says when an edition may leave a field out:

| Word | Meaning |
| --- | --- |
| by marking | the default: where the marking of the line, or of the item that the line is about, is above the edition's, or an approved redaction names it |
| skeleton | only where the skeleton's own marking is raised above the edition's (field \`grade\`, member \`marking\`) or an approved redaction names it; the numbers that rest on it are then not stated |
| never | in every edition |

**Words** says where a value holds text that is disclosed word by word: in the whole value, in one member, or in every
member. **Shape** is the value once its words are joined. JSON numbers are integers.

| Notation | Meaning |
| --- | --- |
| \`text\` | a string of at most 200000 characters, disclosed word by word; in an edition that withholds words, an array of paragraphs, each an array of words, with \`{"withheld": digest}\` for what is withheld |
| \`string ≤ N\` | a string of at most N UTF-16 code units |
| \`instant\` | \`YYYY-MM-DDTHH:MM:SSZ\`, UTC |
| \`date\` | \`YYYY-MM-DD\` |
| \`hex-64\` | 64 lower-case hex digits: a SHA-256 |
| \`decimal\` | a decimal in full, as a string, such as \`"0.35"\`: no sign, no exponent, at most 12 places |
| \`ev-id\`, \`so-id\`, \`in-id\`, \`hy-id\`, \`gr-id\`, \`as-id\`, \`rq-id\`, \`im-id\` | identifier of an item, source, intake, hypothesis, group, assumption, request, import: the two letters, a hyphen, 26 lower-case Crockford base32 characters of 16 random bytes |
| \`{ <X>: Y, … }\` | an object whose member names are X; any of them, or none |
| \`[X, …]\` | an array, perhaps empty |

A member of an object is never absent: a member that says nothing is \`null\`, \`""\` or \`[]\` as its shape allows.`;

const formatLineType = (name: string, { says, v, fields }: LineType, suffix = ''): string =>
  [
    `## \`${name}\`${suffix}`,
    '',
    `${says} Version ${v}.`,
    '',
    '| Field | Withheld | Words | Shape | Meaning |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(fields).map(([field, type]) => formatField(field, type)),
  ].join('\n');

const formatField = (name: string, { schema, disclosing, texts, says }: FieldType): string =>
  `| \`${name}\` | ${disclosingToWord(disclosing)} | ${textsToWords(texts)} | ${code(schemaToShape(schema))} | ${escape(says)} |`;

const disclosingToWord = (disclosing: Disclosing): string => {
  switch (disclosing) {
    case 'marked':
      return 'by marking';
    case 'skeleton':
      return 'skeleton';
    case 'always':
      return 'never';
  }
};

const textsToWords = (texts: readonly string[]): string =>
  texts.map((path) => (path === '' ? 'whole' : path === '*' ? 'every member' : `\`${path}\``)).join(', ');

// A vertical bar would end the cell, even within code.
const escape = (text: string): string => text.replaceAll('|', String.raw`\|`);
const code = (text: string): string => `\`${escape(text)}\``;
