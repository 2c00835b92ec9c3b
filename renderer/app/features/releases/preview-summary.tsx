import type { Output } from '../../../../shared/api/contract.ts';
import { counted } from '../../../../shared/base/counted.ts';
import type { PreviewTab } from './releases-store.ts';
import styles from './releases.module.css';

type Preview = Output<'release.preview'>;

// The program names no more places than this at a time.
const remainingMax = 100;

/** The preview in numbers, each of which opens its list. */
export const PreviewSummary = ({
  preview,
  onTab,
}: {
  readonly preview: Preview;
  readonly onTab?: (tab: PreviewTab) => void;
}) => {
  const files = preview.evidence.filter(({ file }) => file !== 'none');
  const shown = files.filter(({ file }) => file === 'shown').length;
  return (
    <ul className={styles['summary']}>
      <li>
        <strong>{preview.lines}</strong> lines, all with their number, type and day
      </li>
      <Entry tab="withheld" onTab={onTab}>
        <strong>{preview.fields - preview.withheldCount}</strong> of {preview.fields} fields shown,{' '}
        <strong>{preview.withheldCount}</strong> withheld
      </Entry>
      <Entry tab="evidence" onTab={onTab}>
        <strong>{shown}</strong> of {counted(files.length, 'file')} shown
      </Entry>
      {preview.recomputable ? (
        <li data-tone="good">Numbers can be computed again</li>
      ) : (
        <Entry tab="missing" tone="warn" onTab={onTab}>
          Numbers cannot be computed again: {counted(preview.missing.length, 'field')} missing
        </Entry>
      )}
      {preview.remaining.length === 0 ? (
        <li data-tone="good">No withheld value was found elsewhere</li>
      ) : (
        <Entry tab="remaining" tone="bad" onTab={onTab}>
          An export would be refused: withheld values stand in{' '}
          {preview.remaining.length >= remainingMax ? 'at least ' : ''}
          {counted(preview.remaining.length, 'other place', 'other places')}
        </Entry>
      )}
    </ul>
  );
};

const Entry = ({
  tab,
  tone,
  onTab,
  children,
}: {
  readonly tab: PreviewTab;
  readonly tone?: 'warn' | 'bad';
  readonly onTab: ((tab: PreviewTab) => void) | undefined;
  readonly children: React.ReactNode;
}) => (
  <li data-tone={tone}>
    {onTab === undefined ? (
      children
    ) : (
      <button type="button" onClick={() => onTab(tab)}>
        {children}
      </button>
    )}
  </li>
);
