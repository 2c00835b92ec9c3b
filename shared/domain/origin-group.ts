import type { Failure } from '../base/result.ts';

/** What an item that joins a group is, and is in. */
type Joining = {
  /** Number or identifier, for the message. */
  readonly name: string;
  readonly id: string;
  /** The group that it is in. */
  readonly group: string | null;
};

/**
 * Why an item cannot join a group: it is in another one already, and an item is of one origin (two would count it twice).
 * Null where it is in none, leaves the one that it is in, or joins no group.
 *
 * @param joins identifier of the group; null: an origin of its own
 * @param leaves beginning of the identifier of the group that it leaves for that
 */
export const inAnotherGroup = (
  { name, id, group }: Joining,
  joins: string | null,
  leaves: string | undefined,
): Failure | null =>
  group === null || joins === null || group === joins || (leaves !== undefined && group.startsWith(leaves))
    ? null
    : {
        code: 'IN_ANOTHER_GROUP',
        message: `${name} is in the group ${group} already, and an item is of one origin; nothing was recorded.`,
        hint: 'Take it out of that group first, or name the group that it leaves.',
        at: id,
      };
