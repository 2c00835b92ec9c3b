import { z } from 'zod';
import { minutesToWords } from './asset-vocabulary.ts';
import { named, withheld, type FieldWords, type LineNames } from './line-word-parts.ts';

/** Lines about the register of assets and services as sentences. */
export const assetWriters: Readonly<Record<string, (line: FieldWords, names: LineNames) => string>> = {
  'asset.set': (line) => `Entered the ${line.word('kind')} ${line.quoted('name')} into the register${stateOf(line)}`,
  'asset.withdraw': (line, names) =>
    `Took the entry ${entry(line, 'id', names)} out of the register: ${line.quoted('reason')}`,
  'dependency.set': (line, names) =>
    `Stated that ${entry(line, 'asset', names)} needs ${entry(line, 'needs', names)}${backupOf(line)}: ${line.quoted('statement')}`,
  'dependency.withdraw': (line, names) =>
    `Took back that ${entry(line, 'asset', names)} needs ${entry(line, 'needs', names)}: ${line.quoted('reason')}`,
};

const entry = (line: FieldWords, field: string, { asset }: LineNames): string => {
  const id = line.value(field, z.string());
  return id === undefined ? withheld : named(id, asset);
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
