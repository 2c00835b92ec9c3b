import { useState } from 'react';
import { IconStar, IconStarFilled, IconX } from '@tabler/icons-react';
import type { ShownMarks, SubjectInput } from '../../../shared/api/findings-contract.ts';
import { showText } from '../../../shared/base/visible-text.ts';
import { triageStates, triageWords } from '../../../shared/domain/finding-vocabulary.ts';
import { useAct, useReply } from '../api/replies.ts';
import { Instant } from '../../marks/instant.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Part } from '../../ui/page.tsx';
import { FailureNotice } from '../../ui/states.tsx';
import styles from './findings.module.css';

const offeredMax = 12;

/** Star, triage and tags of one thing. */
export const MarksPart = ({
  folder,
  on,
  marks,
  isReadOnly,
}: {
  readonly folder: string;
  readonly on: SubjectInput;
  readonly marks: ShownMarks;
  readonly isReadOnly: boolean;
}) => {
  const set = useAct('mark.set');
  const [tag, setTag] = useState('');
  const counted = useReply('mark.count', { folder }, { isEnabled: !isReadOnly });
  const offered = (counted.value?.tags ?? [])
    .map((one) => one.tag)
    .filter((one) => !marks.tags.includes(one))
    .slice(0, offeredMax);
  const add = async (): Promise<void> => {
    const reply = await set.run({ folder, on: [on], addTags: [tag.trim()] });
    if (reply.ok) setTag('');
  };
  return (
    <Part title="Marks">
      <div className={styles['marks']}>
        <SelectField
          label="Looked at"
          value={marks.triage}
          choices={triageStates.map((id) => ({ id, label: triageWords[id] }))}
          isDisabled={isReadOnly || set.isRunning}
          onChange={(triage) => void set.run({ folder, on: [on], triage })}
        />
        <Button
          icon={
            marks.isStarred ? <IconStarFilled aria-hidden className={styles['starred']} /> : <IconStar aria-hidden />
          }
          isDisabled={isReadOnly || set.isRunning}
          aria-pressed={marks.isStarred}
          onPress={() => void set.run({ folder, on: [on], star: !marks.isStarred })}
        >
          {marks.isStarred ? 'Starred' : 'Star'}
        </Button>
      </div>
      <p className={styles['faint']}>
        {marks.triageBy === null ? (
          'Nobody has said that they looked at it.'
        ) : (
          <>
            Said by <SafeText text={marks.triageBy} max={80} />, <Instant at={marks.triageAt} />
          </>
        )}
        {marks.stars.length === 0 ? null : (
          <>
            {' '}
            · starred by <SafeText text={marks.stars.join(', ')} max={300} />
          </>
        )}
      </p>
      <div className={styles['tags']}>
        {marks.tags.length === 0 ? <span className={styles['faint']}>No tags.</span> : null}
        {marks.tags.map((one) =>
          isReadOnly ? (
            <span key={one} className={styles['tag']}>
              <SafeText text={one} max={60} />
            </span>
          ) : (
            <button
              key={one}
              type="button"
              className={styles['tag']}
              aria-label={`Take the tag away: ${showText(one)}`}
              onClick={() => void set.run({ folder, on: [on], removeTags: [one] })}
            >
              <SafeText text={one} max={60} />
              <IconX aria-hidden />
            </button>
          ),
        )}
      </div>
      {isReadOnly ? null : (
        <form
          className={styles['inline']}
          onSubmit={(event) => {
            event.preventDefault();
            if (tag.trim() !== '') void add();
          }}
        >
          <TextField label="New tag" value={tag} onChange={setTag} maxLength={100} />
          <Button type="submit" isDisabled={tag.trim() === '' || set.isRunning}>
            Add
          </Button>
        </form>
      )}
      {isReadOnly || offered.length === 0 ? null : (
        <div className={styles['tags']} role="group" aria-label="Tags in use">
          {offered.map((one) => (
            <button
              key={one}
              type="button"
              className={styles['offered']}
              onClick={() => void set.run({ folder, on: [on], addTags: [one] })}
            >
              + <SafeText text={one} max={60} />
            </button>
          ))}
        </div>
      )}
      {set.failure === null ? null : <FailureNotice failure={set.failure} onClose={set.clear} />}
    </Part>
  );
};
