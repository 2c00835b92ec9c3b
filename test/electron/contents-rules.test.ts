import { describe, expect, it } from 'vitest';
import type { WebContents } from 'electron';
import { restrictContents } from '../../electron/contents-rules.ts';
import { isPrevented, StandInContents } from './stand-in.ts';

const restricted = (): StandInContents => {
  const contents = new StandInContents();
  restrictContents(contents as unknown as WebContents);
  return contents;
};

describe('a page', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'is stopped at %s',
    (name) => expect(isPrevented(restricted(), name, { url: 'https://example.org/' })).toBe(true),
  );

  it('is given no Bluetooth device', () => {
    const chosen: string[] = [];
    const choose = (device: string): void => void chosen.push(device);
    expect(isPrevented(restricted(), 'select-bluetooth-device', [{ deviceId: 'a' }], choose)).toBe(true);
    expect(chosen).toEqual(['']);
  });

  it.each(['https://example.org/', 'app://plumbline/', 'about:blank', 'file:///etc/passwd'])(
    'opens no window for %s',
    (url) => expect(restricted().windowOpen({ url })).toEqual({ action: 'deny' }),
  );

  it('shows no address of this machine to WebRTC', () =>
    expect(restricted().webRtcPolicy).toBe('disable_non_proxied_udp'));
});
