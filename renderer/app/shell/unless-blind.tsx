import type { ReactNode } from 'react';
import { useReply } from '../api/replies.ts';
import { useCaseFolder, useGo } from '../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { SafeText } from '../../marks/safe-text.tsx';

/** A screen that shows ratings, or numbers that follow from them: hidden while somebody gives a second opinion. */
export const unlessBlind = (title: string, Screen: () => ReactNode): (() => ReactNode) => {
  const UnlessBlind = (): ReactNode => {
    const folder = useCaseFolder();
    const opinion = useReply('case.info', { folder }).value?.opinion ?? null;
    return opinion === null ? <Screen /> : <Hidden title={title} rater={opinion.rater} level={opinion.level} />;
  };
  return UnlessBlind;
};

const Hidden = ({
  title,
  rater,
  level,
}: {
  readonly title: string;
  readonly rater: string | null;
  readonly level: number;
}) => {
  const go = useGo();
  return (
    <Page title={title}>
      <Empty
        title="Hidden while a second opinion is given"
        action={<Button onPress={() => go.toScreen('matrix')}>Go to the second opinion</Button>}
      >
        <SafeText text={rater ?? '(rater withheld)'} /> is rating level {level} without knowing what others rated. This
        screen would tell.
      </Empty>
    </Page>
  );
};
