import { useEffect } from 'react';
import { Outlet } from '@tanstack/react-router';
import { useReply } from '../api/replies.ts';
import { useCaseFolder, useGo, useScreenId } from '../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { InlineLink } from '../../ui/inline-link.tsx';
import { FailureNotice, Loading, Notice } from '../../ui/states.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { FilesNotice } from './files-notice.tsx';
import { useShell } from './shell-store.ts';
import styles from './frame.module.css';

/** Opens the case that the address names, and says why where that is not possible. */
export const CaseGate = () => {
  const folder = useCaseFolder();
  const go = useGo();
  const screen = useScreenId();
  const setCaseFolder = useShell((state) => state.setCaseFolder);
  const entered = useReply('case.enter', { folder });
  const isOpen = entered.value !== undefined;
  useEffect(() => {
    if (isOpen) setCaseFolder(folder);
  }, [isOpen, folder, setCaseFolder]);
  if (entered.failure !== null) {
    return (
      <div className={styles['gate']}>
        <FailureNotice failure={entered.failure} onRetry={entered.refetch} />
        <p>
          The case in <SafeText text={folder} /> could not be opened. Nothing in it was changed.
        </p>
        <Button onPress={go.toStart}>Other cases</Button>
      </div>
    );
  }
  if (entered.value === undefined) return <Loading label="Opening the case" />;
  const { readOnly, opinion } = entered.value;
  return (
    <div className={styles['caseArea']}>
      {readOnly === null ? null : (
        <div className={styles['banner']}>
          <Notice tone="warn" title="This case can only be read here.">
            <SafeText text={readOnly.message} />
          </Notice>
        </div>
      )}
      {opinion === null || screen === 'matrix' ? null : (
        <div className={styles['banner']}>
          <Notice tone="info" title="Ratings, and every number that follows from them, are hidden.">
            <SafeText text={opinion.rater ?? '(rater withheld)'} /> gives a second opinion on level {opinion.level}.{' '}
            <InlineLink onClick={() => go.toScreen('matrix')}>Go on with it, or end it</InlineLink>
          </Notice>
        </div>
      )}
      <FilesNotice folder={folder} />
      <Outlet />
    </div>
  );
};
