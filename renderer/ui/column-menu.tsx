import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { IconArrowDown, IconArrowUp, IconColumns3, IconMinus, IconPlus } from '@tabler/icons-react';
import { IconButton } from './button.tsx';
import { CheckField } from './fields.tsx';
import { moveColumn, stepWidth, type TableState } from './table-state.ts';
import styles from './data-table.module.css';

type MenuColumn = { readonly id: string; readonly title: string; readonly width: number; readonly isFixed?: boolean };

/** Shows, hides, orders and widens columns without a mouse. */
export const ColumnMenu = ({
  columns,
  state,
  onState,
}: {
  readonly columns: readonly MenuColumn[];
  readonly state: TableState;
  readonly onState: (change: Partial<TableState>) => void;
}) => {
  const known = columns.map(({ id }) => id);
  const order = [...state.order.filter((id) => known.includes(id)), ...known.filter((id) => !state.order.includes(id))];
  const toggle = (id: string, isShown: boolean): void =>
    onState({ hidden: isShown ? state.hidden.filter((one) => one !== id) : [...state.hidden, id] });
  const widen = (column: MenuColumn, by: -1 | 1): void =>
    onState({ widths: { ...state.widths, [column.id]: stepWidth(state.widths[column.id] ?? column.width, by) } });
  return (
    <DialogTrigger>
      <AriaButton className={styles['menuButton'] ?? ''} aria-label="Columns">
        <IconColumns3 />
      </AriaButton>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Dialog className={styles['columnDialog'] ?? ''} aria-label="Columns">
          {order.map((id) => {
            const column = columns.find((one) => one.id === id);
            if (column === undefined) return null;
            return (
              <div key={id} className={styles['columnLine']}>
                <CheckField
                  value={!state.hidden.includes(id)}
                  isDisabled={column.isFixed === true}
                  onChange={(isShown) => toggle(id, isShown)}
                >
                  {column.title}
                </CheckField>
                <span className={styles['columnTools']}>
                  <IconButton label={`Narrower: ${column.title}`} onPress={() => widen(column, -1)}>
                    <IconMinus />
                  </IconButton>
                  <IconButton label={`Wider: ${column.title}`} onPress={() => widen(column, 1)}>
                    <IconPlus />
                  </IconButton>
                  <IconButton
                    label={`Towards the start: ${column.title}`}
                    onPress={() => onState({ order: moveColumn(order, id, -1) })}
                  >
                    <IconArrowUp />
                  </IconButton>
                  <IconButton
                    label={`Towards the end: ${column.title}`}
                    onPress={() => onState({ order: moveColumn(order, id, 1) })}
                  >
                    <IconArrowDown />
                  </IconButton>
                </span>
              </div>
            );
          })}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};
