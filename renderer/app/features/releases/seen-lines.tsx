import { useState } from 'react';
import type { Input } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { LineLink } from '../../line-link.tsx';
import { Bar, holdsBar, SeenValue } from './seen-value.tsx';
import styles from './releases.module.css';

export type SeenAs = Pick<Input<'release.seen'>, 'edition' | 'tlp' | 'redaction'>;
type Which = 'partly' | 'withheld' | 'all';

const choices = [
  { id: 'partly', label: 'Words withheld' },
  { id: 'withheld', label: 'Anything withheld' },
  { id: 'all', label: 'All lines' },
] as const;
const pageRows = 50;

/** The lines as a stranger reads them, from the bytes that an export would write. */
export const SeenLines = ({ folder, as }: { readonly folder: string; readonly as: SeenAs }) => {
  const [which, setWhich] = useState<Which>('partly');
  const [from, setFrom] = useState(0);
  const seen = useReply('release.seen', { folder, ...as, which, from, count: pageRows });
  const total = seen.value?.total ?? 0;
  return (
    <div className={styles['tabBody']}>
      <div className={styles['buttons']}>
        <Segments
          label="Lines"
          choices={choices}
          selected={which}
          onSelect={(id) => {
            setWhich(id);
            setFrom(0);
          }}
        />
        {total <= pageRows ? null : (
          <>
            <Button look="quiet" isDisabled={from === 0} onPress={() => setFrom(Math.max(0, from - pageRows))}>
              Earlier
            </Button>
            <Button look="quiet" isDisabled={from + pageRows >= total} onPress={() => setFrom(from + pageRows)}>
              Later
            </Button>
          </>
        )}
        {seen.value === undefined || total === 0 ? null : (
          <span className={styles['muted']}>
            {from + 1}–{Math.min(total, from + pageRows)} of {total}
          </span>
        )}
      </div>
      <p className={styles['muted']}>
        Words that are shown beside bars are proven: each is the one that the ledger holds.
      </p>
      {seen.failure === null ? null : <FailureNotice failure={seen.failure} onRetry={seen.refetch} />}
      {seen.isLoading ? <Loading label="Writing the edition and reading it back" lines={4} /> : null}
      {seen.value === undefined || seen.failure !== null ? null : total === 0 ? (
        <p className={styles['none']}>{emptyWords[which]}</p>
      ) : (
        <ul className={styles['seen']} aria-label="Lines as a stranger reads them">
          {seen.value.rows.map(({ seq, type, fields, withheld }) => (
            <li key={seq}>
              <LineLink line={seq} /> <code>{type}</code>
              <dl>
                {[
                  ...fields.filter(({ value }) => holdsBar(value)),
                  ...fields.filter(({ value }) => !holdsBar(value)),
                ].map(({ name, value }) => (
                  <Field key={name} name={name}>
                    <SeenValue value={value} />
                  </Field>
                ))}
                {withheld.map((name) => (
                  <Field key={name} name={name}>
                    <Bar />
                  </Field>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const emptyWords: Readonly<Record<Which, string>> = {
  partly: 'No single words are withheld.',
  withheld: 'Nothing is withheld: a stranger reads every field.',
  all: 'The case holds no line yet.',
};

const Field = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <>
    <dt>
      <code>{name}</code>
    </dt>
    <dd>{children}</dd>
  </>
);
