import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Output } from '../../shared/api/contract.ts';
import { parsePlace } from '../../shared/domain/excerpt-anchor.ts';
import type { Answer } from '../answer.ts';
import { formatTable } from '../output.ts';
import type { Shell } from '../shell.ts';
import type { ShowRequest } from './request.ts';

type Page = Output<'evidence.json'>;
type Child = Page['children'][number];

const pageChildren = 200;
const valueCharacters = 100;

/** What is in the value at a pointer, or in the file itself. */
export const showJson = async (
  shell: Shell,
  { folder, evidence, from, limit, place }: ShowRequest,
): Promise<Result<Answer>> => {
  const at = place === undefined ? ok(null) : await findValue(shell, folder, evidence, place);
  if (!at.ok) return at;
  const children: Child[] = [];
  let last: Page | undefined;
  while (children.length < limit) {
    const next = from + children.length;
    const count = Math.min(pageChildren, limit - children.length);
    const page = await shell.call('evidence.json', { folder, evidence, at: at.value, from: next, count });
    if (!page.ok) return page;
    last = page.value;
    // A value whose end was not come to yet is shown once it was.
    const whole = last.isWhole ? last.children : last.children.filter(({ to }) => to !== null);
    children.push(...whole);
    if (last.isWhole && (whole.length === 0 || next + whole.length >= last.total)) break;
  }
  if (last === undefined) return err(notPointer);
  const { form, kind, size, total, isWhole, fault, isUnchecked } = last;
  return ok({
    document: { form, kind, size, total, isWhole, fault, isUnchecked, from, children },
    lines: [
      `${kindWords(kind, form)}: ${total} ${kind === 'object' ? 'names' : 'values'}${isWhole ? '' : ' so far'}`,
      ...formatTable(children.map(describeChild)),
      ...(fault === null ? [] : [`Not JSON from byte ${fault.at} on: ${fault.message}.`]),
    ],
    caseFolder: folder,
  });
};

const findValue = async (
  shell: Shell,
  folder: string,
  evidence: string,
  text: string,
): Promise<Result<number | null>> => {
  const place = parsePlace(text);
  if (!place.ok) return place;
  if (place.value.kind !== 'pointer') return err(notPointer);
  const path = await shell.call('evidence.json-path', { folder, evidence, pointer: place.value.pointer });
  return path.ok ? ok(path.value.steps.at(-1)?.from ?? null) : path;
};

const notPointer = {
  code: 'BAD_USAGE',
  message: 'A place in JSON is pointer:/a/0, as RFC 6901 has it.',
  hint: 'See `plumbline show --help`.',
} as const;

const kindWords = (kind: Page['kind'], form: Page['form']): string =>
  kind === 'file' ? (form === 'lines' ? 'JSON, a value on each line' : 'JSON') : kind;

const describeChild = ({ index, line, name, kind, value, from, to, isRepeated }: Child): readonly string[] => {
  const text = value.text.replaceAll(/\s+/gu, ' ');
  const marks = [...value.marks, ...(name?.marks ?? []), ...(isRepeated ? ['name stands twice'] : [])];
  return [
    line === null ? (name?.text ?? String(index)) : `line ${line}`,
    kind,
    `${from}-${to ?? ''}`,
    (text.length > valueCharacters || value.isCut ? `${text.slice(0, valueCharacters)}…` : text) +
      (marks.length === 0 ? '' : ` (${marks.join(', ')})`),
  ];
};
