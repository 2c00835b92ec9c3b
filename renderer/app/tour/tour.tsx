import { useState } from 'react';
import { IconX } from '@tabler/icons-react';
import { Button, IconButton } from '../../ui/button.tsx';
import { useGo, useScreenId } from '../navigation.ts';
import { useSettings } from '../settings.ts';
import { useShell } from '../shell/shell-store.ts';
import { caseScreens } from '../screens.ts';
import { tourSteps } from './tour-steps.ts';
import styles from './tour.module.css';

/** A few quiet words at the first entry into a case. It takes no focus and blocks nothing. */
export const Tour = () => {
  const { settings, workstation, write } = useSettings();
  const caseFolder = useShell((state) => state.caseFolder);
  const screen = useScreenId();
  const go = useGo();
  const [at, setAt] = useState(0);
  const [isPutAway, setPutAway] = useState(false);
  const step = tourSteps[at];
  const isInCase = caseFolder !== null && caseScreens.some(({ id }) => id === screen);
  if (workstation === undefined || settings.tourClosed || isPutAway || !isInCase || step === undefined) return null;
  const isLast = at === tourSteps.length - 1;
  return (
    <section
      className={styles['tour']}
      aria-label="Guided tour"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setPutAway(true);
      }}
    >
      <div className={styles['words']}>
        <h2>{step.title}</h2>
        <span className={styles['count']}>
          {at + 1} of {tourSteps.length}
        </span>
        <p aria-live="polite">{step.text}</p>
      </div>
      <div className={styles['moves']}>
        <Button look="quiet" onPress={() => write({ tourClosed: true })}>
          Do not show again
        </Button>
        {at === 0 ? null : <Button onPress={() => setAt(at - 1)}>Back</Button>}
        {screen === step.screen ? null : <Button onPress={() => go.toScreen(step.screen)}>{step.action}</Button>}
        <Button look="primary" onPress={() => (isLast ? write({ tourClosed: true }) : setAt(at + 1))}>
          {isLast ? 'Done' : 'Next'}
        </Button>
      </div>
      <IconButton label="Put the tour away for now" onPress={() => setPutAway(true)}>
        <IconX />
      </IconButton>
    </section>
  );
};
