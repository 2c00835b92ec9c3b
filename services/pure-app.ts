import type { Transport } from '../shared/api/client.ts';
import { pureContract } from '../shared/api/contract-pure.ts';
import type { PureMethod } from '../shared/api/pure-methods.ts';
import type { AppDeps } from './app-deps.ts';
import { createDispatcher, type Handlers } from './dispatch.ts';

export const pureHandlers = (deps: Pick<AppDeps, 'crypto'>): Handlers<PureMethod> => ({
  'score.input': async ({ input }) => {
    const { scoreInput } = await import('./reasoning/score-input.ts');
    return scoreInput(input, deps);
  },
  'harm.input': async ({ input }) => (await import('./consequence/pure.ts')).harmOfInput(input, deps),
  'gate.input': async ({ input }) => (await import('./consequence/pure.ts')).gatesOfInput(input, deps),
});

/** The pure calls alone: for a shell that makes one and ends, loading the rest would take longer than the call. */
export const createPureApp = (deps: Pick<AppDeps, 'crypto'>): Transport => ({
  send: createDispatcher(pureContract, pureHandlers(deps)),
});
