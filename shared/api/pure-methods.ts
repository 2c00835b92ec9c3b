const names = ['score.input', 'harm.input', 'gate.input'] as const;

/** Calls that are functions of their input alone. Their names stand apart from their schemas, which take time to load. */
export type PureMethod = (typeof names)[number];

export const isPureMethod = (method: string): method is PureMethod => names.some((name) => name === method);
