import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { originRelations } from '../../../../shared/domain/vocabulary.ts';
import { LineLink } from '../../line-link.tsx';
import { useGo } from '../../navigation.ts';
import { relationWords } from '../../scores/relation-words.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { DialogRequest } from './reasoning-dialog.tsx';
import type { ListedGroup } from './use-reasoning.ts';
import styles from './hypotheses.module.css';

const itemsStep = 50;

/** One group of shared origin: what its items have in common, and how much less they count for it. */
export const GroupPane = ({
  group,
  readOnly,
  onAct,
  onClose,
}: {
  readonly group: ListedGroup;
  readonly readOnly: string | null;
  readonly onAct: (request: DialogRequest) => void;
  readonly onClose: () => void;
}) => {
  const go = useGo();
  const [shown, setShown] = useState(itemsStep);
  const { line, name, rho, reason, items } = group;
  const relation = originRelations.find((one) => one === group.relation);
  return (
    <>
      <header className={styles['paneHeader']}>
        <div className={styles['paneLine']}>
          <span className={styles['muted']}>{items.length === 1 ? '1 item' : `${items.length} items`}</span>
          <span className={styles['paneClose']}>
            <IconButton label="Close the group" onPress={onClose}>
              <IconX />
            </IconButton>
          </span>
        </div>
        <h2 className={styles['paneTitle']}>
          {name === null ? '(name withheld)' : <SafeText text={name} max={500} />}
        </h2>
      </header>
      <Part title="Dependence">
        <Facts
          facts={[
            ['Shares', relation === undefined ? 'withheld' : relationWords[relation]],
            ['Dependence ρ', rho === null ? 'withheld' : <SafeText key="rho" text={rho} />],
            [
              'Reason',
              reason === null ? 'withheld' : reason === '' ? null : <SafeText key="reason" text={reason} keepLines />,
            ],
            ['Ledger', <LineLink key="line" line={line} />],
          ]}
        />
        <p className={styles['muted']}>
          The item that separates most counts in full, the second 1 − ρ of its own, the third (1 − ρ)², and so on. With
          1 only the first counts.
        </p>
        <div className={styles['acts']}>
          <Button isDisabled={readOnly !== null} onPress={() => onAct({ kind: 'group', group })}>
            Change…
          </Button>
        </div>
        <ReadOnlyNote reason={readOnly} />
      </Part>
      <Part title="Items">
        {items.length === 0 ? (
          <p className={styles['muted']}>
            none recorded. An item comes into a group when its grade is corrected, in Evidence.
          </p>
        ) : (
          <ul className={styles['speakers']}>
            {items.slice(0, shown).map(({ id, exhibit, title }) => (
              <li key={id}>
                <InlineLink onClick={() => go.toScreen('evidence', { item: id })}>
                  <SafeText text={`${exhibit ?? ''} ${title ?? '(withheld)'}`.trim()} max={200} />
                </InlineLink>
              </li>
            ))}
          </ul>
        )}
        {items.length > shown ? (
          <Button onPress={() => setShown(shown + itemsStep)}>{items.length - shown} more</Button>
        ) : null}
      </Part>
    </>
  );
};
