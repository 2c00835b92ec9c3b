import type { App } from 'electron';

/** What Chromium reads from its command line and nowhere else. It sends nothing and asks no resolver. */
const switches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
];

/** Before the application is ready; later is too late. */
export const setSwitches = ({ commandLine }: Pick<App, 'commandLine'>): void => {
  for (const [name, value] of switches) commandLine.appendSwitch(name, value);
};
