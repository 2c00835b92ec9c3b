/** Exit codes of the command line; the only place where a failure becomes one. */
export const exitCodes = { done: 0, doesNotHold: 1, usage: 2, environment: 3 } as const;

/** Codes that no other input would mend: the machine, its disk or the program's own files are the reason. */
const environmentCodes: ReadonlySet<string> = new Set([
  'ADDRESS_BOOK_DAMAGED',
  'CASE_BUSY',
  'DATABASE_DAMAGED',
  'DISK_FULL',
  'INTERNAL_ERROR',
  'KEY_DAMAGED',
  'LOG_KEY_DAMAGED',
  'NO_PERMISSION',
  'NO_TYPESETTER',
  'PORT_TAKEN',
  'PROFILE_DAMAGED',
  'READ_ONLY',
  'RUNTIME_TOO_OLD',
  'STORAGE_FAILED',
  'VIEWER_NOT_BUILT',
  'WINDOW_NOT_BUILT',
]);

export const failureToExitCode = (code: string): number =>
  environmentCodes.has(code) ? exitCodes.environment : exitCodes.usage;

/** Of what was checked. */
export const holdsToExitCode = (holds: boolean): number => (holds ? exitCodes.done : exitCodes.doesNotHold);

/** 128 and the number of the signal, as shells have it. */
export const interruptedExitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
