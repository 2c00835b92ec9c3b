import { useState } from 'react';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { IconButton } from '../../ui/button.tsx';
import { InlineLink } from '../../ui/inline-link.tsx';
import { useScreenId } from '../navigation.ts';
import { caseScreens, workstationScreens } from '../screens.ts';
import { handbook, handbookTitle } from './handbook.ts';
import { Markdown } from './markdown.tsx';
import styles from './help.module.css';

const helpByScreen: Readonly<Record<string, string>> = Object.fromEntries(
  [...caseScreens, ...workstationScreens].map(({ id, help }) => [id, help]),
);

/** The handbook's page for the screen beside it; built in, and read without a network. */
export const HelpPane = ({ onClose }: { readonly onClose: () => void }) => {
  const own = helpByScreen[useScreenId()] ?? 'getting-started';
  // Another screen begins with its own page again.
  return <Pages key={own} own={own} onClose={onClose} />;
};

const Pages = ({ own, onClose }: { readonly own: string; readonly onClose: () => void }) => {
  const [trail, setTrail] = useState<readonly string[]>([own]);
  const page = trail.at(-1) ?? 'index';
  return (
    <aside className={styles['pane']} aria-label="Help">
      <header className={styles['header']}>
        <IconButton
          label="Back"
          isDisabled={trail.length < 2}
          onPress={() => setTrail((before) => before.slice(0, -1))}
        >
          <IconArrowLeft />
        </IconButton>
        <InlineLink onClick={() => setTrail((before) => [...before, 'index'])}>Handbook</InlineLink>
        <span className={styles['page']}>{handbookTitle(page)}</span>
        <IconButton label="Close the help" onPress={onClose}>
          <IconX />
        </IconButton>
      </header>
      <div className={styles['text']} tabIndex={0} key={page}>
        <Markdown
          text={handbook[page] ?? 'This page of the handbook is missing.'}
          onPage={(next) => setTrail((before) => [...before, next])}
        />
      </div>
    </aside>
  );
};
