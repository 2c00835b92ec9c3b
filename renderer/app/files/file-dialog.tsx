import { useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { IconArrowUp, IconBriefcase, IconFile, IconFolder, IconLink, IconPlugConnected } from '@tabler/icons-react';
import type { Output } from '../../../shared/api/contract.ts';
import { useReply } from '../api/replies.ts';
import { ActButton, notYet } from '../../ui/act-button.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import { FailureNotice, Loading, Notice } from '../../ui/states.tsx';
import { SafeText } from '../../marks/safe-text.tsx';
import { isChoosable, joinPath, sizeWords } from './file-rules.ts';
import { usePickStore, type Question } from './pick-store.ts';
import styles from './file-dialog.module.css';

type Entry = Output<'files.list'>['entries'][number];

/** The window's own file dialog, for shells that have no system one: names only, on the machine that the program runs on. */
export const FileDialogHost = () => {
  const { question, close } = usePickStore();
  if (question === null) return null;
  const cancel = (): void => {
    close();
    if (question.act === 'pick') question.answer([]);
    else question.answer(null);
  };
  return <FileDialog question={question} onCancel={cancel} onDone={close} />;
};

const FileDialog = ({
  question,
  onCancel,
  onDone,
}: {
  readonly question: Question;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}) => {
  const [folder, setFolder] = useState<string | undefined>(undefined);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [name, setName] = useState(question.act === 'save' ? question.name : '');
  const listing = useReply('files.list', folder === undefined ? {} : { folder }, { isVolatile: true });
  const here = listing.value?.folder ?? '';
  const isMultiple = question.act === 'pick' && question.purpose === 'files';
  const open = (path: string): void => {
    setFolder(path);
    setSelected([]);
  };
  const entries = (listing.value?.entries ?? []).filter((entry) => isListed(entry, question));
  const answer = (): void => {
    onDone();
    if (question.act === 'save') question.answer(joinPath(here, name.trim()));
    else question.answer(selected.length > 0 ? selected : [here]);
  };
  const isFolderWanted = question.act === 'pick' && question.purpose === 'folder';
  const needed = notYet(
    question.act === 'save'
      ? { 'Name of the file': isFileName(name.trim()) }
      : { 'a choice': selected.length > 0 || (isFolderWanted && here !== '') },
  );
  return (
    <Dialog
      title={question.title}
      isOpen
      onClose={onCancel}
      width="large"
      footer={
        <>
          <Button onPress={onCancel}>Cancel</Button>
          <ActButton needed={needed} onPress={answer}>
            {question.act === 'save' ? 'Save here' : isFolderWanted ? 'Use this folder' : 'Choose'}
          </ActButton>
        </>
      }
    >
      <div className={styles['layout']}>
        <nav className={styles['places']} aria-label="Places">
          {(listing.value?.places ?? []).map((place) => (
            <button key={place.path} type="button" className={styles['place']} onClick={() => open(place.path)}>
              <IconFolder aria-hidden />
              <SafeText text={place.name} />
            </button>
          ))}
        </nav>
        <div className={styles['main']}>
          <div className={styles['path']}>
            <IconButton
              label="Folder above"
              isDisabled={listing.value === undefined || listing.value.parent === null}
              onPress={() => open(listing.value?.parent ?? here)}
            >
              <IconArrowUp />
            </IconButton>
            <code>
              <SafeText text={here} />
            </code>
          </div>
          {listing.failure === null ? null : <FailureNotice failure={listing.failure} onRetry={listing.refetch} />}
          {listing.isLoading ? (
            <Loading label="Reading the folder" />
          ) : (
            <GridList
              aria-label="Files"
              className={styles['list'] ?? ''}
              items={entries.map((entry) => ({ ...entry, id: entry.path }))}
              selectionMode={question.act === 'save' ? 'none' : isMultiple ? 'multiple' : 'single'}
              selectionBehavior="replace"
              selectedKeys={[...selected]}
              disabledKeys={entries.filter((entry) => !isChoosable(entry, question)).map(({ path }) => path)}
              disabledBehavior="selection"
              onSelectionChange={(keys) =>
                setSelected(keys === 'all' ? entries.map(({ path }) => path) : [...keys].map(String))
              }
              onAction={(key) => {
                const entry = entries.find(({ path }) => path === key);
                if (entry === undefined) return;
                if (entry.kind === 'folder') open(entry.path);
                else if (question.act === 'save') setName(entry.name);
                else if (isChoosable(entry, question)) {
                  onDone();
                  question.answer([entry.path]);
                }
              }}
              renderEmptyState={() => <p className={styles['none']}>Nothing here that could be chosen.</p>}
            >
              {(entry) => (
                <GridListItem id={entry.path} textValue={entry.name} className={styles['entry'] ?? ''}>
                  {iconOf(entry.kind)}
                  <span className={styles['name']}>
                    <SafeText text={entry.name} />
                  </span>
                  <span className={styles['size']}>{entry.size === null ? '' : sizeWords(entry.size)}</span>
                  <span className={styles['time']}>{(entry.modifiedAt ?? '').slice(0, 16).replace('T', ' ')}</span>
                </GridListItem>
              )}
            </GridList>
          )}
          {listing.value?.truncated === true ? (
            <Notice tone="info">This folder holds more than is listed. Name a folder below it.</Notice>
          ) : null}
          {question.act === 'save' ? (
            <TextField
              label="Name of the file"
              value={name}
              onChange={setName}
              isMono
              autoFocus
              error={
                name.trim() === '' || isFileName(name.trim())
                  ? null
                  : 'A name alone, without / and \\: choose the folder above.'
              }
            />
          ) : null}
        </div>
      </div>
    </Dialog>
  );
};

const isFileName = (name: string): boolean => /^[^/\\\0]+$/u.test(name);

/** Where a folder is wanted, files are left out; everything else is listed, so that nobody misses it. */
const isListed = (entry: Entry, question: Question): boolean =>
  !(question.act === 'pick' && (question.purpose === 'folder' || question.purpose === 'case') && entry.kind === 'file');

const iconOf = (kind: Entry['kind']) => {
  switch (kind) {
    case 'folder':
      return <IconFolder aria-label="folder" />;
    case 'case':
      return <IconBriefcase aria-label="case" />;
    case 'file':
      return <IconFile aria-label="file" />;
    case 'link':
      return <IconLink aria-label="link" />;
    case 'special':
      return <IconPlugConnected aria-label="device or socket" />;
  }
};
