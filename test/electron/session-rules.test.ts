import { describe, expect, it } from 'vitest';
import { restrictSession } from '../../electron/session-rules.ts';
import { isPrevented, StandInSession } from './stand-in.ts';

const restricted = (): StandInSession => {
  const session = new StandInSession('plumbline');
  restrictSession(session.session);
  return session;
};

// As electron.d.ts of this version lists them.
const permissions = [
  'ar',
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'geolocation-approximate',
  'hand-tracking',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'unknown',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
] as const;

type Permission = (typeof permissions)[number] | 'clipboard-sanitized-write';

const isRequestGranted = (permission: Permission, requestingUrl: string, isMainFrame = true): boolean => {
  let isGranted = true;
  const ask = restricted().permissionRequest;
  ask?.(null as never, permission, (granted) => (isGranted = granted), { requestingUrl, isMainFrame });
  return isGranted;
};
const isCheckPassed = (permission: Permission, origin: string, isMainFrame = true): boolean =>
  restricted().permissionCheck?.(null, permission, origin, { isMainFrame }) ?? true;

describe('a session', () => {
  it.each(permissions)('denies %s, asked for and looked up', (permission) => {
    expect(isRequestGranted(permission, 'app://plumbline/')).toBe(false);
    expect(isCheckPassed(permission, 'app://plumbline/')).toBe(false);
  });

  it('lets the page of the window put text on the clipboard, and no other page', () => {
    const permission = 'clipboard-sanitized-write';
    expect(isRequestGranted(permission, 'app://plumbline/')).toBe(true);
    expect(isCheckPassed(permission, 'app://plumbline')).toBe(true);
    for (const other of ['https://example.org/', 'app://plumbline.example.org/', 'app://other/', 'null', '']) {
      expect([other, isRequestGranted(permission, other), isCheckPassed(permission, other)]).toEqual([
        other,
        false,
        false,
      ]);
    }
    expect(isRequestGranted(permission, 'app://plumbline/', false)).toBe(false);
    expect(isCheckPassed(permission, 'app://plumbline/', false)).toBe(false);
  });

  it('gives no device and no picture of the screen', () => {
    const session = restricted();
    expect(session.devicePermission?.({ deviceType: 'usb', origin: 'app://plumbline', device: {} } as never)).toBe(
      false,
    );
    const streams: unknown[] = [];
    session.displayMedia?.({} as never, (given) => streams.push(given));
    expect(streams).toEqual([null]);
  });

  it('stops every download', () => expect(isPrevented(restricted(), 'will-download')).toBe(true));

  it('loads no dictionary', () => expect(restricted().isSpellChecked).toBe(false));

  it.each([
    'http://127.0.0.1/',
    'https://example.org/',
    'ws://example.org/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'app://other/',
    'app://plumbline.example.org/',
    'app:plumbline',
    'blob:https://example.org/1',
    'devtools://devtools/bundled/inspector.html',
    'chrome://gpu/',
    'view-source:app://plumbline/',
    ' app://plumbline/',
  ])('cancels a request to %j', (url) => expect(restricted().isCancelled(url)).toBe(true));

  it.each(['app://plumbline/', 'app://plumbline/assets/a.js', 'blob:app://plumbline/1', 'data:image/png;base64,AAAA'])(
    'lets %j pass, which stays inside the program',
    (url) => expect(restricted().isCancelled(url)).toBe(false),
  );
});
