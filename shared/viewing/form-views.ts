import { archiveImporter } from '../imports/archive.ts';
import { csvImporter } from '../imports/csv.ts';
import { mailImporter } from '../imports/mail.ts';
import { headText } from '../imports/json-importer.ts';

type Traits = { readonly name: string | null; readonly head: Uint8Array };

// Above text, where the form is plain to see; below it, where it may be.
const surely = 40;
const byName = 30;
const perhaps = 15;

const jsonName = /\.(?:json|jsonl|ndjson|jsonld|geojson|har|ipynb)$/iu;
/** What stands first in a file that somebody wrote as JSON; a line of a log may begin with a bracket as well. */
const jsonStart = /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[{["\]]|$))/u;

export const suitsJson = ({ name, head }: Traits): number => {
  const text = headText(head.subarray(0, 4096));
  if (jsonStart.test(text)) return surely;
  return jsonName.test(name ?? '') && /^\s*[[{"\-0-9tfn]/u.test(text) ? surely : 0;
};

export const suitsTable = ({ name, head }: Traits): number => {
  const sniffed = csvImporter.sniff(head, name ?? '');
  if (sniffed > 0) return sniffed === 2 ? surely : perhaps;
  // With a character in it that no table has; the view marks it.
  return /\.(?:csv|tsv)$/iu.test(name ?? '') && !head.includes(0) ? byName : 0;
};

export const suitsMail = ({ name, head }: Traits): number => {
  const sniffed = mailImporter.sniff(head, name ?? '');
  if (sniffed === 2) return surely;
  // With a zero byte or a broken header in it, which the view says.
  const isNamed =
    /\.(?:eml|mbox|mbx)$/iu.test(name ?? '') && /^(?:From |[!-9;-~]+:)/u.test(headText(head.subarray(0, 1024)));
  return isNamed ? byName : sniffed === 1 ? perhaps : 0;
};

export const suitsArchive = ({ name, head }: Traits): number => {
  if (head[0] === 0x1f && head[1] === 0x8b) return /\.(?:tgz|tar\.gz)$/iu.test(name ?? '') ? surely : perhaps;
  return archiveImporter.sniff(head, name ?? '') === 2 ? surely : 0;
};
