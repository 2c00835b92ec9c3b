/** Names and order of the checks (bundle format, section 7). */
export const checkNames = [
  'zip',
  'bag',
  'signature',
  'tagmanifest',
  'manifest',
  'chain',
  'merkle',
  'log-signature',
  'witness',
  'retained',
  'disclosures',
  'edition',
  'evidence',
  'custody',
  'two-person',
  'timestamps',
  'view',
  'assessment',
  'exports',
  'report',
  'viewer',
] as const;
export type CheckName = (typeof checkNames)[number];

/** `first` is the first bad thing: a path, `line N`, `disclosure N`, or null. */
export type Check = {
  readonly name: CheckName;
  readonly status: 'ok' | 'failed' | 'not checked';
  readonly detail: string;
  readonly first: string | null;
};

export type Outcome = Omit<Check, 'name'>;

export const holds = (detail: string): Outcome => ({ status: 'ok', detail, first: null });
export const fails = (detail: string, first: string | null = null): Outcome => ({ status: 'failed', detail, first });
/** Only for a check whose own input is absent, cannot be parsed, or has no anchor. */
export const notChecked = (reason: string): Outcome => ({ status: 'not checked', detail: reason, first: null });
