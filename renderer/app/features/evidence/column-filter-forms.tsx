import { useState, type SubmitEvent } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/fields.tsx';
import type { Ends } from './filter-values.ts';
import styles from './evidence.module.css';

type TextFilterProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A text that a column must hold; Enter applies it. */
export const TextFilter = (props: TextFilterProps) => (
  <Popover className={styles['columnFilter'] ?? ''} placement="bottom start">
    <Dialog className={styles['columnFilterDialog'] ?? ''} aria-label={props.label}>
      {({ close }) => <TextForm {...props} onClose={close} />}
    </Dialog>
  </Popover>
);

const TextForm = ({ label, value, onChange, onClose }: TextFilterProps & { readonly onClose: () => void }) => {
  const [text, setText] = useState(value);
  const apply = (next: string): void => {
    onChange(next.trim());
    onClose();
  };
  return (
    <form className={styles['columnFilterForm']} onSubmit={submit(() => apply(text))}>
      <TextField label={label} value={text} onChange={setText} autoFocus maxLength={500} />
      <Foot isOn={value !== ''} onClear={() => apply('')} isDisabled={text.trim() === value} />
    </form>
  );
};

type RangeFilterProps<Value> = {
  readonly label: string;
  readonly hint: string;
  readonly from: string;
  readonly to: string;
  readonly read: (text: string) => Ends<Value> | undefined;
  readonly onChange: (from: Ends<Value> | null, to: Ends<Value> | null) => void;
};

/** A range of which one end may be left open; both belong to it. */
export const RangeFilter = <Value,>(props: RangeFilterProps<Value>) => (
  <Popover className={styles['columnFilter'] ?? ''} placement="bottom start">
    <Dialog className={styles['columnFilterDialog'] ?? ''} aria-label={props.label}>
      {({ close }) => <RangeForm {...props} onClose={close} />}
    </Dialog>
  </Popover>
);

const RangeForm = <Value,>({
  label,
  hint,
  from,
  to,
  read,
  onChange,
  onClose,
}: RangeFilterProps<Value> & { readonly onClose: () => void }) => {
  const [first, setFirst] = useState(from);
  const [last, setLast] = useState(to);
  const [isTried, setTried] = useState(false);
  const readEnd = (text: string): Ends<Value> | null | undefined => (text.trim() === '' ? null : read(text));
  const [firstEnd, lastEnd] = [readEnd(first), readEnd(last)];
  const isTurned =
    firstEnd !== null &&
    firstEnd !== undefined &&
    lastEnd !== null &&
    lastEnd !== undefined &&
    firstEnd.first > lastEnd.last;
  const apply = (): void => {
    setTried(true);
    if (firstEnd === undefined || lastEnd === undefined || isTurned) return;
    onChange(firstEnd, lastEnd);
    onClose();
  };
  const clear = (): void => {
    onChange(null, null);
    onClose();
  };
  const errorOf = (end: Ends<Value> | null | undefined): string | null =>
    isTried && end === undefined ? 'This cannot be read.' : null;
  return (
    <form className={styles['columnFilterForm']} onSubmit={submit(apply)}>
      <TextField label={`${label} from`} value={first} onChange={setFirst} autoFocus error={errorOf(firstEnd)} />
      <TextField
        label="to"
        value={last}
        onChange={setLast}
        hint={hint}
        error={isTried && isTurned ? 'The end comes before the beginning.' : errorOf(lastEnd)}
      />
      <Foot isOn={from !== '' || to !== ''} onClear={clear} isDisabled={first === from && last === to} />
    </form>
  );
};

const Foot = ({
  isOn,
  isDisabled,
  onClear,
}: {
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly onClear: () => void;
}) => (
  <div className={styles['columnFilterFoot']}>
    {isOn ? (
      <Button look="quiet" onPress={onClear}>
        Take away
      </Button>
    ) : null}
    <Button look="primary" type="submit" isDisabled={isDisabled}>
      Filter
    </Button>
  </div>
);

const submit =
  (act: () => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    act();
  };
