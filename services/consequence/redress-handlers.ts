import { ok } from '../../shared/base/result.ts';
import type { redressContract } from '../../shared/api/redress-contract.ts';
import type { InCase } from '../cases/in-case.ts';
import type { Handlers } from '../dispatch.ts';

/** The calls about what is done for whoever was harmed, by the operation or by the answer to it. */
export const redressHandlers = (inCase: InCase): Handlers<keyof typeof redressContract> => ({
  'remediation.add': inCase<'remediation.add'>(async () => (await import('./remediation.ts')).addRemediation),
  'remediation.set': inCase<'remediation.set'>(async () => (await import('./remediation.ts')).setRemediation),
  'remediation.list': inCase<'remediation.list'>(async () => {
    const { listRemediation } = await import('./remediation.ts');
    return (session, _, deps) => ok(listRemediation(session, deps));
  }),
  'redress.receive': inCase<'redress.receive'>(async () => (await import('./redress.ts')).receiveClaim),
  'redress.acknowledge': inCase<'redress.acknowledge'>(async () => (await import('./redress.ts')).acknowledgeClaim),
  'redress.decide': inCase<'redress.decide'>(async () => (await import('./redress.ts')).decideClaim),
  'redress.remedy': inCase<'redress.remedy'>(async () => (await import('./redress.ts')).carryOutRemedy),
  'redress.lesson': inCase<'redress.lesson'>(async () => (await import('./redress.ts')).recordLesson),
  'redress.rescore': inCase<'redress.rescore'>(async () => (await import('./rescore.ts')).rescoreForClaim),
  'redress.read': inCase<'redress.read'>(async () => (await import('./read-redress.ts')).readRedress),
});
