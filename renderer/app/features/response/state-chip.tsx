import {
  IconAlertTriangle,
  IconArchive,
  IconCircleCheck,
  IconClockOff,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import type { MeasureState } from '../../../../shared/domain/measure-vocabulary.ts';
import { spaced } from '../../consequence/measure-words.ts';
import styles from './measures.module.css';

/** The state of a measure, by a sign and in words. */
export const StateChip = ({ state }: { readonly state: MeasureState }) => (
  <span className={styles['state']} data-state={state}>
    {iconOf(state)} {spaced(state)}
  </span>
);

const iconOf = (state: MeasureState) => {
  switch (state) {
    case 'draft':
    case 'gated':
    case 'reviewed':
      return <IconPencil aria-hidden />;
    case 'decided':
      return <IconCircleCheck aria-hidden />;
    case 'active':
    case 'renewed':
    case 'narrowed':
      return <IconPlayerPlay aria-hidden />;
    case 'review_required':
      return <IconAlertTriangle aria-hidden />;
    case 'suspended':
      return <IconPlayerPause aria-hidden />;
    case 'lapsed':
    case 'revoked':
      return <IconClockOff aria-hidden />;
    case 'closed':
      return <IconArchive aria-hidden />;
  }
};
