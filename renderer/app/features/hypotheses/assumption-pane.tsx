import { IconX } from '@tabler/icons-react';
import { LineLink } from '../../line-link.tsx';
import { useCaseFolder } from '../../navigation.ts';
import { useAct } from '../../api/replies.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { DialogRequest } from './reasoning-dialog.tsx';
import type { ListedAssumption } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

/** One assumption: what it says, whether the result hangs on it, and whether it is still open. */
export const AssumptionPane = ({
  assumption,
  readOnly,
  onAct,
  onClose,
}: {
  readonly assumption: ListedAssumption;
  readonly readOnly: string | null;
  readonly onAct: (request: DialogRequest) => void;
  readonly onClose: () => void;
}) => {
  const folder = useCaseFolder();
  const set = useAct('assumption.set');
  const { id, line, statement, critical, status, examination } = assumption;
  const next = status === 'resolved' ? 'open' : 'resolved';
  return (
    <>
      <header className={styles['paneHeader']}>
        <div className={styles['paneLine']}>
          {critical === true ? <span className={styles['critical']}>critical</span> : null}
          <span className={styles['paneClose']}>
            <IconButton label="Close the assumption" onPress={onClose}>
              <IconX />
            </IconButton>
          </span>
        </div>
        <h2 className={styles['paneTitle']}>
          {statement === null ? '(statement withheld)' : <SafeText text={statement} keepLines />}
        </h2>
      </header>
      <Part title="Record">
        <Facts
          facts={[
            ['Status', status ?? 'withheld'],
            ['Critical', critical === null ? 'withheld' : critical ? 'yes: its failure would change the result' : 'no'],
            ['Ledger', <LineLink key="line" line={line} />],
          ]}
        />
        {statement === null || critical === null ? null : (
          <div className={styles['acts']}>
            <Button
              isDisabled={readOnly !== null || set.isRunning}
              onPress={() => void set.run({ folder, id, statement, critical, status: next })}
            >
              {next === 'resolved' ? 'Mark as resolved' : 'Open it again'}
            </Button>
            <Button isDisabled={readOnly !== null} onPress={() => onAct({ kind: 'assumption', assumption })}>
              Change…
            </Button>
          </div>
        )}
        <ReadOnlyNote reason={readOnly} />
        {set.failure === null ? null : <FailureNotice failure={set.failure} onClose={set.clear} />}
      </Part>
      <Part title="Test">
        {examination === null ? (
          <p className={styles['muted']}>
            Nobody has said what would show that it is wrong.
            {critical === true && status === 'open'
              ? ' A critical assumption without a test keeps a release from leaving.'
              : ''}
          </p>
        ) : (
          <Facts
            facts={[
              ['Test', saidText(examination.test)],
              ['Owner', saidText(examination.owner)],
              ['If it is wrong', saidText(examination.consequence)],
              ['Ledger', <LineLink key="line" line={examination.line} />],
            ]}
          />
        )}
        <div className={styles['acts']}>
          <Button isDisabled={readOnly !== null} onPress={() => onAct({ kind: 'examine', assumption })}>
            {examination === null ? 'Say how it is tested…' : 'Change the test…'}
          </Button>
        </div>
      </Part>
    </>
  );
};

const saidText = (text: string | null) =>
  text === null ? 'withheld' : text === '' ? 'not said' : <SafeText text={text} keepLines />;
