import { shortText } from '../base/short-text.ts';

const titleCharactersMax = 200;

/** One line for lists, whatever stands in the file. */
export const recordTitle = (text: string): string => shortText(text, titleCharactersMax);
