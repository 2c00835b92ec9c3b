/** Scheme and origin that the window is served from, in place of `file://`, which has more rights than a page needs. */
export const windowScheme = 'app';
export const windowOrigin = 'app://plumbline';
export const windowAddress = `${windowOrigin}/`;

/** Page to program: one call, one reply. */
export const callChannel = 'plumbline:call';
/** Program to page: what the window is told unasked. */
export const eventChannel = 'plumbline:event';

/** Calls that the shell answers itself; the contract has no noun `desktop`. */
export const pickMethod = 'desktop.pick';
export const saveMethod = 'desktop.save';
