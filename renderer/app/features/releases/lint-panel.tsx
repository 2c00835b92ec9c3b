import { Card } from '../../../ui/page.tsx';
import { LintPane } from '../../lint/lint-pane.tsx';
import styles from './releases.module.css';

/** What would keep a careful person from letting the case leave as it is. */
export const LintPanel = ({ folder, isReadOnly }: { readonly folder: string; readonly isReadOnly: boolean }) => (
  <Card title="Rules of export" aside="the case as it is now">
    <div className={styles['stack']}>
      <p className={styles['prose']}>
        What should hold before something leaves the house, each with where it is broken and what mends it. An error
        keeps a release from being asked for, and an edition from being exported, unless two people let it stand; a
        warning can be justified.
      </p>
      <LintPane folder={folder} isReadOnly={isReadOnly} />
    </div>
  </Card>
);
