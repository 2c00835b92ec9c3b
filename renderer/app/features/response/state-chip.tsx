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
import { StatusChip, type StatusTone } from '../../../ui/status-chip.tsx';
import { spaced } from '../../consequence/measure-words.ts';

/** The state of a measure, by a sign and in words. */
export const StateChip = ({ state }: { readonly state: MeasureState }) => (
  <StatusChip tone={toneOf(state)} icon={iconOf(state)}>
    {spaced(state)}
  </StatusChip>
);

const toneOf = (state: MeasureState): StatusTone => {
  switch (state) {
    case 'draft':
    case 'gated':
    case 'reviewed':
    case 'decided':
      return 'plain';
    case 'active':
    case 'renewed':
    case 'narrowed':
      return 'good';
    case 'review_required':
      return 'bad';
    case 'suspended':
      return 'warn';
    case 'lapsed':
    case 'revoked':
    case 'closed':
      return 'quiet';
  }
};

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
