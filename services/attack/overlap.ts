import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Checked, Output } from '../../shared/api/contract.ts';
import { attackIcs } from '../../shared/reference/attack-ics.ts';
import { expandAttack, overlapLabel, overlapOf } from '../../shared/reference/attack-overlap.ts';

/** How much of some techniques each known actor shares, by the table that comes with the program. It writes nothing. */
export const overlapTechniques = ({ ids }: Checked<'attack.overlap'>): Result<Output<'attack.overlap'>> => {
  const entries = new Map(attackIcs.entries.map((entry) => [entry.id, entry]));
  const asked = ids.map((id) => id.toUpperCase());
  const unknown = asked.find((id) => !entries.has(id) || expandAttack(id).length === 0);
  if (unknown !== undefined) {
    return err({
      code: 'UNKNOWN_TECHNIQUE',
      message: `${unknown} is no technique of ${attackIcs.name} ${attackIcs.version}, and nothing there that uses any.`,
      hint: 'Give identifiers such as T0803, or a campaign, group or software such as C0041: `plumbline attack find`.',
      at: unknown,
    });
  }
  const nameOf = (id: string): string => entries.get(id)?.name ?? id;
  const { overlaps, asked: techniques, ...rest } = overlapOf(asked);
  return ok({
    table: attackIcs.name,
    version: attackIcs.version,
    label: overlapLabel,
    techniques: techniques.map((id) => ({ id, name: nameOf(id) })),
    ...rest,
    unknown: [...rest.unknown],
    overlaps: overlaps.map(({ id, shared, known }) => ({
      id,
      name: nameOf(id),
      known,
      shared: shared.map((one) => ({ ...one, name: nameOf(one.technique) })),
    })),
  });
};
