import type { ComponentType } from 'react';
import type { ViewId } from '../../../../../shared/viewing/views.ts';
import { JsonView } from './forms/json-view.tsx';
import { TableView } from './forms/table-view.tsx';
import { HexView } from './hex-view.tsx';
import { TextView } from './text-view.tsx';
import type { FileViewProps } from './view-props.ts';

/** What shows each view; which of them a file has is decided in shared/viewing/views.ts. */
export const fileViews: Readonly<Record<ViewId, ComponentType<FileViewProps>>> = {
  json: JsonView,
  table: TableView,
  text: TextView,
  hex: HexView,
};
