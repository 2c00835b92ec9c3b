import { useRef } from 'react';
import { Outlet } from '@tanstack/react-router';
import { useShell } from './shell-store.ts';
import { useSettings } from '../settings.ts';
import { FileDialogHost } from '../files/file-dialog.tsx';
import { HelpPane } from '../help/help-pane.tsx';
import { Tour } from '../tour/tour.tsx';
import { Notice } from '../../ui/states.tsx';
import { CaseHeader } from './case-header.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { StatusLine } from './status-line.tsx';
import { useGlobalKeys } from './use-global-keys.ts';
import { useNoStrayDrops } from './use-no-stray-drops.ts';
import styles from './frame.module.css';

/** Rail, header, work area, help and status line: what every screen stands in. */
export const Frame = () => {
  const { settings } = useSettings();
  const { panel, setPanel, isConnected } = useShell();
  const work = useRef<HTMLElement>(null);
  useGlobalKeys();
  useNoStrayDrops();
  return (
    <div className={styles['frame']} data-rail={settings.railCollapsed ? 'narrow' : 'wide'}>
      <button type="button" className={styles['skip']} onClick={() => work.current?.focus()}>
        Skip to the work area
      </button>
      <CaseHeader />
      <Rail />
      <main className={styles['work']} ref={work} tabIndex={-1}>
        {isConnected ? null : (
          <div className={styles['banner']}>
            <Notice tone="bad" title="The connection to the program is lost.">
              What you typed is kept here. The window connects again by itself as soon as the program answers. If the
              program has ended, start Plumbline again: it opens a new window.
            </Notice>
          </div>
        )}
        <Tour />
        <Outlet />
      </main>
      {panel === 'help' ? <HelpPane onClose={() => setPanel(null)} /> : null}
      <StatusLine />
      <Palette isOpen={panel === 'palette'} onClose={() => setPanel(null)} />
      <Shortcuts isOpen={panel === 'shortcuts'} onClose={() => setPanel(null)} />
      <FileDialogHost />
    </div>
  );
};
