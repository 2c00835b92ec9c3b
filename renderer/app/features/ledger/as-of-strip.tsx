import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Button } from '../../../ui/button.tsx';
import { CheckField } from '../../../ui/fields.tsx';
import type { ChangeLedgerView, LedgerView } from './ledger-store.ts';
import styles from './ledger.module.css';

/** Looks at the case as it was after an earlier line. Every key of a slider works; the marks are releases. */
export const AsOfStrip = ({
  last,
  releases,
  view: { asOf, isLimited },
  onView,
}: {
  /** Number of the newest line. */
  readonly last: number;
  /** Lines that froze a release. */
  readonly releases: readonly number[];
  readonly view: Pick<LedgerView, 'asOf' | 'isLimited'>;
  readonly onView: ChangeLedgerView;
}) => {
  if (last < 1) return null;
  const shown = asOf ?? last;
  const look = (line: number): void =>
    onView(
      line >= last ? { asOf: null, isLimited: false, line: last, pane: 'line' } : { asOf: line, line, pane: 'then' },
    );
  return (
    <div className={styles['strip']} data-past={asOf !== null || undefined}>
      <span className={styles['stripTitle']}>As of</span>
      <Slider
        aria-label="Look at the case as it was after line"
        className={styles['slider'] ?? ''}
        minValue={0}
        maxValue={last}
        step={1}
        value={Math.min(shown, last)}
        onChange={(value) => {
          if (typeof value === 'number') look(value);
        }}
      >
        <SliderTrack className={styles['track'] ?? ''}>
          <svg className={styles['rail']} aria-hidden>
            <line className={styles['railAll']} x1="0" x2="100%" y1="10" y2="10" />
            <line className={styles['railThen']} x1="0" x2={percent(shown, last)} y1="10" y2="10" />
            {releases.map((line) => (
              <circle key={line} className={styles['release']} cx={percent(line, last)} cy="10" r="3">
                <title>{`Release frozen at line ${line}`}</title>
              </circle>
            ))}
          </svg>
          <SliderThumb className={styles['thumb'] ?? ''} />
        </SliderTrack>
      </Slider>
      <span className={styles['stripWords']}>{asOf === null ? `now, line ${last}` : `line ${shown} of ${last}`}</span>
      {asOf === null ? null : (
        <>
          <CheckField value={isLimited} onChange={(value) => onView({ isLimited: value })}>
            Only lines up to there
          </CheckField>
          <Button icon={<IconArrowBackUp aria-hidden />} onPress={() => look(last)}>
            Back to now
          </Button>
        </>
      )}
    </div>
  );
};

const percent = (line: number, last: number): string => `${(100 * line) / last}%`;
