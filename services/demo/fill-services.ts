import type { Call } from './demonstrate.ts';
import type { DemoServices } from './demo-content.ts';

/** Enters the register of services, then what needs what. `idOf` gives the item of a local key. */
export const fillServices = async (
  call: Call,
  folder: string,
  { entries, needs, tlp }: DemoServices,
  idOf: (key: string) => string,
): Promise<void> => {
  const ids = new Map<string, string>();
  const cites = (evidence: readonly string[]) => evidence.map(idOf);
  for (const { key, people, state, evidence, sectors, ...entry } of entries) {
    const { id } = await call('asset.set', {
      folder,
      ...entry,
      sectors: [...sectors],
      ...(people !== undefined && {
        people: { count: people.count, status: people.status, cites: cites(people.evidence) },
      }),
      state: { is: state.is, status: state.status, cites: cites(state.evidence) },
      cites: cites(evidence),
      tlp,
    });
    ids.set(key, id);
  }
  for (const { entry, needed, backupMinutes, statement, evidence } of needs) {
    await call('dependency.set', {
      folder,
      asset: ids.get(entry) ?? entry,
      needs: ids.get(needed) ?? needed,
      ...(backupMinutes !== null && { backupMinutes }),
      statement,
      cites: cites(evidence),
      tlp,
    });
  }
};
