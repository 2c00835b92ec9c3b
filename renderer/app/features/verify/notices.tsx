import type { Output } from '../../../../shared/api/contract.ts';
import { takenWords } from '../../../../shared/bundle/notice-file.ts';
import { groundWords } from '../../../../shared/domain/standing-vocabulary.ts';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Notice } from '../../../ui/states.tsx';
import { lastName } from './verify-input.ts';

type Told = Output<'bundle.verify'>['notices'][number];

/** What notices say of the bundle: above the verdict, so that nobody relies on what was retracted. */
export const Notices = ({ notices }: { readonly notices: readonly Told[] }) =>
  notices.map(({ file, detail, told }) =>
    told === null ? (
      <Notice key={file} tone="bad" title="A notice does not hold, and says nothing of this bundle.">
        <SafeText text={lastName(file)} max={200} />: <SafeText text={detail} max={400} />.
      </Notice>
    ) : (
      <Notice key={file} tone={told.standing === 'retracted' ? 'bad' : 'warn'} title={titles[told.standing]}>
        {told.ground === null || told.statement === null ? null : (
          <p>
            {groundWords[told.ground]}: <SafeText text={told.statement} max={4000} />
          </p>
        )}
        <p>
          Recorded <Instant at={told.at} withSeconds /> in line {told.line} of the ledger, approved by{' '}
          <SafeText text={told.approvers.join(' and ')} max={300} />. The notice continues the ledger of this bundle.
        </p>
        {told.taken.map((one) => (
          <p key={one.line}>
            <SafeText text={takenWords(one)} max={1000} />
          </p>
        ))}
      </Notice>
    ),
  );

const titles = {
  amended: 'Amended: read it with what is said here.',
  retracted: 'Retracted: do not rely on it.',
  superseded: 'Superseded: there is a later release.',
} as const;
