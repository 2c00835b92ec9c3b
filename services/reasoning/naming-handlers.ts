import { ok } from '../../shared/base/result.ts';
import type { InCase } from '../cases/in-case.ts';
import type { Handlers } from '../dispatch.ts';

type NamingMethod = 'responsibility.set' | 'responsibility.list' | 'name.claim' | 'name.withdraw' | 'name.list';

/** The calls about whom a hypothesis speaks of. */
export const namingHandlers = (inCase: InCase): Handlers<NamingMethod> => ({
  'responsibility.set': inCase<'responsibility.set'>(
    async () => (await import('./responsibility.ts')).setResponsibility,
  ),
  'responsibility.list': inCase<'responsibility.list'>(async () => {
    const { listResponsibilities } = await import('./responsibility.ts');
    return (session) => ok(listResponsibilities(session));
  }),
  'name.claim': inCase<'name.claim'>(async () => (await import('./name-claims.ts')).claimName),
  'name.withdraw': inCase<'name.withdraw'>(async () => (await import('./name-claims.ts')).withdrawName),
  'name.list': inCase<'name.list'>(async () => (await import('./name-claims.ts')).listNames),
});
