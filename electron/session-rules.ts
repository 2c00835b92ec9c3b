import type { Session } from 'electron';
import { windowAddress, windowOrigin } from './channels.ts';

// Copying rows and digests is how anything leaves the window, because nothing in it is a link.
const allowedPermission = 'clipboard-sanitized-write';

/** Denies a session everything but the window's own files and putting text on the clipboard. */
export const restrictSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permission === allowedPermission && details.isMainFrame && isWindow(details.requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === allowedPermission && details.isMainFrame && isWindow(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysInside(url) }));
  session.setSpellCheckerEnabled(false);
};

const isWindow = (address: string): boolean => address === windowOrigin || address.startsWith(windowAddress);

/** Pictures that the page makes itself are `blob:` and `data:`; neither leaves the process. */
const staysInside = (url: string): boolean =>
  [windowAddress, `blob:${windowAddress}`, 'data:'].some((start) => url.startsWith(start));
