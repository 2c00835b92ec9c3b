import { err, ok } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { placeToText } from '../../shared/domain/excerpt-anchor.ts';
import { unrankedWords, unsearchedWords } from '../../shared/search/search-scopes.ts';
import { parseWhole } from '../command-options.ts';
import type { Register } from '../shell.ts';

type Searched = Output<'search.run'>;
type Hit = Searched['hits'][number];
type SearchOptions = { readonly kind?: readonly string[]; readonly limit?: number; readonly rankAll?: boolean };

const limitDefault = 50;
const limitMax = 200;

export const register: Register = (command, shell) => {
  command
    .argument('<dir>', 'the case')
    .argument('<query>', 'words, "several words", begin*, title:word, -without, OR, NEAR/5')
    .option('--kind <kind...>', 'only lines of these nouns (evidence, source, custody, …), file or record')
    .option('--limit <n>', `at most so many, up to ${limitMax}`, parseWhole)
    .option('--rank-all', 'the best first, however many hits there are')
    .action(
      shell.answer(
        async (folder: string, query: string, { kind = [], limit = limitDefault, rankAll = false }: SearchOptions) => {
          const kinds = [...kind];
          if (limit < 1 || limit > limitMax) {
            return err({
              code: 'BAD_USAGE',
              message: `The limit ${limit} is not between 1 and ${limitMax}.`,
              hint: 'Run `plumbline search --help`.',
            });
          }
          // First the query: what cannot be understood need not wait for anything to be read.
          const first = await shell.call('search.run', { folder, query, kinds, count: 1 });
          if (!first.ok) return first;
          const updated = await shell.call('search.update', { folder });
          if (!updated.ok) return updated;
          const found = await shell.call('search.run', { folder, query, kinds, count: limit, rankAll, remember: true });
          return found.ok
            ? ok({ document: toDocument(found.value), lines: describe(found.value), caseFolder: folder })
            : found;
        },
      ),
    );
};

const toDocument = ({ total, byKind, unranked, hits, unread, unsearched }: Searched) => ({
  total,
  byKind,
  ...(unranked.length > 0 && { unranked }),
  unread,
  unsearched,
  hits: hits.map(({ kind, id, title, item, snippet, line, offset, length, place, record, type }) => ({
    kind,
    id,
    title,
    snippet,
    ...(line !== null && { line }),
    ...(offset !== null && { offset, length }),
    ...(record !== null && { record, type, item }),
    ...(place !== null && { place: placeToText(place) }),
  })),
});

const describe = ({ total, unranked, hits, unsearched }: Searched): readonly string[] => [
  total === 0 ? 'Nothing holds that.' : `${total} found${hits.length < total ? `, the first ${hits.length}` : ''}:`,
  ...(unranked.length > 0 ? [`${unrankedWords(unranked)} \`--rank-all\` ranks them.`] : []),
  ...[unsearchedWords(unsearched)].filter((said) => said !== ''),
  ...hits.flatMap((hit) => ['', `${placeOf(hit)}  ${hit.title}`, `    ${showMarks(hit)}`]),
];

const placeOf = ({ kind, line, offset, record, type, item }: Hit): string => {
  if (line !== null) return `${kind} (line ${line})`;
  return record === null ? `file (from byte ${offset ?? 0})` : `${item ?? 'an item'}, record ${record} (${type ?? ''})`;
};

const showMarks = ({ snippet, marks }: Hit): string => {
  let shown = '';
  let at = 0;
  for (const [start, end] of marks) {
    shown += `${snippet.slice(at, start)}[${snippet.slice(start, end)}]`;
    at = end;
  }
  return (shown + snippet.slice(at)).replaceAll(/\s+/gu, ' ').trim();
};
