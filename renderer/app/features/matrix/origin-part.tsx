import { shortDecimal } from '../../../../shared/attribution/shown-numbers.ts';
import { originRelations } from '../../../../shared/domain/vocabulary.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import { relationWords } from '../../scores/relation-words.ts';
import { Part } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import type { MatrixItem } from './arrangement.ts';
import type { MatrixModel } from './use-matrix-model.ts';
import styles from './pane.module.css';

const othersMax = 8;

/** With which items it shares its origin, so that it counts less than it would alone. */
export const OriginPart = ({
  item,
  model,
  onItem,
}: {
  readonly item: MatrixItem;
  readonly model: MatrixModel;
  readonly onItem: (id: string) => void;
}) => {
  const go = useGo();
  const group = model.rows.groups.find(({ id }) => id === item.group);
  if (group === undefined) {
    return (
      <Part title="Origin">
        <p className={styles['none']}>Of its own: in no group of shared origin.</p>
      </Part>
    );
  }
  const others = [...model.itemById.values()].filter((other) => other.group === item.group && other.id !== item.id);
  const relation = originRelations.find((one) => one === group.relation);
  return (
    <Part title="Origin">
      <p>
        <InlineLink onClick={() => go.toScreen('hypotheses')}>
          {group.name === null ? '(name withheld)' : <SafeText text={group.name} max={300} />}
        </InlineLink>
        {relation === undefined ? '' : `, ${relationWords[relation]}`}
        {group.rho === null ? '' : `, dependence ${shortDecimal(Number(group.rho))}`}
      </p>
      {others.length === 0 ? (
        <p className={styles['none']}>No other item is in it.</p>
      ) : (
        <ul className={styles['others']}>
          {others.slice(0, othersMax).map((other) => (
            <li key={other.id}>
              <InlineLink onClick={() => onItem(other.id)}>
                <SafeText
                  text={`${other.exhibit ?? ''} ${other.title ?? other.name ?? '(withheld)'}`.trim()}
                  max={200}
                />
              </InlineLink>
            </li>
          ))}
          {others.length > othersMax ? <li>{others.length - othersMax} more</li> : null}
        </ul>
      )}
    </Part>
  );
};
