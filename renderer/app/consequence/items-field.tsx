import { useId, useState } from 'react';
import { IconX } from '@tabler/icons-react';
import { SafeText } from '../../marks/safe-text.tsx';
import { IconButton } from '../../ui/button.tsx';
import { SearchField } from '../../ui/fields.tsx';
import { InlineLink } from '../../ui/inline-link.tsx';
import { FailureNotice } from '../../ui/states.tsx';
import { useReply } from '../api/replies.ts';
import { useSettled } from '../use-settled.ts';
import styles from './consequence.module.css';

export type ChosenItem = { readonly id: string; readonly exhibit: string | null; readonly title: string | null };

const foundMax = 6;
const settleMilliseconds = 200;
const noFilter = { kinds: [], reliabilities: [], custody: [], tlp: [], sources: [] };
const nameOf = ({ id, exhibit, title }: ChosenItem): string => `${exhibit ?? id} ${title ?? '(title withheld)'}`;

/** The items that something rests on: found by words and pressed. */
export const ItemsField = ({
  folder,
  chosen,
  isRequired,
  label = 'Evidence',
  onChange,
}: {
  readonly folder: string;
  readonly chosen: readonly ChosenItem[];
  readonly isRequired: boolean;
  /** Where a form has more than one: evidence for what. */
  readonly label?: string;
  readonly onChange: (chosen: readonly ChosenItem[]) => void;
}) => {
  const title = useId();
  const [text, setText] = useState('');
  const words = useSettled(text.trim(), settleMilliseconds, '');
  const found = useReply('evidence.page', {
    folder,
    filter: { ...noFilter, text: words },
    count: foundMax + chosen.length,
  });
  const free = (found.value?.rows ?? []).filter(({ id }) => !chosen.some((item) => item.id === id));
  return (
    <section className={styles['items']} aria-labelledby={title}>
      <h3 id={title}>
        {label}{' '}
        <span className={styles['muted']}>
          {chosen.length === 0 ? (isRequired ? '(needed)' : 'none cited') : `${chosen.length} cited`}
        </span>
      </h3>
      {chosen.length === 0 ? null : (
        <ul className={styles['chosen']}>
          {chosen.map((item) => (
            <li key={item.id}>
              <SafeText text={nameOf(item)} max={160} />
              <IconButton
                label={`Take out ${item.exhibit ?? item.id}`}
                onPress={() => onChange(chosen.filter(({ id }) => id !== item.id))}
              >
                <IconX />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['find']}>
        <SearchField label="Find by number or words" value={text} onChange={setText} />
      </div>
      {found.failure === null ? null : <FailureNotice failure={found.failure} onRetry={found.refetch} />}
      <ul className={styles['found']} aria-label={`Found: ${label}`}>
        {free.slice(0, foundMax).map(({ id, exhibit, title: name }) => (
          <li key={id}>
            <InlineLink title="Cite it" onClick={() => onChange([...chosen, { id, exhibit, title: name }])}>
              <SafeText text={nameOf({ id, exhibit, title: name })} max={160} />
            </InlineLink>
          </li>
        ))}
      </ul>
    </section>
  );
};
