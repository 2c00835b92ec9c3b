import type { ComponentType } from 'react';
import type { ViewId } from '../../../../../shared/viewing/views.ts';
import { ArchiveView } from './forms/archive-view.tsx';
import { MailView } from './forms/mail-view.tsx';
import { JsonView } from './forms/json-view.tsx';
import { TableView } from './forms/table-view.tsx';
import { HexView } from './hex-view.tsx';
import { ImageView } from './image-view.tsx';
import { MetadataView } from './metadata-view.tsx';
import { StringsView } from './strings-view.tsx';
import { TextView } from './text-view.tsx';
import type { FileViewProps } from './view-props.ts';

/** What shows each view; which of them a file has is decided in shared/viewing/views.ts. */
export const fileViews: Readonly<Record<ViewId, ComponentType<FileViewProps>>> = {
  mail: MailView,
  archive: ArchiveView,
  json: JsonView,
  table: TableView,
  image: ImageView,
  text: TextView,
  hex: HexView,
  strings: StringsView,
  metadata: MetadataView,
};
