/** What a browser is asked to do without. It still draws the window; it does nothing on its own account. */
const unwantedFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
] as const;

export type BrowserWindowParts = {
  readonly url: string;
  /** Throw-away profile: nothing of the person's own browser is seen or touched. */
  readonly profileFolder: string;
  /** Undefined where the system has no user numbers. */
  readonly userId: number | undefined;
};

/**
 * An app window that neither asks for a name nor opens a connection of its own. Started plainly, Chromium makes dozens of
 * look-ups in its first seconds; with these none.
 */
export const browserArguments = ({ url, profileFolder, userId }: BrowserWindowParts): readonly string[] => [
  `--app=${url}`,
  `--user-data-dir=${profileFolder}`,
  '--window-size=1440,900',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-mode',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-pings',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  `--disable-features=${unwantedFeatures.join(',')}`,
  // Neither the system's key ring nor its question for a password: the profile holds no secret that outlives it.
  '--password-store=basic',
  '--use-mock-keychain',
  // Chromium refuses to start as root with its sandbox; the caller says that it has none.
  ...(isRoot(userId) ? ['--no-sandbox'] : []),
];

export const isRoot = (userId: number | undefined): boolean => userId === 0;
