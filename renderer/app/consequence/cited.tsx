import { SafeText } from '../../marks/safe-text.tsx';
import { InlineLink } from '../../ui/inline-link.tsx';
import { useGo } from '../navigation.ts';
import type { Output } from '../../../shared/api/contract.ts';
import styles from './consequence.module.css';

type Cites = NonNullable<Output<'harm.read'>['criteria'][number]['scored']>['cites'];

/** The items that something rests on, each a way to it. */
export const Cited = ({ cites }: { readonly cites: Cites }) => {
  const go = useGo();
  if (cites === null) return <span className={styles['muted']}>citations withheld</span>;
  return (
    <span className={styles['cites']}>
      {cites.map(({ id, exhibit, title }) => (
        <InlineLink key={id} title={title ?? ''} onClick={() => go.toScreen('evidence', { item: id })}>
          <SafeText text={exhibit ?? id} max={60} />
        </InlineLink>
      ))}
    </span>
  );
};
