import type { Output } from '../../../shared/api/contract.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import styles from './attack-names.module.css';

type Found = Output<'attack.find'>['entries'][number];

/** What ATT&CK calls something, one a line: identifier, name, kind, tactics, and whether it still stands. */
export const AttackEntries = ({ entries }: { readonly entries: readonly Found[] }) => (
  <ul className={styles['entries']}>
    {entries.map(({ id, name, kind, tactics, state, successor, address, table, tableVersion }) => (
      <li key={`${table} ${id}`} className={styles['entry']}>
        <b>{id}</b> <SafeText text={name} max={200} />{' '}
        <span className={styles['faint']}>
          {kind}
          {tactics.length === 0 ? null : <SafeText text={` of ${tactics.join(', ')}`} max={200} />}
          {state === 'current' ? '' : `, ${state}`}
          {successor === null ? null : <SafeText text={`, now ${successor}`} max={40} />}
          {' · '}
          <SafeText text={`${table} ${tableVersion} · ${address}`} max={200} />
        </span>
      </li>
    ))}
  </ul>
);
