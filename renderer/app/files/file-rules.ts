import type { Output } from '../../../shared/api/contract.ts';
import type { Question } from './pick-store.ts';

type Entry = Pick<Output<'files.list'>['entries'][number], 'kind' | 'name'>;

/** Whether an entry can be the answer. Links and devices never are: what they lead to is not what was seen. */
export const isChoosable = ({ kind, name }: Entry, question: Question): boolean => {
  if (kind === 'link' || kind === 'special') return false;
  if (question.act === 'save') return false;
  switch (question.purpose) {
    case 'files':
      return true;
    case 'folder':
      return kind === 'folder';
    case 'case':
      return kind === 'case';
    case 'bundle':
      return kind === 'folder' || (kind === 'file' && /\.(?:zip|age)$/iu.test(name));
  }
};

/** Both platforms' separators, by what the folder itself uses. */
export const joinPath = (folder: string, name: string): string => {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
};

const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** A size for people: whole bytes, else one decimal of a binary unit. */
export const sizeWords = (bytes: number): string => {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? String(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
};
