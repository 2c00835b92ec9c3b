import { ok } from '../../shared/base/result.ts';
import type { InCase } from '../cases/in-case.ts';
import type { Handlers } from '../dispatch.ts';

type StandingMethod = 'release.after' | 'release.hand' | 'release.notice' | 'release.tell';

/** What is done about a release that has left. */
export const standingHandlers = (inCase: InCase): Handlers<StandingMethod> => ({
  'release.after': inCase<'release.after'>(async () => {
    const { readAfter } = await import('./after-release.ts');
    return (session, _, deps) => ok(readAfter(session, deps));
  }),
  'release.hand': inCase<'release.hand'>(async () => (await import('./after-release.ts')).recordRecipient),
  'release.notice': inCase<'release.notice'>(async () => (await import('./notice.ts')).writeNotice),
  'release.tell': inCase<'release.tell'>(async () => (await import('./after-release.ts')).recordTold),
});
