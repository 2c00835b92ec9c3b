import type { Tlp } from '../../../../shared/domain/vocabulary.ts';
import type { NotificationsReply, Told } from './notifications-act.ts';

/** The marking that a form begins with: of what it corrects, else of the last notification, else as the policy profile says. */
export const startingTlp = (
  corrects: Pick<Told, 'tlp'> | null,
  {
    notifications,
    tlpDefault,
  }: Pick<NotificationsReply, 'tlpDefault'> & { readonly notifications: readonly Pick<Told, 'tlp'>[] },
): Tlp => corrects?.tlp ?? notifications.findLast(({ tlp }) => tlp !== null)?.tlp ?? tlpDefault;
