import { useState, type ReactNode } from 'react';
import { IconFilePlus, IconFolderOpen, IconPackage, IconSchool } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { defaultDemoCase, type DemoCaseName } from '../../../../shared/reference/demo-cases.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { useAct, useApi, useReply } from '../../api/replies.ts';
import { usePick } from '../../files/pick-store.ts';
import { useGo } from '../../navigation.ts';
import { useSettings } from '../../settings.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Empty, FailureNotice } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { IconX } from '@tabler/icons-react';
import { NewCaseDialog } from './new-case-dialog.tsx';
import { OpenBundleDialog } from './open-bundle-dialog.tsx';
import { useEnterCase } from './use-enter-case.ts';
import styles from './start.module.css';

const demonstrations: readonly { readonly name: DemoCaseName; readonly label: string }[] = [
  { name: 'ukraine-2016', label: 'Open the demonstration case' },
  { name: 'frostygoop-2024', label: 'Open FrostyGoop' },
];

/** First run, and the way to every other case. */
export const StartScreen = () => {
  const { call } = useApi();
  const recent = useReply('case.recent', {});
  const { workstation } = useSettings();
  const demo = useAct('demo.make');
  const forget = useAct('case.forget');
  const pick = usePick();
  const enter = useEnterCase();
  const go = useGo();
  const [dialog, setDialog] = useState<'new' | 'bundle' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(defaultDemoCase);

  const openCase = async (): Promise<void> => {
    const picked = await pick({ purpose: 'case', title: 'Open a case' });
    if (!picked.ok) return setFailure(picked.error);
    const [folder] = picked.value;
    if (folder !== undefined) setFailure(await enter(folder, workstation?.profile ?? null));
  };
  const makeDemonstration = async (name: DemoCaseName): Promise<void> => {
    setAsked(name);
    const made = await demo.run({ case: name });
    if (!made.ok) return;
    const used = await call('workstation.use', { profile: made.value.profile });
    if (!used.ok) return setFailure(used.error);
    setFailure(await enter(made.value.case, made.value.profile));
  };

  return (
    <div className={styles['start']}>
      <div className={styles['inner']}>
        <header className={styles['hello']}>
          <h1>Plumbline</h1>
          <p>
            Who attacked, how sure are we, how do we know, and what may follow. On this workstation; nothing is sent.
          </p>
        </header>
        {failure === null ? null : <FailureNotice failure={failure} onClose={() => setFailure(null)} />}
        {demo.failure === null ? null : (
          <FailureNotice failure={demo.failure} onRetry={() => void makeDemonstration(asked)} isOfAct />
        )}
        <div className={styles['ways']}>
          <Way
            icon={<IconSchool aria-hidden />}
            title="Open a demonstration case"
            text="Public sources, judgements for training: the power grid of Ukraine, December 2016, or FrostyGoop, January 2024, a case in which the evidence names nobody."
            actions={demonstrations.map(({ name, label }) => ({
              label: demo.isRunning && asked === name ? 'Making it…' : label,
              isDisabled: demo.isRunning,
              onPress: () => void makeDemonstration(name),
            }))}
          />
          <Way
            icon={<IconFilePlus aria-hidden />}
            title="New case"
            text="An empty ledger with a title and a question. Evidence comes next."
            actions={[{ label: 'New case', onPress: () => setDialog('new') }]}
          />
          <Way
            icon={<IconPackage aria-hidden />}
            title="Open a bundle"
            text="A case that somebody sent: it is verified first, and opens for reading only."
            actions={[{ label: 'Open a bundle', onPress: () => setDialog('bundle') }]}
          />
          <Way
            icon={<IconFolderOpen aria-hidden />}
            title="Open a case"
            text="A folder that ends in .case, on this machine or on a medium."
            actions={[{ label: 'Open a case', onPress: () => void openCase() }]}
          />
        </div>
        <section className={styles['recent']} aria-label="Recent cases">
          <h2>Recent cases</h2>
          {recent.failure === null ? null : <FailureNotice failure={recent.failure} onRetry={recent.refetch} />}
          {recent.value?.cases.length === 0 ? (
            <Empty title="None recorded">Cases that were opened on this workstation are listed here.</Empty>
          ) : (
            <ul className={styles['list']}>
              {(recent.value?.cases ?? []).map((entry) => (
                <RecentCase
                  key={entry.folder}
                  entry={entry}
                  onOpen={async () => setFailure(await enter(entry.folder, entry.profile))}
                  onForget={() => void forget.run({ folder: entry.folder })}
                />
              ))}
            </ul>
          )}
        </section>
        <p className={styles['foot']}>
          To check a bundle without opening it, go to{' '}
          <InlineLink onClick={() => go.toWorkstation('verify')}>Verify</InlineLink>.
        </p>
      </div>
      {dialog === 'new' ? <NewCaseDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'bundle' ? <OpenBundleDialog onClose={() => setDialog(null)} /> : null}
    </div>
  );
};

const Way = ({
  icon,
  title,
  text,
  actions,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly actions: readonly {
    readonly label: string;
    readonly onPress: () => void;
    readonly isDisabled?: boolean;
  }[];
}) => (
  <section className={styles['way']} aria-label={title}>
    {icon}
    <div>
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
    <div className={styles['actions']}>
      {actions.map(({ label, onPress, isDisabled = false }) => (
        <Button key={label} onPress={onPress} isDisabled={isDisabled}>
          {label}
        </Button>
      ))}
    </div>
  </section>
);

const RecentCase = ({
  entry,
  onOpen,
  onForget,
}: {
  readonly entry: Output<'case.recent'>['cases'][number];
  readonly onOpen: () => Promise<void>;
  readonly onForget: () => void;
}) => (
  <li className={styles['case']}>
    <button type="button" className={styles['open']} disabled={!entry.isThere} onClick={() => void onOpen()}>
      <strong>
        <SafeText text={entry.title} />
      </strong>
      {entry.mark === null || entry.mark === 'none' ? null : <span className={styles['mark']}>{entry.mark}</span>}
      <span className={styles['folder']}>
        <SafeText text={entry.folder} />
      </span>
      <span className={styles['time']}>
        {entry.isThere ? <Instant at={entry.openedAt} /> : 'not there now; put the medium back'}
      </span>
    </button>
    <IconButton label={`Take off the list: ${entry.title}`} onPress={onForget}>
      <IconX />
    </IconButton>
  </li>
);
