import { defang } from '../../../../../../shared/base/defanged-text.ts';
import type { Output } from '../../../../../../shared/api/contract.ts';

type Html = NonNullable<Output<'evidence.message'>['messages'][number]['bodies'][number]['html']>;

/** What an HTML body holds that is not shown, in words. */
export const leftOutWords = (html: Omit<Html, 'links'>): readonly string[] =>
  (
    [
      [html.linkCount, 'link', 'links'],
      [html.remoteImages, 'remote picture', 'remote pictures'],
      [html.otherImages, 'other picture', 'other pictures'],
      [html.forms, 'form', 'forms'],
      [html.scripts, 'script', 'scripts'],
      [html.frames, 'frame or object', 'frames or objects'],
    ] as const
  ).flatMap(([number, one, several]) => (number === 0 ? [] : [`${number} ${number === 1 ? one : several}`]));

const addresses = /\b(?:https?|ftp|wss?):[/\\]{1,2}[^\s<>"']{1,2000}|\bwww\.[^\s<>"']{1,2000}/giu;

/** Text with the addresses in it written so that nothing opens them; everything else stays as it is. */
export const defangText = (text: string): string => text.replaceAll(addresses, (address) => defang(address));
