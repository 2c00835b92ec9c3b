import { withheld, type FieldWords } from './line-word-parts.ts';

/** The line about a comparison as a sentence. */
export const comparisonWriters: Readonly<Record<string, (line: FieldWords) => string>> = {
  'comparison.record': (line) =>
    `Recorded how level ${line.word('level')} scores by ${otherNamed(line)} beside its own profile: ${line.quoted('reason')}`,
};

const otherNamed = (line: FieldWords): string => {
  const kind = line.word('kind');
  if (kind === withheld) return withheld;
  return kind === 'parc205'
    ? 'WIS-PARC205 (not verified)'
    : `the profile with SHA-256 ${line.word('other').slice(0, 12)}…`;
};
