import type { ReactNode } from 'react';
import { Tab as AriaTab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import styles from './tabs.module.css';

export type Tab<Id extends string> = {
  readonly id: Id;
  readonly title: string;
  /** How many there are under it. */
  readonly count?: number;
  readonly content: ReactNode;
};

/** Parts of one thing of which one is seen at a time; arrows change the tab. Only the one that is seen is in the page. */
export const Tabs = <Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
}: {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}) => (
  <AriaTabs
    className={styles['tabs'] ?? ''}
    selectedKey={selected}
    onSelectionChange={(key) => {
      const chosen = tabs.find(({ id }) => id === key);
      if (chosen !== undefined) onSelect(chosen.id);
    }}
  >
    <TabList aria-label={label} className={styles['list'] ?? ''}>
      {tabs.map(({ id, title, count }) => (
        <AriaTab key={id} id={id} className={styles['tab'] ?? ''}>
          {title}
          {count === undefined ? null : <span className={styles['count']}>{count}</span>}
        </AriaTab>
      ))}
    </TabList>
    {tabs.map(({ id, content }) => (
      <TabPanel key={id} id={id} className={styles['panel'] ?? ''}>
        {content}
      </TabPanel>
    ))}
  </AriaTabs>
);
