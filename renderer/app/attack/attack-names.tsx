import { useMemo } from 'react';
import { attackIdPattern } from '../../../shared/reference/attack-table.ts';
import { useReply } from '../api/replies.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import styles from './attack-names.module.css';

const namedMax = 8;
const searchedCharactersMax = 20_000;

/** What the ATT&CK identifiers in a text stand for, by the tables of this workstation; nothing where none is known. */
export const AttackNames = ({ text }: { readonly text: string }) => {
  const ids = useMemo(
    () => [...new Set(text.slice(0, searchedCharactersMax).match(attackIdPattern) ?? [])].slice(0, namedMax),
    [text],
  );
  const names = useReply('attack.names', {}, { isEnabled: ids.length > 0 }).value?.names;
  if (ids.length === 0 || names === undefined) return null;
  const known = ids.flatMap((id) => names.find((one) => one.id === id) ?? []);
  if (known.length === 0) return null;
  return (
    <span className={styles['names']}>
      {known.map(({ id, words }) => (
        <span key={id} className={styles['name']}>
          <b>{id}</b> <SafeText text={words} max={160} />
        </span>
      ))}
    </span>
  );
};
