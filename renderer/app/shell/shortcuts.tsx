import { Dialog } from '../../ui/dialog.tsx';
import styles from './frame.module.css';

const groups: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl K', 'search, go to a screen, run a command'],
      ['?', 'this page'],
      ['F1', 'help for this screen'],
      ['/', 'search on this screen'],
      ['Esc', 'close, or back'],
    ],
  },
  {
    title: 'Tables',
    keys: [
      ['j or ↓', 'next row'],
      ['k or ↑', 'row before'],
      ['Home, End', 'first and last row'],
      ['Page Up, Page Down', 'a screenful'],
      ['Enter', 'open the row'],
      ['Left, Right', 'to a cell of the row, in the table of evidence'],
      ['F2', 'correct that cell, or the title; Shift F2 in a form'],
      ['Space', 'select the row or take it out'],
      ['Shift with an arrow', 'select as far as there'],
      ['Ctrl C', 'copy the selected rows as tab-separated text'],
    ],
  },
  {
    title: 'Matrix',
    keys: [
      ['arrows', 'from cell to cell'],
      ['1', 'II: very inconsistent'],
      ['2', 'I: inconsistent'],
      ['3', 'N: neutral'],
      ['4', 'C: consistent'],
      ['5', 'CC: very consistent'],
      ['0', 'NA: not applicable'],
      ['Backspace', 'clear the rating'],
      ['Tab', 'to the rationale'],
    ],
  },
  {
    title: 'Report',
    keys: [
      ['Enter', 'change the sentence'],
      ['1, 2, 3', 'it is a fact, an assumption, a judgement'],
      ['0', 'no tag'],
      ['Alt with ↑ or ↓', 'move it'],
      ['Delete', 'take it out'],
      ['Ctrl Z', 'take the last act back'],
      ['@, #', 'while typing: cite, or put in a number, word or name'],
      ['Ctrl Enter', 'record it'],
    ],
  },
];

export const Shortcuts = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => (
  <Dialog title="Keys" isOpen={isOpen} onClose={onClose} width="large">
    <div className={styles['keyGroups']}>
      {groups.map(({ title, keys }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className={styles['keys']}>
            {keys.map(([key, words]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  </Dialog>
);
