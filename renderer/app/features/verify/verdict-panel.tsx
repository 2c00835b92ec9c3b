import { useState } from 'react';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconCopy } from '@tabler/icons-react';
import { counted } from '../../../../shared/base/counted.ts';
import type { VerificationReply } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { useShell } from '../../shell/shell-store.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { CheckList } from './check-list.tsx';
import { checkTitles } from '../../../../shared/bundle/check-words.ts';
import { Notices } from './notices.tsx';
import { PlaceText } from './place-text.tsx';
import { firstFailed, furtherFailed, lineOfPlace, nextSteps, verdictSentence, verdictTitle } from './verdict-words.ts';
import { verificationToText } from './verification-text.ts';
import type { Verified } from './verify-store.ts';
import styles from './verify.module.css';

/** The verdict first, then why, what it does not prove, and every check. */
export const VerdictPanel = ({ verified }: { readonly verified: Verified }) => {
  const { reply, name, at } = verified;
  const first = firstFailed(reply);
  const further = furtherFailed(reply);
  return (
    <>
      <Notices notices={reply.notices} />
      <section className={styles['verdict']} data-verdict={reply.verdict} aria-label="Verdict">
        <VerdictSign verdict={reply.verdict} />
        <div className={styles['verdictText']}>
          <h2>{verdictTitle(reply.verdict)}</h2>
          <p>{verdictSentence(reply.verdict)}</p>
          {first === undefined ? null : (
            <p className={styles['firstBad']}>
              <strong>{checkTitles[first.name]}</strong> <code>{first.name}</code>:{' '}
              <SafeText text={first.detail} max={600} />
              {first.first === null ? null : (
                <span className={styles['place']}>
                  at <PlaceText place={first.first} />
                </span>
              )}
            </p>
          )}
          {further.length === 0 ? null : (
            <p>
              Also:{' '}
              {further.map((check, index) => (
                <span key={check.name}>
                  {index === 0 ? '' : ', '}
                  <code>{check.name}</code>
                  {check.first === null ? null : (
                    <>
                      {' '}
                      (<SafeText text={check.first} max={120} />)
                    </>
                  )}
                </span>
              ))}
            </p>
          )}
        </div>
        <div className={styles['verdictSide']}>
          <BundleMark mark={reply.mark} />
          <CopyButton text={verificationToText(reply, { path: name, at })} />
        </div>
      </section>
      <div className={styles['pair']}>
        <Card title="What it is">
          <Facts
            facts={[
              ['Bundle', <SafeText key="name" text={name} max={400} />],
              ['Edition', reply.edition ?? unreadable],
              ['Origin', reply.origin === null ? unreadable : <MonoText key="origin" text={reply.origin} />],
              ['Size', reply.size === null ? unreadable : counted(reply.size, 'line')],
              ['Root', reply.root === null ? unreadable : <MonoText key="root" text={reply.root} />],
              ['Verified', <Instant key="at" at={at} withSeconds />],
            ]}
          />
        </Card>
        <div className={styles['column']}>
          <Card title="What to do now">
            <ol className={styles['steps']}>
              {nextSteps(reply).map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <CompareWithCase reply={reply} place={first?.first ?? null} />
          </Card>
          <Card title="Not proven, whatever the verdict">
            <ul className={styles['notProven']}>
              {reply.notProven.map((text) => (
                <li key={text}>
                  <SafeText text={text} />
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
      <CheckList checks={reply.checks} />
    </>
  );
};

const unreadable = 'cannot be read';

const VerdictSign = ({ verdict }: { readonly verdict: VerificationReply['verdict'] }) => {
  switch (verdict) {
    case 'verified':
      return <IconCircleCheck aria-hidden />;
    case 'not anchored':
      return <IconAlertTriangle aria-hidden />;
    case 'failed':
      return <IconCircleX aria-hidden />;
  }
};

const BundleMark = ({ mark }: { readonly mark: string | null }) => {
  if (mark === null || mark === 'none') return null;
  return (
    <span className={styles['mark']}>
      <SafeText text={mark.toUpperCase()} max={60} />
    </span>
  );
};

const MonoText = ({ text }: { readonly text: string }) => (
  <code>
    <SafeText text={text} max={400} />
  </code>
);

const CopyButton = ({ text }: { readonly text: string }) => {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Button onPress={() => void copy()}>
      <IconCopy aria-hidden />
      {isCopied ? 'Copied' : 'Copy as text'}
    </Button>
  );
};

/** Where the open case is the one that the bundle comes from, its line can be looked at beside the bundle's. */
const CompareWithCase = ({ reply, place }: { readonly reply: VerificationReply; readonly place: string | null }) => {
  const caseFolder = useShell((state) => state.caseFolder);
  const info = useReply('case.info', { folder: caseFolder ?? '' }, { isEnabled: caseFolder !== null });
  const go = useGo();
  const line = lineOfPlace(place);
  if (caseFolder === null || line === null || info.value === undefined) return null;
  if (info.value.origin !== reply.origin || line >= info.value.ledger.size) return null;
  return (
    <Button onPress={() => go.toScreen('ledger', { line }, caseFolder)}>Line {line} as the open case has it</Button>
  );
};
