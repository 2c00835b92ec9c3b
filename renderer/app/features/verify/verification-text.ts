import type { Output } from '../../../../shared/api/contract.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { statusWords } from '../../../../shared/bundle/check-words.ts';
import { verdictTitle } from './verdict-words.ts';

/** A verification as plain text, for a note or a mail. What comes from the bundle has its hidden characters shown. */
export const verificationToText = (
  reply: Output<'bundle.verify'>,
  { path, at }: { path: string; at: string },
): string => {
  const width = Math.max(...reply.checks.map(({ name }) => name.length), 0);
  const lines = [
    `${verdictTitle(reply.verdict)}: ${showText(path)}`,
    `verified by Plumbline at ${at}`,
    ...(reply.mark === null || reply.mark === 'none' ? [] : [`mark     ${showText(reply.mark).toUpperCase()}`]),
    `edition  ${reply.edition ?? 'unknown'}`,
    `origin   ${reply.origin === null ? 'unknown' : showText(reply.origin)}`,
    `size     ${reply.size ?? 'unknown'}`,
    `root     ${reply.root ?? 'unknown'}`,
    ...reply.notices.map(({ file, detail, told }) =>
      told === null
        ? `notice   does not hold: ${showText(detail)} (${showText(file)})`
        : `notice   ${told.standing.toUpperCase()} by line ${told.line}${told.statement === null ? '' : `: ${showText(told.statement)}`}`,
    ),
    '',
    ...reply.checks.map(({ name, status, detail, first }) => {
      const place = first === null ? '' : ` (first: ${showText(first)})`;
      return `${name.padEnd(width)}  ${statusWords(status).padEnd(11)}  ${showText(detail)}${place}`;
    }),
    '',
    'Not proven:',
    ...reply.notProven.map((text) => `- ${text}`),
  ];
  return `${lines.join('\n')}\n`;
};
