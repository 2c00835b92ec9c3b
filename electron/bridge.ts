import type { IpcRenderer, WebUtils } from 'electron';
import type { PickRequest, SaveRequest } from '../shared/api/desktop.ts';
import { callChannel, eventChannel, pickMethod, saveMethod } from './channels.ts';

export type BridgeParts = {
  readonly ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on' | 'off'>;
  readonly webUtils: Pick<WebUtils, 'getPathForFile'>;
};

/** All that the page has of the program. Electron's own objects and events stay on this side. */
export const createBridge = ({ ipcRenderer, webUtils }: BridgeParts) => {
  const call = (method: string, input: unknown): Promise<unknown> =>
    // `JSON.stringify` has no text for undefined.
    ipcRenderer.invoke(callChannel, method, JSON.stringify(input) ?? '');
  return {
    call,
    onEvent: (listener: (event: unknown) => void): (() => void) => {
      const hear = (_event: unknown, event: unknown): void => listener(event);
      ipcRenderer.on(eventChannel, hear);
      return () => void ipcRenderer.off(eventChannel, hear);
    },
    pick: (request: PickRequest): Promise<unknown> => call(pickMethod, request),
    save: (request: SaveRequest): Promise<unknown> => call(saveMethod, request),
    /** Where a dropped file lies; empty for what the page made itself. */
    pathOf: (file: File): string => webUtils.getPathForFile(file),
  };
};
