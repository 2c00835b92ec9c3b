import { groupDigits } from '../../../../shared/base/grouped-digits.ts';

export const itemsWords = (items: number): string => `${groupDigits(items)} ${items === 1 ? 'item' : 'items'}`;

/** One entry a line, as a person types them. */
export const textToEntries = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
