import { groundOfRedressWords } from '../../../../shared/domain/redress-vocabulary.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Facts } from '../../../ui/page.tsx';
import type { Claim } from './redress-act.ts';

/** Which claim a dialog is about. */
export const ClaimSubject = ({ claim: { ground, name, words } }: { readonly claim: Claim }) => (
  <Facts
    facts={[
      ['Ground', ground === null ? 'withheld' : groundOfRedressWords[ground]],
      ['Claimant', name === '' ? 'not named' : <SafeText key="name" text={name ?? 'withheld'} max={160} />],
      ['Claim', <SafeText key="words" text={words ?? 'withheld'} max={400} />],
    ]}
  />
);
