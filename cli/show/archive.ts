import { counted } from '../../shared/base/counted.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import type { Answer } from '../answer.ts';
import { formatTable } from '../output.ts';
import type { Shell } from '../shell.ts';
import type { ShowRequest } from './request.ts';

type Page = Output<'evidence.archive'>;

const pageEntries = 200;

/** What is in an archive, with what is dangerous about it. */
export const showArchive = async (
  shell: Shell,
  { folder, evidence, from, limit }: ShowRequest,
): Promise<Result<Answer>> => {
  const entries: Page['entries'] = [];
  let last: Page | undefined;
  do {
    const next = from + entries.length;
    const count = Math.min(pageEntries, limit - entries.length);
    const page = await shell.call('evidence.archive', { folder, evidence, from: next, count });
    if (!page.ok) return page;
    last = page.value;
    entries.push(...last.entries);
    if (last.entries.length === 0) break;
  } while (entries.length < limit && from + entries.length < last.total);
  if (last === undefined) return err({ code: 'BAD_USAGE', message: 'No entries were asked for.' });
  const { form, size, total, more, marked, notes } = last;
  return ok({
    document: { form, size, total, more, marked, notes, from, entries },
    lines: [
      `${form}: ${counted(total, 'entry', 'entries')}${more === 0 ? '' : `, and ${more} more that are not listed`}, ${marked} of them odd; nothing is unpacked`,
      ...notes.map((note) => `Odd: ${note}`),
      ...formatTable(
        entries.map(({ name, kind, size: bytes, timeUtc, marks }) => [
          kind,
          bytes,
          timeUtc ?? '',
          name,
          marks.map(({ code }) => code).join(', '),
        ]),
      ),
    ],
    caseFolder: folder,
  });
};
