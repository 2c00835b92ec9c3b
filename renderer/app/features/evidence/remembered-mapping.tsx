import { useState } from 'react';
import type { Input, Output } from '../../../../shared/api/contract.ts';
import { useAct } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import styles from './evidence.module.css';

type Columns = NonNullable<Input<'import.run'>['columns']>;

/** Offers the columns that were chosen for a table with the very same first row. They are used when a person says so. */
export const RememberedMapping = ({
  remembered,
  columns,
  onColumns,
}: {
  readonly remembered: Output<'import.run'>['remembered'];
  readonly columns: Columns;
  readonly onColumns: (columns: Columns) => void;
}) => {
  const forget = useAct('mapping.forget');
  const [forgotten, setForgotten] = useState<string | null>(null);
  if (remembered === null || remembered.id === forgotten || isSame(remembered.columns, columns)) return null;
  const { id, file, at } = remembered;
  const drop = async (): Promise<void> => {
    const done = await forget.run({ id });
    if (done.ok) setForgotten(id);
  };
  return (
    <Notice tone="info" title="A table with this first row was imported before">
      <p>
        <Instant at={at} />, from <SafeText text={file} max={120} />:{' '}
        {Object.entries(remembered.columns).map(([part, name], index) => (
          <span key={part}>
            {index === 0 ? '' : ', '}
            {part} is <SafeText text={name} max={80} />
          </span>
        ))}
      </p>
      <div className={styles['acts']}>
        <Button onPress={() => onColumns(remembered.columns)}>Use these columns</Button>
        <Button look="quiet" isDisabled={forget.isRunning} onPress={() => void drop()}>
          Forget them
        </Button>
      </div>
      {forget.failure === null ? null : <FailureNotice failure={forget.failure} />}
    </Notice>
  );
};

const isSame = (left: Columns, right: Columns): boolean =>
  (['time', 'date', 'title', 'type', 'key'] as const).every((part) => left[part] === right[part]);
