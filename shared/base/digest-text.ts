/** A hash for reading aloud: groups of eight characters, lower case as it is written everywhere else. */
export const digestToGroups = (digest: string): readonly string[] => digest.match(/.{1,8}/gu) ?? [];

/** The two ends of a hash, for places where the whole is one click away. Never enough to compare by. */
export const shortDigest = (digest: string): string =>
  digest.length <= 20 ? digest : `${digest.slice(0, 8)}…${digest.slice(-8)}`;
