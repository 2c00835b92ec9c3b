import { resolve } from 'node:path';
import type { Input } from '../shared/api/contract.ts';
import type { Progress } from '../shared/api/events.ts';
import { unfinishedWords, waitingWords } from '../shared/api/watch-words.ts';
import type { WatchNews, WatchState } from '../shared/api/watch-contract.ts';
import { ok, type Failure, type Result } from '../shared/base/result.ts';
import type { Answer } from './answer.ts';
import { formatMark } from './output.ts';
import type { Shell } from './shell.ts';

/** Whoever may write to the folder decides how much is refused: the counts are whole, the list need not be. */
const refusedListedMax = 10_000;

/**
 * Takes in what is put into a folder until Ctrl-C, and says each item when it is durable. With `--json` there is one document
 * at the end. A second Ctrl-C does not wait for the file that is being read.
 */
export const watchFolder = async (input: Input<'intake.watch'>, shell: Shell): Promise<Result<Answer, Failure>> => {
  const info = await shell.call('case.info', { folder: input.folder });
  if (!info.ok) return info;
  for (const line of formatMark(info.value.mark)) shell.say(line);
  shell.note(`Watching ${resolve(input.path)}. Ctrl-C ends it.`);
  const all: { readonly [K in keyof WatchNews]: WatchNews[K][number][] } = { taken: [], duplicates: [], refused: [] };
  let isCountSaid = false;
  shell.hearProgress(({ news }: Progress) => {
    if (news === undefined) return;
    for (const line of describe(news, isCountSaid)) shell.say(line);
    isCountSaid ||= news.duplicates.some(({ isFromStart }) => isFromStart);
    all.taken.push(...news.taken);
    all.duplicates.push(...news.duplicates);
    all.refused.push(...news.refused.slice(0, Math.max(0, refusedListedMax - all.refused.length)));
  });
  shell.endOnInterrupt(shell.endWork);
  const reply = await shell.call('intake.watch', input);
  if (!reply.ok) return reply;
  const duplicates = all.duplicates.map(({ item }) => item);
  return ok({ document: { ...reply.value, ...all, duplicates }, lines: endLines(reply.value), mark: 'none' });
};

const describe = (news: WatchNews, isCountSaid: boolean): readonly string[] => [
  ...news.taken.map(
    ({ id, name, sha256, size }) => `taken  ${id}  ${name}  ${sha256 ?? 'withheld'}  ${size ?? '?'} bytes`,
  ),
  ...(isCountSaid || !news.duplicates.some(({ isFromStart }) => isFromStart)
    ? []
    : ['there already  files that lay there at the start: they are counted, not listed']),
  ...news.duplicates
    .filter(({ isFromStart }) => !isFromStart)
    .map(({ item: { id, name } }) => `there already  ${id}  ${name}`),
  ...news.refused.map(({ path, code, message }) => `refused  ${path}: ${message} (${code})`),
];

const endLines = ({ counts, waiting }: WatchState): readonly string[] => [
  ...waiting.map(({ path, why }) => `not taken  ${path}: ${waitingWords(why)}`),
  ...(waiting.some(({ why }) => why === 'unfinished') ? [unfinishedWords] : []),
  `${counts.taken} taken, ${counts.duplicates} there already, ${counts.refused} refused, ${counts.waiting} not taken yet`,
];
