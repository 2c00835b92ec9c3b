import { useReply } from '../../api/replies.ts';
import { Card } from '../../../ui/page.tsx';
import { Empty } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { LineLink } from '../../line-link.tsx';
import { OtherActs } from './other-acts.tsx';
import { activePeople } from './release-way.ts';
import type { View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

/** Who is enrolled, since which line, and whose key is on this workstation. */
export const PeopleList = ({
  releases,
  onView,
}: {
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => {
  const { identities } = releases.list;
  const known = useReply('identity.list', {});
  const keys = new Set((known.value?.identities ?? []).map(({ principal }) => principal));
  return (
    <div className={styles['stack']}>
      <Card title="People enrolled in this case" aside={`${activePeople(releases.list).length} may act`}>
        {identities.length === 0 ? (
          <Empty title="None recorded">
            Everything that is done in this case is unsigned. Enrol the first person below: somebody with a key on this
            workstation.
          </Empty>
        ) : (
          <div className={styles['scrollX']}>
            <table className={styles['people']}>
              <thead>
                <tr>
                  <th scope="col">Principal</th>
                  <th scope="col">Person</th>
                  <th scope="col">Enrolled</th>
                  <th scope="col">Revoked</th>
                  <th scope="col">Key on this workstation</th>
                </tr>
              </thead>
              <tbody>
                {identities.map(({ principal, person, line, revokedLine }) => (
                  <tr key={`${principal} ${line}`} data-revoked={revokedLine !== null || undefined}>
                    <th scope="row">
                      <SafeText text={principal} max={100} />
                    </th>
                    <td>
                      <SafeText text={person} max={200} />
                    </td>
                    <td>
                      <LineLink line={line} />
                    </td>
                    <td>{revokedLine === null ? 'no' : <LineLink line={revokedLine} />}</td>
                    <td>{keys.has(principal) ? 'yes' : 'no'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      <OtherActs releases={releases} onView={onView} />
    </div>
  );
};
