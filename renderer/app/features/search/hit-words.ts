import type { Output } from '../../../../shared/api/contract.ts';
import { groupDigits } from '../../../../shared/base/grouped-digits.ts';

export type Hit = Output<'search.run'>['hits'][number];

/** Kinds in the order in which they are offered, with what they are called; what is not here comes after, by its noun. */
const kindNames: ReadonlyMap<string, string> = new Map([
  ['evidence', 'Evidence'],
  ['file', 'Files'],
  ['record', 'Records'],
  ['finding', 'Findings'],
  ['link', 'Links'],
  ['comment', 'Comments'],
  ['mark', 'Marks'],
  ['source', 'Sources'],
  ['custody', 'Custody'],
  ['hypothesis', 'Hypotheses'],
  ['name', 'Names of actors'],
  ['cluster', 'Clusters'],
  ['responsibility', 'Modes of responsibility'],
  ['rating', 'Ratings'],
  ['assumption', 'Assumptions'],
  ['group', 'Shared origins'],
  ['harm', 'Harm'],
  ['remediation', 'Remediation'],
  ['redress', 'Redress'],
  ['exercise', 'Exercise'],
  ['inject', 'Injects'],
  ['redline', 'Red lines'],
  ['clock', 'Reporting clocks'],
  ['notification', 'Notifications'],
  ['measure', 'Measures'],
  ['asset', 'Assets and services'],
  ['dependency', 'Dependences'],
  ['sentence', 'Report'],
  ['report', 'Readers of the report'],
  ['intake', 'Intakes'],
  ['import', 'Imports'],
  ['hashset', 'Hash sets'],
  ['grade', 'Default grades'],
]);

export type KindCount = { readonly id: string; readonly name: string; readonly count: number };

/** The kinds of which there are hits, and those that are chosen whether there are any or not. */
export const listKinds = (
  byKind: Readonly<Record<string, number>>,
  chosen: readonly string[],
): readonly KindCount[] => {
  const known = [...kindNames.keys()];
  const others = [...new Set([...Object.keys(byKind), ...chosen])].filter((kind) => !kindNames.has(kind)).sort();
  return [...known, ...others]
    .map((id) => ({ id, name: kindName(id), count: byKind[id] ?? 0 }))
    .filter(({ id, count }) => count > 0 || chosen.includes(id));
};

export const kindName = (kind: string): string => kindNames.get(kind) ?? kind;

/** Where it stands, in a few words. */
export const placeWords = ({ line, offset, length, record, type, item }: Hit): string => {
  if (line !== null) return `line ${line}`;
  if (record !== null)
    return `record ${groupDigits(record)}${type === null ? '' : `, ${type}`}${item === null ? '' : ` in ${item}`}`;
  return `bytes ${groupDigits(offset ?? 0)}–${groupDigits((offset ?? 0) + Math.max(0, (length ?? 0) - 1))}`;
};

export type SnippetPart = { readonly text: string; readonly isMarked: boolean };

/** The snippet in parts that are found words and parts that are not. Marks that do not fit it are passed over. */
export const snippetParts = ({ snippet, marks }: Pick<Hit, 'snippet' | 'marks'>): readonly SnippetPart[] => {
  const parts: SnippetPart[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at || end <= start || end > snippet.length) continue;
    if (start > at) parts.push({ text: snippet.slice(at, start), isMarked: false });
    parts.push({ text: snippet.slice(start, end), isMarked: true });
    at = end;
  }
  if (at < snippet.length) parts.push({ text: snippet.slice(at), isMarked: false });
  return parts;
};
