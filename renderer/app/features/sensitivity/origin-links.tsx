import type { AssessmentNames } from '../../../../shared/attribution/assessment-names.ts';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import type { Origin } from './sensitivity-model.ts';
import styles from './sensitivity.module.css';

const nameMax = 160;
const itemsMax = 50;

type Named = { readonly names: Pick<AssessmentNames, 'item'> };

/** Origins by name. */
export const OriginLinks = ({ origins, names }: { readonly origins: readonly Origin[] } & Named) => (
  <ul className={styles['origins']}>
    {origins.map((origin) => (
      <li key={origin.id}>
        <OriginLink origin={origin} names={names} />
      </li>
    ))}
  </ul>
);

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
