import { CommanderError } from 'commander';
import type { Failure } from '../shared/base/result.ts';

/** What commander found wrong with the words, as a failure; undefined where it only printed help. */
export const toUsageFailure = (error: unknown, words: readonly string[]): Failure | undefined => {
  if (!(error instanceof CommanderError)) throw error;
  const hint = `Run \`plumbline ${helpWords(words).join(' ')} --help\` to see what it takes.`;
  if (error.code === 'commander.helpDisplayed') return undefined;
  // A noun without its verb: commander would print help.
  if (error.code === 'commander.help') {
    return {
      code: 'BAD_USAGE',
      message: `\`plumbline ${helpWords(words).join(' ')}\` needs to be told what to do.`,
      hint,
    };
  }
  return { code: 'BAD_USAGE', message: toMessage(error.message), hint };
};

const toMessage = (text: string): string => {
  const plain = text.replace(/^error: /u, '').replaceAll(/\s*\n\s*/gu, ' ');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
};

const nouns: ReadonlySet<string> = new Set(['case', 'identity', 'source', 'hypothesis']);

const helpWords = ([verb = '', next = '']: readonly string[]): readonly string[] =>
  nouns.has(verb) && /^[a-z]+$/u.test(next) ? [verb, next] : [verb];
