import { ok, type Result } from '../../shared/base/result.ts';
import { plainName } from '../../shared/domain/name-claims.ts';
import type { AppDeps } from '../app-deps.ts';
import { readActors } from './attack-tables.ts';

export type KnownActor = {
  readonly id: string;
  readonly name: string;
  readonly table: string;
  readonly tableVersion: string;
};

/** Looks names of actors up in ATT&CK as this workstation holds it: by name, by alias, or by the identifier of a group. */
export const createActorFinder = (deps: AppDeps): Result<(name: string) => readonly KnownActor[]> => {
  const actors = readActors(deps);
  if (!actors.ok) return actors;
  const byName = new Map<string, KnownActor[]>();
  for (const { aliases, ...actor } of actors.value) {
    for (const name of new Set([actor.id, actor.name, ...aliases].map(plainName))) {
      byName.set(name, [...(byName.get(name) ?? []), actor]);
    }
  }
  return ok((name) => byName.get(plainName(name)) ?? []);
};
