/**
 * Names that their makers give to activity until they know more of who is behind it (method, section 2.1): Microsoft
 * `Storm-####`, once `DEV-####`; Mandiant `UNC####` and `TEMP.*`; Unit 42 `CL-…` and `TGR-…`.
 */
const provisional =
  /(?<![\w.-])(?:[Ss]torm-\d{4}|STORM-\d{4}|DEV-\d{4}|UNC\d{2,5}|TEMP\.[A-Z]\w*|(?:CL|TGR)-[A-Z]{3}-\d{1,5})(?![\w-])/u;

export const provisionalLabel = 'provisional';

export const isProvisionalName = (name: string): boolean => provisional.test(name);

/** The name as it may be shown: a provisional one never without its label. */
export const shownActorName = (name: string): string =>
  isProvisionalName(name) ? `${name} [${provisionalLabel}]` : name;
