import { AnchorsCard } from './anchors-card.tsx';
import { CheckpointCard } from './checkpoint-card.tsx';
import { SignBundleCard } from './sign-bundle-card.tsx';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

/** What goes along with a bundle, and what is added to one afterwards. */
export const HandOverPanel = ({ releases }: { readonly releases: Releases }) => (
  <div className={styles['cards']}>
    <AnchorsCard releases={releases} />
    <div className={styles['stack']}>
      <SignBundleCard />
      <CheckpointCard releases={releases} />
    </div>
  </div>
);
