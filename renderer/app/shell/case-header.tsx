import { Button as AriaButton } from 'react-aria-components/Button';
import { IconHelpCircle, IconLayoutSidebar, IconSearch } from '@tabler/icons-react';
import type { CaseInfoReply } from '../../../shared/api/contract.ts';
import { useReply } from '../api/replies.ts';
import { useSettings } from '../settings.ts';
import { useGo } from '../navigation.ts';
import { IconButton } from '../../ui/button.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { TlpChip } from '../../marks/tlp-chip.tsx';
import { useShell } from './shell-store.ts';
import styles from './frame.module.css';

/** Which case this is, how it is marked, where it stands, and who acts. */
export const CaseHeader = () => {
  const { caseFolder, setPanel, panel } = useShell();
  const { settings, workstation, write } = useSettings();
  const go = useGo();
  return (
    <header className={styles['header']}>
      <IconButton
        label={settings.railCollapsed ? 'Show the names of the screens' : 'Only the signs of the screens'}
        onPress={() => write({ railCollapsed: !settings.railCollapsed })}
      >
        <IconLayoutSidebar />
      </IconButton>
      <button type="button" className={styles['brand']} onClick={go.toStart} aria-label="Plumbline: to the start">
        <svg viewBox="0 0 24 24" aria-hidden>
          <circle cx="12" cy="13" r="8.5" />
          <path d="M12 1v23" />
        </svg>
      </button>
      {caseFolder === null ? (
        <span className={styles['title']}>Plumbline</span>
      ) : (
        <CaseName folder={caseFolder} isDemonstration={workstation?.isDemonstration === true} />
      )}
      <AriaButton className={styles['searchButton'] ?? ''} onPress={() => setPanel('palette')}>
        <IconSearch aria-hidden />
        <span>Search or run a command</span>
        <kbd>Ctrl K</kbd>
      </AriaButton>
      <IconButton label="Help for this screen" keys="F1" onPress={() => setPanel(panel === 'help' ? null : 'help')}>
        <IconHelpCircle />
      </IconButton>
    </header>
  );
};

const CaseName = ({ folder, isDemonstration }: { readonly folder: string; readonly isDemonstration: boolean }) => {
  const { value } = useReply('case.info', { folder });
  if (value === undefined) return <span className={styles['title']} />;
  return (
    <>
      <h2 className={styles['title']}>{value.title === null ? '(title withheld)' : <SafeText text={value.title} />}</h2>
      <TlpChip tlp={value.tlp} />
      <span className={styles['stage']} data-stage={value.stage}>
        {stageWords(value.stage)}
      </span>
      <Mark mark={value.mark} isDemonstration={isDemonstration} />
      <span className={styles['actor']} title="Who acts in this case on this workstation">
        <SafeText text={value.actor} />
      </span>
    </>
  );
};

const stageWords = (stage: CaseInfoReply['stage']): string => {
  switch (stage) {
    case 'draft':
      return 'Draft';
    case 'single-signer draft':
      return 'Draft, one signer';
    case 'internal review':
      return 'Internal review';
    case 'independent review':
      return 'Independent review';
    case 'approval requested':
      return 'Approval requested';
    case 'released':
      return 'Released';
    case 'amended':
      return 'Released, amended';
    case 'retracted':
      return 'Retracted';
    case 'read-only':
      return 'Read only';
  }
};

const Mark = ({ mark, isDemonstration }: { readonly mark: string | null; readonly isDemonstration: boolean }) => {
  if (mark === 'exercise') return <span className={styles['mark']}>EXERCISE</span>;
  if (mark === 'demonstration' || isDemonstration)
    return <span className={styles['mark']}>DEMONSTRATION: judgements are for training</span>;
  return null;
};
