import type { ExcerptAnchor } from '../../../../../shared/domain/excerpt-anchor.ts';
import type { FileTraits } from '../../../../../shared/viewing/views.ts';
import type { Item } from '../item.ts';

/** A place that something led to, and its bytes where they are known. */
export type Sought = Readonly<Pick<ExcerptAnchor, 'place' | 'bytes'>>;
/** From a byte up to, and without, another. */
export type ByteRange = { readonly from: number; readonly to: number };

/** What every view of a file gets. */
export type FileViewProps = {
  readonly folder: string;
  readonly item: Item;
  readonly traits: FileTraits;
  readonly isReadOnly: boolean;
  /** First byte of the window that the views of bytes share. */
  readonly start: number;
  readonly onStart: (offset: number) => void;
  /** The place to open at and to mark. */
  readonly sought: Sought | null;
  /** Shows bytes in the view of bytes, marked. */
  readonly onShowBytes: (bytes: ByteRange) => void;
};
