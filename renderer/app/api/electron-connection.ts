import { z } from 'zod';
import type { Desktop } from '../../../shared/api/desktop.ts';
import { appEvent } from '../../../shared/api/events.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Connection } from './http-connection.ts';

/** What the preload script puts into the page, and nothing else (electron/preload.ts). */
export type Bridge = {
  readonly call: (method: string, input: unknown) => Promise<Result<unknown>>;
  readonly onEvent: (listener: (event: unknown) => void) => () => void;
  readonly pick: NonNullable<Desktop['pick']>;
  readonly save: NonNullable<Desktop['save']>;
  readonly pathOf: (file: File) => string;
};

const isFunction = z.custom((value) => typeof value === 'function');
const bridgeShape = z.object({
  call: isFunction,
  onEvent: isFunction,
  pick: isFunction,
  save: isFunction,
  pathOf: isFunction,
});

/** The bridge, where the window runs in Electron. */
export const findBridge = (page: Window): Bridge | undefined => {
  const bridge: unknown = Reflect.get(page, 'plumbline');
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the preload script of the same build has put it there
  return bridgeShape.safeParse(bridge).success ? (bridge as Bridge) : undefined;
};

export const connectOverBridge = (bridge: Bridge): Connection => ({
  transport: { send: (method, input) => bridge.call(method, input) },
  desktop: {
    kind: 'electron',
    pick: (request) => bridge.pick(request),
    save: (request) => bridge.save(request),
    receive: (file) => Promise.resolve(file instanceof File ? pathOf(bridge, file) : err(noFile)),
    onEvent: (listener) =>
      bridge.onEvent((event) => {
        const parsed = appEvent.safeParse(event);
        if (parsed.success) listener(parsed.data);
      }),
    // Both ends live and die together.
    onConnection: () => () => undefined,
  },
  startCase: null,
});

const pathOf = (bridge: Bridge, file: File): Result<{ readonly path: string; readonly isUpload: boolean }> => {
  const path = bridge.pathOf(file);
  return path === '' ? err(noFile) : ok({ path, isUpload: false });
};

const noFile = {
  code: 'NOT_A_FILE',
  message: 'What was dropped is not a file on this machine.',
  hint: 'Drop files, or choose them with the button.',
} as const;
