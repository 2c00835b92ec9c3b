import { useCallback, useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/replies.ts';
import { useShell } from '../../shell/shell-store.ts';
import { useVerifyRequest } from '../../verify-request.ts';
import { lastName, toInput } from './verify-input.ts';
import { useVerifyStore } from './verify-store.ts';

/** Runs the verification of what is chosen. It goes on, and its verdict is kept, when the person leaves the screen. */
export const useVerify = (): (() => Promise<void>) => {
  const { call } = useApi();
  const queries = useQueryClient();
  return useCallback(async () => {
    const { bundle, anchors, age, isRunning, begin, end } = useVerifyStore.getState();
    if (bundle === null || isRunning) return;
    begin();
    const reply = await call('bundle.verify', toInput(bundle.path, anchors, age));
    // Another bundle may have been chosen meanwhile; its verdict is not this one.
    const isCurrent = useVerifyStore.getState().bundle === bundle;
    if (!isCurrent) end({});
    else if (reply.ok)
      end({
        verified: { reply: reply.value, name: bundle.name, at: new Date().toISOString().slice(0, 19) + 'Z', anchors },
      });
    else end({ failure: reply.error });
    if (anchors.retain) await queries.invalidateQueries({ queryKey: ['identity.trusted'] });
  }, [call, queries]);
};

/** A bundle that another screen asked for is taken over and verified at once. */
export const useRequestedBundle = (run: () => Promise<void>): void => {
  const requested = useVerifyRequest((state) => state.path);
  const isRunning = useVerifyStore((state) => state.isRunning);
  useEffect(() => {
    if (requested === null || isRunning) return;
    useVerifyRequest.getState().take();
    useVerifyStore.getState().choose({ path: requested, name: lastName(requested), isUpload: false });
    void run();
  }, [requested, isRunning, run]);
};

/** The running verification as the program reports it. */
export const useVerifyJob = () =>
  useShell((state) =>
    state.jobs.findLast(({ method, state: ends }) => method === 'bundle.verify' && ends === 'running'),
  );
