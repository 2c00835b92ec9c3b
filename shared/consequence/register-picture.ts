import { minutesToWords } from '../domain/asset-vocabulary.ts';
import type { DependencyPicture, PictureState } from '../figures/dependency-picture.ts';
import type { Cascade } from './cascade.ts';
import { entryName, type Dependency, type RegisterEntry } from './service-register.ts';

/** When something fails after what failed first: “at once”, “after 8 h”, “after 2 h at the earliest”. */
export const afterWords = (earliest: number, latest: number | null): string => {
  const from = earliest === 0 ? 'at once' : `after ${minutesToWords(earliest)}`;
  if (earliest === latest) return from;
  return `${from} at the earliest${latest === null ? '' : `, after ${minutesToWords(latest)} at the latest`}`;
};

type Register = {
  readonly entries: readonly Pick<RegisterEntry, 'id' | 'name'>[];
  readonly dependencies: readonly Pick<Dependency, 'asset' | 'needs' | 'backupMinutes'>[];
};

/** The register as a picture of what needs what, in the light of a cascade. */
export const registerPicture = ({ entries, dependencies }: Register, cascade: Cascade): DependencyPicture => {
  const reached = new Map(cascade.reached.map((one) => [one.id, one]));
  const held = new Map(cascade.held.map((one) => [one.id, one]));
  const roots = new Set(cascade.roots.map(({ id }) => id));
  const stateOf = (id: string): PictureState =>
    roots.has(id) ? 'affected' : reached.has(id) ? 'reached' : held.has(id) ? 'holds' : 'none';
  const detailOf = (id: string): string => {
    const [after, hold] = [reached.get(id), held.get(id)];
    if (after !== undefined) return afterWords(after.earliest, after.latest);
    if (hold === undefined) return '';
    return hold.why === 'backup' ? 'holds by its backup' : 'stated not to have failed';
  };
  return {
    nodes: entries.map((entry) => ({
      id: entry.id,
      name: entryName(entry),
      state: stateOf(entry.id),
      detail: detailOf(entry.id),
    })),
    edges: dependencies.map(({ asset, needs, backupMinutes }) => ({ asset, needs, backupMinutes })),
  };
};
