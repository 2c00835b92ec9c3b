/** Endings that browsers, mail programs and copying tools give to what they have not finished. */
const unfinishedEnds = [
  '.part',
  '.partial',
  '.crdownload',
  '.opdownload',
  '.download',
  '.filepart',
  '.aria2',
  '.tmp',
  '.temp',
  '.swp',
  '.!ut',
  '.!qb',
  '.bc!',
];

const endOf = (name: string): string | undefined => {
  const lower = name.toLowerCase();
  return unfinishedEnds.find((end) => lower.endsWith(end));
};

/** Whether a name says that its file is hidden or not complete yet: it gets its real name when it is. */
export const isUnfinishedName = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || endOf(name) !== undefined;

/**
 * Names beside which a download still goes on: aria2 keeps `a.zip` beside `a.zip.aria2`, Firefox an empty `a.zip` beside
 * `a.Xy12.zip.part`.
 */
export const namesUnderWay = (names: readonly string[]): ReadonlySet<string> => {
  const under = new Set<string>();
  for (const name of names) {
    const end = endOf(name);
    if (end === undefined) continue;
    const whole = name.slice(0, -end.length);
    under.add(whole);
    const parts = whole.split('.');
    if (parts.length > 2) under.add([...parts.slice(0, -2), ...parts.slice(-1)].join('.'));
    // A name without an ending: `a.Xy12.part`.
    if (parts.length === 2) under.add(parts[0] ?? '');
  }
  return under;
};
