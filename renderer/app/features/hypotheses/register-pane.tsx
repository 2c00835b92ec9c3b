import { IconX } from '@tabler/icons-react';
import { registerWords } from '../../../../shared/domain/register-vocabulary.ts';
import { IconButton, Button } from '../../../ui/button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { LineLink } from '../../line-link.tsx';
import type { DialogRequest } from './reasoning-dialog.tsx';
import type { RegisterEntry } from './registers-table.tsx';
import styles from './hypotheses.module.css';

/** One entry of a register, in full. */
export const RegisterPane = ({
  entry,
  readOnly,
  onAct,
  onClose,
}: {
  readonly entry: RegisterEntry;
  readonly readOnly: string | null;
  readonly onAct: (request: DialogRequest) => void;
  readonly onClose: () => void;
}) => {
  const { kind, status, statement, person, level, changesRanking, line, firstLine } = entry;
  const isWritten = kind === 'counter' || kind === 'premortem';
  return (
    <>
      <header className={styles['paneHeader']}>
        <div className={styles['paneLine']}>
          <span>{registerWords[kind]}</span>
          {changesRanking === true ? <span className={styles['critical']}>could change who leads</span> : null}
          <span className={styles['paneClose']}>
            <IconButton label="Close the entry" onPress={onClose}>
              <IconX />
            </IconButton>
          </span>
        </div>
        {isWritten ? null : (
          <h2 className={styles['paneTitle']}>
            <SafeText text={statement ?? '(withheld)'} keepLines />
          </h2>
        )}
      </header>
      {isWritten ? (
        <Part title="The argument">
          <p>
            <SafeText text={statement ?? '(withheld)'} keepLines />
          </p>
        </Part>
      ) : null}
      <Part title="Record">
        <Facts
          facts={[
            ['Status', status ?? 'withheld'],
            ...(level === null ? [] : [['Level', String(level)] as const]),
            [
              isWritten ? 'Author' : 'Owner',
              <SafeText key="person" text={person === '' ? 'nobody' : (person ?? 'withheld')} max={200} />,
            ],
            ['Stated', <LineLink key="first" line={firstLine} />],
            ['Latest', <LineLink key="latest" line={line} />],
          ]}
        />
        {statement === null ? null : (
          <div className={styles['acts']}>
            <Button isDisabled={readOnly !== null} onPress={() => onAct({ kind: 'register', entry })}>
              Change…
            </Button>
          </div>
        )}
        <ReadOnlyNote reason={readOnly} />
      </Part>
    </>
  );
};
