import { CommanderError } from 'commander';
import type { Failure } from '../shared/base/result.ts';

/** What commander found wrong with the words of a verb that has these leaves, as a failure; undefined where it only printed help. */
export const toUsageFailure = (
  error: unknown,
  words: readonly string[],
  leaves: readonly string[],
): Failure | undefined => {
  if (!(error instanceof CommanderError)) throw error;
  const hint = `Run \`plumbline ${helpWords(words, leaves).join(' ')} --help\` to see what it takes.`;
  if (error.code === 'commander.helpDisplayed') return undefined;
  // A noun without its verb: commander would print help.
  if (error.code === 'commander.help') {
    return {
      code: 'BAD_USAGE',
      message: `\`plumbline ${helpWords(words, leaves).join(' ')}\` needs to be told what to do.`,
      hint,
    };
  }
  return { code: 'BAD_USAGE', message: toMessage(error.message), hint };
};

const toMessage = (text: string): string => {
  const plain = text.replace(/^error: /u, '').replaceAll(/\s*\n\s*/gu, ' ');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
};

const helpWords = ([verb = '', next = '']: readonly string[], leaves: readonly string[]): readonly string[] =>
  leaves.includes(next) ? [verb, next] : [verb];
