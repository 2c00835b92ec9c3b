import type { MenuItemConstructorOptions } from 'electron';

/** What the system expects of an application; everything else is in the window. */
export const menuTemplate = (platform: NodeJS.Platform): readonly MenuItemConstructorOptions[] => [
  ...(platform === 'darwin' ? [applicationMenu] : [fileMenu]),
  {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll', label: 'Select all' },
    ],
  },
  {
    label: 'View',
    submenu: [
      { role: 'zoomIn', label: 'Zoom in' },
      { role: 'zoomOut', label: 'Zoom out' },
      { role: 'resetZoom', label: 'Actual size' },
      { type: 'separator' },
      { role: 'togglefullscreen', label: 'Full screen' },
    ],
  },
  {
    label: 'Window',
    submenu: [
      { role: 'minimize', label: 'Minimise' },
      { role: 'close', label: 'Close' },
    ],
  },
];

const applicationMenu: MenuItemConstructorOptions = {
  label: 'Plumbline',
  submenu: [
    { role: 'hide', label: 'Hide Plumbline' },
    { role: 'hideOthers', label: 'Hide others' },
    { role: 'unhide', label: 'Show all' },
    { type: 'separator' },
    { role: 'quit', label: 'Quit Plumbline' },
  ],
};

const fileMenu: MenuItemConstructorOptions = { label: 'File', submenu: [{ role: 'quit', label: 'Quit' }] };
