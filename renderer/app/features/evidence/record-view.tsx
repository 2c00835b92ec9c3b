import { IconArrowLeft } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { useReply } from '../../api/replies.ts';
import { AttackNames } from '../../attack/attack-names.tsx';
import { SaidParts } from '../../findings/said-parts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { FailureNotice, Loading } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { KnownMark } from '../../../marks/known-mark.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { FindHere } from './find-here.tsx';
import { placeToWords, timeMarkToWords } from './import-words.ts';
import type { Item } from './item.ts';
import { RecordText } from './record-text.tsx';
import styles from './records.module.css';

type Record = Output<'record.read'>['record'];

/** One record with everything that the file says in it, and where. */
export const RecordView = ({
  folder,
  item,
  isReadOnly,
  number,
  onOpen,
  onBack,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly isReadOnly: boolean;
  readonly number: number;
  readonly onOpen: (number: number) => void;
  readonly onBack: () => void;
}) => {
  const { value, failure, refetch } = useReply('record.read', { folder, evidence: item.id, record: number });
  return (
    <div className={styles['record']}>
      <div className={styles['recordBar']}>
        <Button look="quiet" icon={<IconArrowLeft aria-hidden />} onPress={onBack}>
          All records
        </Button>
        <FindHere folder={folder} item={item} record={number} isReadOnly={isReadOnly} />
      </div>
      {failure === null ? null : <FailureNotice failure={failure} onRetry={refetch} />}
      {value === undefined ? (
        <Loading label="Reading the record" />
      ) : (
        <>
          <Shown record={value.record} onOpen={onOpen} />
          <SaidParts
            key={`${item.id}/${number}`}
            folder={folder}
            on={{ evidence: item.id, record: number }}
            isReadOnly={isReadOnly}
          />
        </>
      )}
    </div>
  );
};

const Shown = ({ record, onOpen }: { readonly record: Record; readonly onOpen: (number: number) => void }) => (
  <>
    <h3 className={styles['recordTitle']}>
      <RecordText text={record.title} max={300} />
    </h3>
    {record.known.length === 0 ? null : <KnownMark known={record.known} />}
    <Part title="Record">
      <Facts
        facts={[
          ['Type', <SafeText key="type" text={record.type} max={200} />],
          ['Identifier', record.key === null ? null : <Mono key="key" text={record.key} />],
          ['Place in the file', <Mono key="place" text={placeToWords(record.place)} />],
          ['Time (UTC)', record.at === null ? null : <Time key="time" at={record.at} />],
        ]}
      />
    </Part>
    {record.links.length === 0 ? null : (
      <Part title={`Links (${record.links.length})`}>
        <ul className={styles['links']}>
          {record.links.map(({ kind, to, record: linked }, at) => (
            <li key={at}>
              <span className={styles['faint']}>
                <SafeText text={kind} max={80} />{' '}
              </span>
              {linked === null ? (
                <>
                  <Mono text={to} /> <span className={styles['faint']}>not in this file</span>
                </>
              ) : (
                <InlineLink onClick={() => onOpen(linked.number)}>
                  <RecordText text={linked.title} max={160} />
                </InlineLink>
              )}
            </li>
          ))}
        </ul>
      </Part>
    )}
    <Part title="What the file says">
      <dl className={styles['fields']}>
        {record.fields.map(({ name, value }, at) => (
          <div key={at}>
            <dt>
              <SafeText text={name} max={120} />
            </dt>
            <dd>
              {value === '' ? (
                <span className={styles['faint']}>empty</span>
              ) : (
                <>
                  <RecordText text={value} keepLines max={4000} />
                  <AttackNames text={value} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  </>
);

const Mono = ({ text }: { readonly text: string }) => (
  <span className={styles['mono']}>
    <SafeText text={text} max={300} />
  </span>
);

const Time = ({ at }: { readonly at: NonNullable<Record['at']> }) => (
  <>
    {at.utc === null ? 'could not be told' : <Instant at={at.utc} withSeconds withZone={false} />}
    <span className={styles['faint']}>
      {' '}
      · in the file: <SafeText text={at.raw} max={100} />
      {at.precision === null ? '' : ` · exact to the ${at.precision}`}
      {at.mark === null ? '' : ` · ${timeMarkToWords(at.mark)}`}
    </span>
  </>
);
