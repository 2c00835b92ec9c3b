import type { Place } from '../domain/excerpt-anchor.ts';
import { suitsArchive, suitsJson, suitsMail, suitsTable } from './form-views.ts';
import { holdsText } from './holds-text.ts';
import { imageTypeOf } from './image-header.ts';

/** What a view is chosen by. All of it comes from strangers; the first bytes count for more than any name. */
export type FileTraits = {
  readonly name: string | null;
  /** As it was stated, not as the bytes have it. */
  readonly mediaType: string | null;
  readonly size: number;
  /** At most `headBytes` from the beginning of the file. */
  readonly head: Uint8Array;
};

/** As far as an importer looks, too. */
export const headBytes = 65_536;

export type ViewId = 'mail' | 'archive' | 'json' | 'table' | 'image' | 'text' | 'hex' | 'strings' | 'metadata';

export type View = {
  readonly id: ViewId;
  readonly title: string;
  /** How well it suits a file: 0 where it has nothing to show, else the highest is shown first. */
  readonly suits: (traits: FileTraits) => number;
  /** The places that it leads to and marks. Whatever shows bytes also shows a place whose bytes are known. */
  readonly shows: readonly Place['kind'][];
};

/** Every way to look at a file, in the order in which they are offered. */
const views: readonly View[] = [
  { id: 'mail', title: 'Mail', suits: suitsMail, shows: [] },
  { id: 'archive', title: 'Archive', suits: suitsArchive, shows: [] },
  { id: 'json', title: 'JSON', suits: suitsJson, shows: ['pointer'] },
  { id: 'table', title: 'Table', suits: suitsTable, shows: ['cell'] },
  {
    id: 'image',
    title: 'Image',
    suits: ({ head }) => (imageTypeOf(head) === undefined ? 0 : 50),
    shows: [],
  },
  {
    id: 'text',
    title: 'Text',
    suits: ({ head }) => (holdsText(head) ? 20 : 5),
    shows: ['lines', 'bytes'],
  },
  { id: 'hex', title: 'Hex', suits: () => 10, shows: ['bytes'] },
  { id: 'strings', title: 'Strings', suits: () => 2, shows: [] },
  { id: 'metadata', title: 'Metadata', suits: () => 1, shows: [] },
];

export const offeredViews = (traits: FileTraits): readonly View[] => views.filter(({ suits }) => suits(traits) > 0);

/** The one that suits best; of two that do equally, the one that is offered first. */
export const automaticView = (traits: FileTraits): ViewId => {
  let [best, score]: readonly [ViewId, number] = ['hex', 0];
  for (const { id, suits } of views) {
    const own = suits(traits);
    if (own > score) [best, score] = [id, own];
  }
  return best;
};

/** The view that a place opens in: the wanted one where it can show it, else the first that can, else the wanted one. */
export const viewOfPlace = (place: Place, hasBytes: boolean, offered: readonly View[], wanted: ViewId): ViewId => {
  const own = offered.filter(({ shows }) => shows.includes(place.kind));
  const byBytes = hasBytes ? offered.filter(({ shows }) => shows.includes('bytes')) : [];
  const able = [...own, ...byBytes];
  return (able.find(({ id }) => id === wanted) ?? able[0])?.id ?? wanted;
};
