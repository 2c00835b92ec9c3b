import { ok, type Result } from '../shared/base/result.ts';
import { noEvidenceFilter, type EvidenceFilter } from '../shared/domain/evidence-filter.ts';
import { parseWhere } from './evidence-where.ts';
import type { Shell } from './shell.ts';

/** The filter that `--where` says; sources are named by a prefix of their id, or by their whole name. */
export const readWhere = async (
  folder: string,
  where: readonly string[] | undefined,
  shell: Shell,
): Promise<Result<EvidenceFilter>> => {
  if (where === undefined) return ok(noEvidenceFilter);
  const named = where.some((condition) => condition.startsWith('source='));
  const listed = named ? await shell.call('source.list', { folder }) : ok({ sources: [] });
  if (!listed.ok) return listed;
  const { sources } = listed.value;
  return parseWhere(where, (name) => {
    const found = sources.filter((source) => source.id.startsWith(name) || source.name === name);
    return found.length === 1 ? found[0]?.id : undefined;
  });
};
