import type { AssessmentNames } from '../../../../shared/attribution/assessment-names.ts';
import { Button } from '../../../ui/button.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import type { Origin } from './sensitivity-model.ts';
import styles from './sensitivity.module.css';

const nameMax = 160;
const itemsMax = 50;

type Named = { readonly names: Pick<AssessmentNames, 'item'> };

/** An item leads to its evidence, a group opens to the items in it. */
export const OriginLink = ({ origin, names }: { readonly origin: Origin } & Named) => {
  const { kind, id, text, detail, items } = origin;
  if (kind !== 'group') return <ItemLink id={id} text={text} />;
  return (
    <details className={styles['group']}>
      <summary>
        <SafeText text={text} max={nameMax} /> <span className={styles['muted']}>{detail}</span>
      </summary>
      <ItemLinks items={items} names={names} />
    </details>
  );
};

/** A group that was followed from a figure, with its items. */
export const OpenedGroup = ({
  group,
  names,
  onClose,
}: {
  readonly group: { readonly name: string; readonly detail: string; readonly items: readonly string[] };
  readonly onClose: () => void;
} & Named) => (
  <div className={styles['opened']}>
    <h3>
      <SafeText text={group.name} max={200} /> <span className={styles['muted']}>{group.detail}</span>
    </h3>
    <ItemLinks items={group.items} names={names} />
    <Button look="quiet" onPress={onClose}>
      Close
    </Button>
  </div>
);

/** Items of a group, each leading to its evidence. */
export const ItemLinks = ({ items, names }: { readonly items: readonly string[] } & Named) => (
  <ul className={styles['origins']}>
    {items.slice(0, itemsMax).map((id) => (
      <li key={id}>
        <ItemLink id={id} text={names.item(id).text} />
      </li>
    ))}
    {items.length > itemsMax ? <li className={styles['muted']}>{items.length - itemsMax} more</li> : null}
  </ul>
);

const ItemLink = ({ id, text }: { readonly id: string; readonly text: string }) => {
  const go = useGo();
  return (
    <InlineLink onClick={() => go.toScreen('evidence', { item: id })}>
      <SafeText text={text} max={nameMax} />
    </InlineLink>
  );
};
