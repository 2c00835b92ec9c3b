import { AnchorsCard } from './anchors-card.tsx';
import { CheckpointCard } from './checkpoint-card.tsx';
import { ConvertCard } from './convert-card.tsx';
import { SignBundleCard } from './sign-bundle-card.tsx';
import { TimeStampCard } from './time-stamp-card.tsx';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

/** What goes along with a bundle, and what is added to one afterwards. */
export const HandOverPanel = ({ releases }: { readonly releases: Releases }) => (
  <div className={styles['cards']}>
    <div className={styles['stack']}>
      <AnchorsCard releases={releases} />
      <ConvertCard releases={releases} />
    </div>
    <div className={styles['stack']}>
      <SignBundleCard />
      <CheckpointCard releases={releases} />
      <TimeStampCard releases={releases} />
    </div>
  </div>
);
