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
});
