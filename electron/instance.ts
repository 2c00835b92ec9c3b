import type { App } from 'electron';

export type InstanceParts = {
  readonly app: Pick<App, 'requestSingleInstanceLock' | 'on' | 'exit'>;
  readonly say: (text: string) => void;
  readonly bringToFront: () => void;
};

/**
 * One window for each profile: two would hide from each other what they change. Says whether this process is the one;
 * where it is not, the first one has come to the front and this one ends.
 */
export const beOnlyInstance = ({ app, say, bringToFront }: InstanceParts): boolean => {
  if (!app.requestSingleInstanceLock()) {
    say('Plumbline is open already. Its window has come to the front; this second start ends here.');
    app.exit(0);
    return false;
  }
  app.on('second-instance', bringToFront);
  return true;
};
