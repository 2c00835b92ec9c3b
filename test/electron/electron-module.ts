import { createStandIn } from './stand-in.ts';

/** What a process finds as `electron` when run-built.ts has put it there. */
export const standIn = createStandIn();
export const { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, session } = standIn.electron;
