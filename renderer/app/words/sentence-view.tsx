import type { Sentence } from '../../../shared/attribution/sentence.ts';
import { SentenceText } from '../../marks/sentence-text.tsx';
import { useFollow } from '../use-follow.ts';

/** A sentence about a level, whose names lead to the screens of what they name. */
export const SentenceView = ({ sentence, level }: { readonly sentence: Sentence; readonly level: number }) => {
  const follow = useFollow(level);
  return <SentenceText sentence={sentence} onFollow={follow} />;
};
