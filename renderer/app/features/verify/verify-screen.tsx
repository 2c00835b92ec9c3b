import { useEffect, useRef } from 'react';
import { IconShieldCheck } from '@tabler/icons-react';
import { useAct } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { FailureNotice, Notice, Progress } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { AgeKeys } from './age-keys.tsx';
import { AnchorFields } from './anchor-fields.tsx';
import { BundleDrop } from './bundle-drop.tsx';
import { Introduction } from './introduction.tsx';
import { ProofTools } from './proof-dialogs.tsx';
import { TrustedHere } from './trusted-here.tsx';
import { useRequestedBundle, useVerify, useVerifyJob } from './use-verify.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import { isAgeName } from './verify-input.ts';
import { useVerifyStore } from './verify-store.ts';
import styles from './verify.module.css';

/** Whether a bundle is what it says, judged by keys that came by another way. Works without a case. */
export const VerifyScreen = () => {
  const { bundle, isRunning, failure, verified, anchors } = useVerifyStore();
  const verify = useVerify();
  useRequestedBundle(verify);
  const answer = useRef<HTMLElement>(null);
  // Where the window is too narrow for two columns the answer stands below the question.
  useEffect(() => {
    if (verified !== null) answer.current?.scrollIntoView({ block: 'nearest' });
  }, [verified]);
  const needsKeys = bundle !== null && (isAgeName(bundle.name) || failure?.code === 'AGE_ENCRYPTED');
  const isStale = verified !== null && verified.anchors !== anchors;
  return (
    <Page title="Verify" count="a bundle, before anybody relies on it" tools={<ProofTools />}>
      <div className={styles['columns']}>
        <section className={styles['asked']} aria-label="What is verified">
          <BundleDrop />
          {needsKeys ? <AgeKeys /> : null}
          <TrustedHere />
          <AnchorFields />
          <div className={styles['run']}>
            <Button look="primary" isDisabled={bundle === null || isRunning} onPress={() => void verify()}>
              <IconShieldCheck aria-hidden />
              {isRunning ? 'Verifying…' : 'Verify'}
            </Button>
            {bundle === null ? <span>Choose a bundle first.</span> : null}
          </div>
        </section>
        <section ref={answer} className={styles['answer']} aria-label="Result" aria-live="polite">
          {isRunning ? <Running /> : null}
          {failure === null ? null : <NoVerdict />}
          {isStale ? (
            <Notice tone="warn" title="You have changed what you trust since this verdict.">
              <Button onPress={() => void verify()}>Verify again</Button>
            </Notice>
          ) : null}
          {verified === null ? null : <VerdictPanel verified={verified} />}
          {verified === null && failure === null && !isRunning ? <Introduction /> : null}
        </section>
      </div>
    </Page>
  );
};

const Running = () => {
  const job = useVerifyJob();
  const cancel = useAct('job.cancel');
  const share =
    job !== undefined && job.done !== null && job.total !== null && job.total > 0 ? job.done / job.total : null;
  return (
    <div className={styles['running']} role="status">
      <strong>Verifying</strong>
      <span className={styles['step']}>
        {job === undefined || job.step === '' ? 'reading the bundle' : <SafeText text={job.step} />}
        {job === undefined || job.done === null || job.total === null ? null : `: ${job.done} of ${job.total}`}
      </span>
      <Progress label="Verifying" value={share} />
      <Button isDisabled={job === undefined} onPress={() => void cancel.run({ id: job?.id ?? '' })}>
        Stop
      </Button>
      {cancel.failure === null ? null : <FailureNotice failure={cancel.failure} />}
    </div>
  );
};

const NoVerdict = () => {
  const failure = useVerifyStore((state) => state.failure);
  if (failure === null) return null;
  if (failure.code === 'CANCELLED')
    return <Notice tone="info" title="Stopped. There is no verdict, and nothing was changed." />;
  return (
    <div className={styles['noVerdict']}>
      <h2>No verdict</h2>
      <FailureNotice failure={failure} />
    </div>
  );
};
