import { useState, type ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Input, TextField } from 'react-aria-components/TextField';
import { IconArrowRight, IconBulb, IconCommand, IconFile } from '@tabler/icons-react';
import { useReply } from '../api/replies.ts';
import { useGo } from '../navigation.ts';
import { screensOfCase, workstationScreens } from '../screens.ts';
import { useSettings } from '../settings.ts';
import { SafeText } from '../../marks/safe-text.tsx';
import { useShell } from './shell-store.ts';
import styles from './palette.module.css';

type Entry = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly icon: ReactNode;
  readonly run: () => void;
};

const objectsMax = 8;

/** Screens, commands and things of the case, by the words in their names. */
export const Palette = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => (
  <ModalOverlay
    isOpen={isOpen}
    isDismissable
    className={styles['scrim'] ?? ''}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
  >
    <Modal className={styles['modal'] ?? ''}>
      <AriaDialog aria-label="Search or run a command" className={styles['dialog'] ?? ''}>
        <PaletteBody onClose={onClose} />
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

const PaletteBody = ({ onClose }: { readonly onClose: () => void }) => {
  const [text, setText] = useState('');
  const entries = useEntries(text);
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <TextField aria-label="Search or run a command" autoFocus>
        <Input className={styles['input'] ?? ''} placeholder="A screen, a command, an exhibit, a hypothesis" />
      </TextField>
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label="What was found">
        <Menu
          className={styles['list'] ?? ''}
          aria-label="What was found"
          items={entries}
          renderEmptyState={() => <p className={styles['none']}>Nothing has such a name.</p>}
          onAction={(key) => {
            onClose();
            entries.find(({ id }) => id === key)?.run();
          }}
        >
          {(entry) => (
            <MenuItem id={entry.id} textValue={entry.title} className={styles['entry'] ?? ''}>
              {entry.icon}
              <span className={styles['entryTitle']}>
                <SafeText text={entry.title} />
              </span>
              <span className={styles['entryKind']}>{entry.kind}</span>
            </MenuItem>
          )}
        </Menu>
      </div>
    </Autocomplete>
  );
};

const useEntries = (text: string): readonly Entry[] => {
  const go = useGo();
  const { caseFolder, setPanel } = useShell();
  const { settings, write } = useSettings();
  const isInCase = caseFolder !== null;
  const folder = caseFolder ?? '';
  const found = useReply(
    'evidence.page',
    { folder, filter: { text }, count: objectsMax },
    { isEnabled: isInCase && text.trim().length > 1 },
  );
  const reasoning = useReply('hypothesis.list', { folder }, { isEnabled: isInCase });
  const info = useReply('case.info', { folder }, { isEnabled: isInCase });
  const isNamed = (title: string): boolean => title.toLowerCase().includes(text.trim().toLowerCase());

  const screens: readonly Entry[] = [
    ...(isInCase ? screensOfCase(info.value?.mark ?? null) : []).map(({ id, title, icon: Icon }) => ({
      id: `screen-${id}`,
      title,
      kind: 'screen',
      icon: <Icon aria-hidden />,
      run: () => go.toScreen(id),
    })),
    ...workstationScreens.map(({ id, title, icon: Icon }) => ({
      id: `screen-${id}`,
      title,
      kind: 'screen',
      icon: <Icon aria-hidden />,
      run: () => go.toWorkstation(id),
    })),
  ];
  const command = (id: string, title: string, run: () => void): Entry => ({
    id: `command-${id}`,
    title,
    kind: 'command',
    icon: <IconCommand aria-hidden />,
    run,
  });
  const commands: readonly Entry[] = [
    command('start', 'Other cases, new case, open a bundle', go.toStart),
    command('help', 'Help for this screen', () => setPanel('help')),
    command('keys', 'List of keys', () => setPanel('shortcuts')),
    command('light', 'Light theme', () => write({ theme: 'light' })),
    command('dark', 'Dark theme', () => write({ theme: 'dark' })),
    command('system', 'Theme of the desktop', () => write({ theme: 'system' })),
    command('contrast', 'High contrast theme', () => write({ theme: 'contrast' })),
    command('density', settings.density === 'compact' ? 'Comfortable rows' : 'Compact rows', () =>
      write({ density: settings.density === 'compact' ? 'comfortable' : 'compact' }),
    ),
  ];
  const objects: readonly Entry[] =
    isInCase && text.trim().length > 1
      ? [
          ...(found.value?.rows ?? []).map(({ id, exhibit, title, name }) => ({
            id: `item-${id}`,
            title: `${exhibit ?? ''} ${title ?? name ?? '(withheld)'}`.trim(),
            kind: 'evidence',
            icon: <IconFile aria-hidden />,
            run: () => go.toScreen('evidence', { item: id }),
          })),
          ...(reasoning.value?.hypotheses ?? [])
            .filter(({ statement }) => isNamed(statement ?? ''))
            .slice(0, objectsMax)
            .map(({ id, statement }) => ({
              id: `hypothesis-${id}`,
              title: statement ?? '(withheld)',
              kind: 'hypothesis',
              icon: <IconBulb aria-hidden />,
              run: () => go.toScreen('hypotheses', { hypothesis: id }),
            })),
        ]
      : [];
  const line = /^(?:line )?(\d{1,9})$/u.exec(text.trim())?.[1];
  const toLine: readonly Entry[] =
    line === undefined || !isInCase
      ? []
      : [
          {
            id: 'line',
            title: `Line ${line} of the ledger`,
            kind: 'ledger',
            icon: <IconArrowRight aria-hidden />,
            run: () => go.toScreen('ledger', { line: Number(line) }),
          },
        ];
  return [...toLine, ...[...screens, ...commands].filter(({ title }) => isNamed(title)), ...objects];
};
