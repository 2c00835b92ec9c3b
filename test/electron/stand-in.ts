import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, MenuItemConstructorOptions, Session } from 'electron';
import type { DesktopParts } from '../../electron/desktop.ts';

// Electron's program is not on every machine. This stands in for the module: it notes what it is told, raises the events
// that the real one raises, and copies what crosses between page and program as the real one does.

type Handler = (event: unknown, ...message: readonly unknown[]) => unknown;

/** A frame as the program sees it; the window's own page unless told otherwise. */
export type StandInFrame = {
  readonly frameToken: string;
  readonly processId: number;
  readonly parent: StandInFrame | null;
  readonly detached: boolean;
  readonly origin: string;
  readonly isDestroyed: () => boolean;
};

export const frame = (difference: Partial<StandInFrame> = {}): StandInFrame => ({
  frameToken: 'top',
  processId: 4,
  parent: null,
  detached: false,
  origin: 'app://plumbline',
  isDestroyed: () => false,
  ...difference,
});

export class StandInSession extends EventEmitter {
  readonly partition: string;
  permissionRequest: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  permissionCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  devicePermission: Parameters<Session['setDevicePermissionHandler']>[0] = null;
  displayMedia: Parameters<Session['setDisplayMediaRequestHandler']>[0] = null;
  isSpellChecked = true;
  isCancelled: (url: string) => boolean = () => false;
  readonly schemes = new Map<string, (request: Request) => Response | Promise<Response>>();
  constructor(partition: string) {
    super();
    this.partition = partition;
  }
  setPermissionRequestHandler(handler: StandInSession['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: StandInSession['permissionCheck']): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: StandInSession['devicePermission']): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: StandInSession['displayMedia']): void {
    this.displayMedia = handler;
  }
  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.isSpellChecked = isEnabled;
  }
  readonly webRequest = {
    onBeforeRequest: (listener: (details: { url: string }, answer: (reply: { cancel?: boolean }) => void) => void) => {
      this.isCancelled = (url) => {
        let isCancelled = false;
        listener({ url }, ({ cancel }) => {
          isCancelled = cancel === true;
        });
        return isCancelled;
      };
    },
  };
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>): void =>
      void this.schemes.set(scheme, handler),
  };
  get session(): Session {
    return this as unknown as Session;
  }
}

export class StandInContents extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly mainFrame = frame();
  readonly ipc = { handle: (channel: string, handler: Handler): void => void this.handlers.set(channel, handler) };
  readonly page = new EventEmitter();
  isGone = false;
  windowOpen: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  webRtcPolicy = 'default';
  setWindowOpenHandler(handler: StandInContents['windowOpen']): void {
    this.windowOpen = handler;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  send(channel: string, ...message: readonly unknown[]): void {
    if (this.isGone) throw new TypeError('Object has been destroyed');
    this.page.emit(channel, { sender: 'an object of Electron' }, ...structuredClone(message));
  }
  /** A message of a page, which may be any page; `senderFrame` is null where the frame has gone. */
  async receive(channel: string, message: readonly unknown[], senderFrame: StandInFrame | null): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler({ sender: this, senderFrame }, ...structuredClone(message)));
  }
  /** What a preload script of this page imports. */
  get pageModule() {
    return {
      ipcRenderer: {
        invoke: (channel: string, ...message: readonly unknown[]) => this.receive(channel, message, this.mainFrame),
        on: (channel: string, listener: (...message: readonly unknown[]) => void) => this.page.on(channel, listener),
        off: (channel: string, listener: (...message: readonly unknown[]) => void) => this.page.off(channel, listener),
      },
      webUtils: { getPathForFile: (file: File): string => `/dropped/${file.name}` },
    };
  }
}

/** Whether an event of this name is stopped by somebody who listens. */
export const isPrevented = (emitter: EventEmitter, name: string, ...more: readonly unknown[]): boolean => {
  let isStopped = false;
  const event = {
    preventDefault: (): void => {
      isStopped = true;
    },
  };
  emitter.emit(name, event, ...more);
  return isStopped;
};

export const createStandIn = ({ isFirst = true, isDark = false } = {}) => {
  const log: string[] = [];
  const windows: StandInWindow[] = [];
  const sessions = new Map<string, StandInSession>();
  const defaultSession = new StandInSession('');
  const ready = Promise.withResolvers<void>();
  const dialogs: { readonly kind: string; readonly options: unknown }[] = [];
  const answers: unknown[] = [];
  let menu: readonly MenuItemConstructorOptions[] = [];

  class StandInWindow extends EventEmitter {
    readonly options: BrowserWindowConstructorOptions;
    readonly webContents = new StandInContents();
    address = '';
    isHidden = false;
    constructor(options: BrowserWindowConstructorOptions) {
      super();
      this.options = options;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    loadURL(address: string): Promise<void> {
      this.address = address;
      return Promise.resolve();
    }
    show(): void {
      log.push('show');
    }
    focus(): void {
      log.push('focus');
    }
    restore(): void {
      log.push('restore');
    }
    reload(): void {
      log.push('reload');
    }
    isMinimized(): boolean {
      return this.isHidden;
    }
    get window(): BrowserWindow {
      return this as unknown as BrowserWindow;
    }
  }

  const answer = (kind: string, options: unknown): Promise<unknown> => {
    dialogs.push({ kind, options });
    return Promise.resolve(answers.shift());
  };
  const app = Object.assign(new EventEmitter(), {
    commandLine: {
      appendSwitch: (name: string, value?: string) =>
        void log.push(`switch ${name}${value === undefined ? '' : `=${value}`}`),
    },
    enableSandbox: () => void log.push('sandbox'),
    setPath: (name: string, path: string) => void log.push(`path ${name} ${path}`),
    requestSingleInstanceLock: (): boolean => {
      log.push('lock');
      return isFirst;
    },
    whenReady: async (): Promise<void> => {
      await ready.promise;
      log.push('ready');
    },
    quit: () => {
      log.push('quit');
      isPrevented(app, 'will-quit');
    },
    exit: (code: number) => void log.push(`exit ${code}`),
  });
  const electron = {
    app,
    BrowserWindow: StandInWindow,
    dialog: {
      showOpenDialog: (_window: unknown, options: unknown) => answer('open', options),
      showSaveDialog: (_window: unknown, options: unknown) => answer('save', options),
      showMessageBox: (_window: unknown, options: unknown) => answer('message', options),
    },
    Menu: {
      buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (template: readonly MenuItemConstructorOptions[]) => {
        menu = template;
      },
    },
    nativeTheme: { shouldUseDarkColors: isDark },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => void log.push(`schemes ${JSON.stringify(schemes)}`),
    },
    session: {
      defaultSession,
      fromPartition: (partition: string, options: unknown): StandInSession => {
        log.push(`partition ${partition} ${JSON.stringify(options)}`);
        const session = sessions.get(partition) ?? new StandInSession(partition);
        sessions.set(partition, session);
        return session;
      },
    },
  };
  return {
    electron: electron as unknown as DesktopParts['electron'],
    app,
    log,
    windows,
    sessions,
    defaultSession,
    dialogs,
    answers,
    menu: () => menu,
    /** What the real program does some time after its first lines have run. */
    becomeReady: async (): Promise<void> => {
      ready.resolve();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};
