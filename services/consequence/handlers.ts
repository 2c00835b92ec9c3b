import type { InCase } from '../cases/in-case.ts';
import type { Handlers } from '../dispatch.ts';

type AssetMethod = 'asset.list' | 'asset.set' | 'asset.withdraw' | 'dependency.set' | 'dependency.withdraw';
type DeadlineMethod = 'deadline.calendar' | 'deadline.list';
type NotificationMethod =
  | 'clock.start'
  | 'clock.stop'
  | 'notification.acknowledge'
  | 'notification.read'
  | 'notification.record'
  | 'notification.send'
  | 'notification.write';
type ConsequenceMethod =
  | AssetMethod
  | DeadlineMethod
  | NotificationMethod
  | 'harm.read'
  | 'harm.set'
  | 'harm.withdraw'
  | 'policy.read'
  | 'redline.set'
  | 'response.read';

/** The calls about harm to civilians and what follows from it. */
export const consequenceHandlers = (inCase: InCase): Handlers<ConsequenceMethod> => ({
  'harm.set': inCase<'harm.set'>(async () => (await import('./harm.ts')).setHarm),
  'harm.withdraw': inCase<'harm.withdraw'>(async () => (await import('./harm.ts')).withdrawHarm),
  'redline.set': inCase<'redline.set'>(async () => (await import('./harm.ts')).setRedLine),
  'harm.read': inCase<'harm.read'>(async () => (await import('./read-harm.ts')).readHarm),
  'asset.set': inCase<'asset.set'>(async () => (await import('./assets.ts')).setAsset),
  'asset.withdraw': inCase<'asset.withdraw'>(async () => (await import('./assets.ts')).withdrawAsset),
  'dependency.set': inCase<'dependency.set'>(async () => (await import('./assets.ts')).setDependency),
  'dependency.withdraw': inCase<'dependency.withdraw'>(async () => (await import('./assets.ts')).withdrawDependency),
  'asset.list': inCase<'asset.list'>(async () => (await import('./read-assets.ts')).listAssets),
  'response.read': inCase<'response.read'>(async () => (await import('./read-response.ts')).readResponse),
  'clock.start': inCase<'clock.start'>(async () => (await import('./notifications.ts')).startClock),
  'clock.stop': inCase<'clock.stop'>(async () => (await import('./notifications.ts')).stopClock),
  'notification.record': inCase<'notification.record'>(
    async () => (await import('./notifications.ts')).recordNotification,
  ),
  'notification.send': inCase<'notification.send'>(async () => (await import('./notifications.ts')).sendNotification),
  'notification.acknowledge': inCase<'notification.acknowledge'>(
    async () => (await import('./notifications.ts')).acknowledgeNotification,
  ),
  'notification.read': inCase<'notification.read'>(
    async () => (await import('./read-notifications.ts')).readNotifications,
  ),
  'notification.write': inCase<'notification.write'>(
    async () => (await import('./write-notification.ts')).writeNotification,
  ),
  'policy.read': inCase<'policy.read'>(async () => (await import('./policy.ts')).readPolicy),
  'deadline.list': inCase<'deadline.list'>(async () => (await import('./deadlines.ts')).listDeadlines),
  'deadline.calendar': inCase<'deadline.calendar'>(async () => (await import('./deadlines.ts')).writeCalendar),
});
