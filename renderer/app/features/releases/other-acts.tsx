import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { EnrolDialog } from './enrol-dialog.tsx';
import { ProfileDialog } from './profile-dialog.tsx';
import { activePeople } from './release-way.ts';
import type { View } from './releases-store.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

type Act = 'enrol' | 'revoke' | 'profile';

/** What else changes who may act or how is counted, and so takes two people as well. */
export const OtherActs = ({
  releases,
  onView,
}: {
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => {
  const { list, readOnly } = releases;
  const [act, setAct] = useState<Act | null>(null);
  const canBeApproved = activePeople(list).length >= 2;
  const shared = {
    releases,
    onDone: (isPerformed: boolean) => onView(isPerformed ? 'people' : 'approve'),
    onClose: () => setAct(null),
  };
  const entries: readonly (readonly [Act, string, string, boolean])[] = [
    [
      'enrol',
      'Enrol a person…',
      list.identities.length === 0
        ? 'The first person enrols themselves, at once.'
        : list.identities.length === 1
          ? 'The second person needs the approval of the first.'
          : 'Every further person needs two approvals.',
      true,
    ],
    [
      'revoke',
      'Revoke a person…',
      canBeApproved
        ? 'Their later approvals and signatures no longer count.'
        : 'Takes the approval of two people who are enrolled.',
      canBeApproved,
    ],
    [
      'profile',
      'Change a profile…',
      canBeApproved
        ? 'Scoring: scale and weights of every number. Policy: weights of harm, and the bars of every instrument.'
        : 'Takes the approval of two people who are enrolled.',
      canBeApproved,
    ],
  ];
  return (
    <Card title="Other acts that take two people">
      <div className={styles['stack']}>
        <ul className={styles['acts']}>
          {entries.map(([id, title, words, isPossible]) => (
            <li key={id}>
              <Button isDisabled={readOnly !== null || !isPossible} onPress={() => setAct(id)}>
                {title}
              </Button>
              <span className={styles['muted']}>{words}</span>
            </li>
          ))}
        </ul>
        <ReadOnlyNote reason={readOnly} />
      </div>
      {act === 'enrol' ? <EnrolDialog {...shared} /> : null}
      {act === 'revoke' ? <RevokeDialog {...shared} /> : null}
      {act === 'profile' ? <ProfileDialog {...shared} /> : null}
    </Card>
  );
};
