import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import styles from './segments.module.css';

/** One of two or three ways to look at the same thing. */
export const Segments = <Id extends string>({
  label,
  choices,
  selected,
  onSelect,
}: {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly label: string }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}) => (
  <ToggleButtonGroup
    aria-label={label}
    className={styles['group'] ?? ''}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[selected]}
    onSelectionChange={(keys) => {
      const chosen = choices.find(({ id }) => keys.has(id));
      if (chosen !== undefined) onSelect(chosen.id);
    }}
  >
    {choices.map((choice) => (
      <ToggleButton key={choice.id} id={choice.id} className={styles['segment'] ?? ''}>
        {choice.label}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);
