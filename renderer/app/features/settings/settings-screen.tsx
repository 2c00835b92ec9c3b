import { Page } from '../../../ui/page.tsx';
import { AppearanceCard } from './appearance-card.tsx';
import { AttackCard } from './attack-card.tsx';
import { IdentitiesCard } from './identities-card.tsx';
import { TrustCard } from './trust-card.tsx';
import { AboutCard, ExamineCard, ProfileCard, RecentCard } from './workstation-cards.tsx';
import styles from './settings.module.css';

/** What belongs to the workstation rather than to a case. */
export const SettingsScreen = () => (
  <Page title="Settings">
    <div className={styles['columns']}>
      <div className={styles['column']}>
        <IdentitiesCard />
        <TrustCard />
        <RecentCard />
        <AttackCard />
      </div>
      <div className={styles['column']}>
        <AppearanceCard />
        <ProfileCard />
        <ExamineCard />
        <AboutCard />
      </div>
    </div>
  </Page>
);
