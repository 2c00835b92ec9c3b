import { useReply } from '../api/replies.ts';
import { useGo } from '../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/states.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import styles from './frame.module.css';

// It stands above every screen of the case, so it stays short.
const namedMax = 5;

/** Says when a case is opened that a file of its evidence is gone or has another size; silent where all are there. */
export const FilesNotice = ({ folder }: { readonly folder: string }) => {
  const go = useGo();
  const { value } = useReply('custody.present', { folder });
  if (value === undefined || value.wrongCount === 0) return null;
  const { wrong, wrongCount } = value;
  const [first] = wrong;
  return (
    <div className={styles['banner']}>
      <Notice
        tone="bad"
        title={`${wrongCount} ${wrongCount === 1 ? 'item has' : 'items have'} no file as it was taken in.`}
      >
        {wrong.slice(0, namedMax).map(({ id, exhibit, what }, at) => (
          <span key={id}>
            {at === 0 ? '' : ', '}
            <SafeText text={exhibit ?? '(exhibit withheld)'} max={100} />{' '}
            {what === 'missing' ? 'is missing' : 'has another size'}
          </span>
        ))}
        {wrongCount > namedMax ? ` and ${wrongCount - namedMax} more` : ''}. Nothing is recorded yet: verify the item to
        record it, and look for a sound copy.{' '}
        {first === undefined ? null : (
          <Button onPress={() => go.toScreen('evidence', { item: first.id })}>Show the first</Button>
        )}
      </Notice>
    </div>
  );
};
