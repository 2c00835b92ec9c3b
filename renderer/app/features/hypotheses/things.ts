import type { SubjectInput } from '../../../../shared/api/findings-contract.ts';

/** Things as people name them: items, `#` and a number for a record, findings by identifier; commas or spaces between. */
export const readThings = (text: string): SubjectInput[] =>
  text
    .split(/[\s,]+/u)
    .filter(Boolean)
    .map((thing): SubjectInput => {
      if (/^fi-[0-9a-z]*$/u.test(thing)) return { finding: thing };
      const found = /^([^#]+)#([1-9]\d{0,14})$/u.exec(thing);
      return found === null ? { evidence: thing } : { evidence: found[1] ?? '', record: Number(found[2]) };
    });

/** Parts of a cluster, a line each: the label, a sign of equality, and what goes there. */
export const readParts = (text: string): { label: string; members: SubjectInput[] }[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.lastIndexOf('=');
      return { label: line.slice(0, Math.max(0, at)).trim(), members: readThings(line.slice(at + 1)) };
    });
