import { counted } from '../../shared/base/counted.ts';
import { defang } from '../../shared/base/defanged-text.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import type { Answer } from '../answer.ts';
import { formatTable } from '../output.ts';
import type { Shell } from '../shell.ts';
import type { ShowRequest } from './request.ts';

type Listed = Output<'evidence.messages'>;
type Message = Output<'evidence.message'>['messages'][number];

const pageMessages = 100;

/** The messages of a mailbox; or one message, where the file is one or one was named. */
export const showMail = async (
  shell: Shell,
  { folder, evidence, from, limit, message }: ShowRequest,
): Promise<Result<Answer>> => {
  const messages: Listed['messages'] = [];
  let last: Listed | undefined;
  const first = message === undefined ? from : message - 1;
  const wanted = message === undefined ? limit : 1;
  while (messages.length < wanted) {
    const next = first + messages.length;
    const count = Math.min(pageMessages, wanted - messages.length);
    const page = await shell.call('evidence.messages', { folder, evidence, from: Math.max(0, next), count });
    if (!page.ok) return page;
    last = page.value;
    // Where the last message ends is known once the next one or the end was come to.
    const known = last.isWhole ? last.messages : last.messages.filter(({ index }) => index + 1 < (last?.total ?? 0));
    messages.push(...known);
    if (last.isWhole && (known.length === 0 || next + known.length >= last.total)) break;
  }
  const [only] = messages;
  if (last === undefined || (message !== undefined && only === undefined)) return err(noMessage(message ?? 0));
  if (only !== undefined && (message !== undefined || !last.isMailbox)) {
    return showOne(shell, folder, evidence, only.from, only.to);
  }
  const { size, total, isMailbox } = last;
  return ok({
    document: { form: 'mailbox', size, total, isMailbox, from: first, messages },
    lines: [
      `A mailbox with ${counted(total, 'message')}`,
      ...formatTable(
        messages.map(({ index, date, sender, subject }) => [String(index + 1), date, defang(sender), subject]),
      ),
    ],
    caseFolder: folder,
  });
};

const showOne = async (
  shell: Shell,
  folder: string,
  evidence: string,
  from: number,
  to: number,
): Promise<Result<Answer>> => {
  const read = await shell.call('evidence.message', { folder, evidence, from, to });
  if (!read.ok) return read;
  const { readTo, messages, moreMessages, odd } = read.value;
  return ok({
    document: { form: 'message', from, to, readTo, messages, moreMessages, odd },
    lines: [
      ...messages.flatMap(describeMessage),
      ...(readTo < to ? [`The message goes on to byte ${to}; it was read up to byte ${readTo}.`] : []),
      ...odd.map(({ message, from: start }) => `Odd at byte ${start}: ${message}`),
    ],
    caseFolder: folder,
  });
};

const describeMessage = (message: Message): readonly string[] => [
  ...(message.part === '' ? [] : ['', `Message within, part ${message.part}`]),
  ...formatTable(message.headers.map(({ name, raw, decoded }) => [`${name}:`, decoded ?? raw])),
  ...message.marks.map((mark) => `Odd: ${mark}`),
  ...message.bodies.flatMap(({ part, type, size, text, html }) => [
    '',
    `Text, part ${part} (${type}, ${size} bytes)${html === null ? '' : `; not shown: links ${html.linkCount}, remote pictures ${html.remoteImages}, forms ${html.forms}, scripts ${html.scripts}`}`,
    ...text.split(/\r?\n/u).map((line) => `  ${line}`),
    ...(html?.links ?? []).map(({ words, target }) => `  link “${words}” leads to ${defang(target)}`),
  ]),
  ...message.attachments.map(
    ({ part, name, type, size, sha256 }) =>
      `Attachment, part ${part}: ${name ?? 'without a name'} (${type}, ${size} bytes), SHA-256 ${sha256 ?? 'none: not read whole'}`,
  ),
];

const noMessage = (number: number) => ({
  code: 'PLACE_OUTSIDE',
  message: `There is no message ${number} in the file.`,
  hint: 'Leave `--message` out to have the messages listed.',
});
