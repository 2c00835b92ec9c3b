import { z } from 'zod';
import { minutesToWords } from './asset-vocabulary.ts';
import type { FieldWords } from './line-word-parts.ts';

/** Lines about the register of assets and services as sentences. */
export const assetWriters: Readonly<Record<string, (line: FieldWords) => string>> = {
  'asset.set': (line) => `Entered the ${line.word('kind')} ${line.quoted('name')} into the register${stateOf(line)}`,
  'asset.withdraw': (line) => `Took the entry ${line.word('id')} out of the register: ${line.quoted('reason')}`,
  'dependency.set': (line) =>
    `Stated that ${line.word('asset')} needs ${line.word('needs')}${backupOf(line)}: ${line.quoted('statement')}`,
  'dependency.withdraw': (line) =>
    `Took back that ${line.word('asset')} needs ${line.word('needs')}: ${line.quoted('reason')}`,
};

const stateOf = (line: FieldWords): string => {
  const state = line.value('state', z.object({ is: z.enum(['affected', 'unaffected']), status: z.string() }));
  return state === undefined ? '' : `, ${state.is} (${state.status})`;
};

const backupOf = (line: FieldWords): string => {
  const minutes = line.value('backupMinutes', z.number());
  if (minutes === undefined) return '';
  return minutes === 0 ? ', without a backup' : `, backed up for ${minutesToWords(minutes)}`;
};
