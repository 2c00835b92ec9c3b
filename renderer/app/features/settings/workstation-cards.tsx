import { useQueryClient } from '@tanstack/react-query';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { useAct, useReply } from '../../api/replies.ts';
import { useGo } from '../../navigation.ts';
import { useSettings } from '../../settings.ts';
import { useShell } from '../../shell/shell-store.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { checkSign, examineWords } from './examine-words.ts';
import styles from './settings.module.css';

/** Under which profile the window works: this workstation's own, or that of a demonstration. */
export const ProfileCard = () => {
  const { workstation } = useSettings();
  const { run, isRunning, failure } = useAct('workstation.use');
  const queries = useQueryClient();
  const setCaseFolder = useShell((state) => state.setCaseFolder);
  const back = async (): Promise<void> => {
    if (isRunning) return;
    const used = await run({ profile: null });
    if (!used.ok) return;
    // The demonstration's case is not one that this profile works on.
    setCaseFolder(null);
    await queries.invalidateQueries();
  };
  return (
    <Card title="Profile" aside="identities, trust, and what this workstation remembers">
      {workstation === undefined ? (
        <Loading label="Reading the workstation" lines={3} />
      ) : (
        <div className={styles['stack']}>
          {workstation.isDemonstration ? (
            <Notice tone="warn" title="This is the profile of a demonstration.">
              Its persons are invented, and their passphrases lie beside their keys. What is made or trusted here stays
              in the demonstration.
              <div className={styles['noticeFoot']}>
                <Button icon={<IconArrowBackUp aria-hidden />} onPress={() => void back()}>
                  Back to my own profile
                </Button>
              </div>
            </Notice>
          ) : null}
          <Facts
            facts={[
              ['In use', <Path key="use" text={workstation.profile} />],
              ...(workstation.isDemonstration
                ? [['My own', <Path key="own" text={workstation.ownProfile} />] as const]
                : []),
              ['User', <SafeText key="user" text={workstation.userName} max={200} />],
              ['New cases go to', <Path key="cases" text={workstation.casesFolder} />],
            ]}
          />
          {failure === null ? null : <FailureNotice failure={failure} />}
        </div>
      )}
    </Card>
  );
};

const Path = ({ text }: { readonly text: string }) => (
  <code>
    <SafeText text={text} />
  </code>
);

/** Cases opened last on this workstation. Taking one off the list leaves the case where and as it is. */
export const RecentCard = () => {
  const recent = useReply('case.recent', {});
  const { run, failure } = useAct('case.forget');
  const go = useGo();
  const cases = recent.value?.cases ?? [];
  return (
    <Card title="Recent cases" aside="a list for convenience; taking one off it changes no case">
      <div className={styles['stack']}>
        {recent.failure === null ? null : <FailureNotice failure={recent.failure} onRetry={recent.refetch} />}
        {failure === null ? null : <FailureNotice failure={failure} />}
        {recent.value !== undefined && cases.length === 0 ? (
          <Empty title="None recorded" action={<Button onPress={go.toStart}>To the start</Button>}>
            Cases that are opened on this workstation are listed here.
          </Empty>
        ) : (
          <ul className={styles['list']}>
            {cases.map((entry) => (
              <RecentRow key={entry.folder} entry={entry} onForget={() => void run({ folder: entry.folder })} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
};

const RecentRow = ({
  entry,
  onForget,
}: {
  readonly entry: Output<'case.recent'>['cases'][number];
  readonly onForget: () => void;
}) => (
  <li className={styles['entry']}>
    <div className={styles['entryMain']}>
      <strong>
        <SafeText text={entry.title} max={200} />
      </strong>
      <code className={styles['print']}>
        <SafeText text={entry.folder} />
      </code>
      <span className={styles['muted']}>
        opened <Instant at={entry.openedAt} />
        {entry.isThere ? '' : '; not there now'}
      </span>
    </div>
    <IconButton label="Take off the list" onPress={onForget}>
      <IconX />
    </IconButton>
  </li>
);

/** What the program found of what it needs, with what to do where something is missing. */
export const ExamineCard = () => {
  const examined = useReply('workstation.examine', {});
  return (
    <Card
      title="This workstation"
      aside={
        <button type="button" className={styles['small']} disabled={examined.isUpdating} onClick={examined.refetch}>
          {examined.isUpdating ? 'looking…' : 'look again'}
        </button>
      }
    >
      {examined.failure === null ? null : <FailureNotice failure={examined.failure} onRetry={examined.refetch} />}
      {examined.isLoading ? <Loading label="Examining the workstation" /> : null}
      {examined.value === undefined ? null : (
        <div className={styles['stack']}>
          {examined.value.ok ? null : (
            <Notice tone="bad" title="Something that Plumbline needs is missing or broken.">
              See what is marked below.
            </Notice>
          )}
          <table className={styles['checks']}>
            <caption className="visually-hidden">What the program found on this workstation</caption>
            <tbody>
              {examined.value.checks.map((check) => (
                <tr key={check.name} data-status={check.status}>
                  <th scope="row">{check.name}</th>
                  <td className={styles['state']}>
                    <span aria-hidden>{checkSign(check.status)}</span> {examineWords(check.status)}
                  </td>
                  <td>
                    <SafeText text={check.detail} max={600} />
                    {check.hint === null ? null : (
                      <span className={styles['hint']}>
                        <SafeText text={check.hint} max={600} />
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
};

export const AboutCard = () => {
  const { workstation } = useSettings();
  return (
    <Card title="About">
      <Facts
        facts={[
          ['Version', workstation?.version ?? '…'],
          ['Licence', 'Apache-2.0; the text is in the file LICENSE'],
          ['Network', 'Plumbline sends nothing. It listens to nobody but this window, and looks for no updates.'],
          ['Handbook', 'F1 opens the page of the screen that is shown; it came with the program.'],
        ]}
      />
    </Card>
  );
};
