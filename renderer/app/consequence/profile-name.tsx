import type { Output } from '../../../shared/api/contract.ts';
import { Digest } from '../../marks/digest.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { LineLink } from '../line-link.tsx';
import styles from './consequence.module.css';

/** By which policy profile a screen computes, by its hash: nothing of it is law. */
export const ProfileName = ({ profile }: { readonly profile: Omit<Output<'harm.read'>['profile'], 'levels'> }) => (
  <p className={styles['profile']}>
    <SafeText text={`${profile.id} ${profile.version}`} max={120} />
    <span className={styles['chip']}>
      <SafeText text={profile.status} max={60} />
    </span>
    <span>
      SHA-256 <Digest digest={profile.sha256} isShort />
    </span>
    {profile.line === null ? (
      <span>the default, activated by nobody</span>
    ) : (
      <span>
        activated by <LineLink line={profile.line} />
      </span>
    )}
  </p>
);
