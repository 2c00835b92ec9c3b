import { harmAnchors } from '../../../../shared/reference/harm-card.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import type { ServicesReply } from './services-act.ts';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { useGo } from '../../navigation.ts';
import styles from './harm.module.css';

/** What the register says beside each criterion that it informs. */
export const ServiceHints = ({ hints }: { readonly hints: ServicesReply['hints'] }) => (
  <dl className={styles['hints']}>
    {hints.map(({ criterion, stated, potential }) => (
      <div key={criterion}>
        <dt>{harmAnchors[criterion].name}</dt>
        <dd>
          <p>
            <strong>Failed:</strong> <SafeText text={stated ?? 'nothing is said'} max={600} />
          </p>
          {potential === null ? null : (
            <p className={styles['muted']}>
              <strong>Potential:</strong> <SafeText text={potential} max={600} />
            </p>
          )}
        </dd>
      </div>
    ))}
  </dl>
);

/** The same beside one criterion of the card, with the way to the register and its evidence. */
export const RegisterWords = ({ hint: { stated, potential } }: { readonly hint: ServicesReply['hints'][number] }) => {
  const go = useGo();
  if (stated === null && potential === null) return null;
  return (
    <p className={styles['register']}>
      <InlineLink title="Entries, dependences and their evidence" onClick={() => go.toScreen('services')}>
        Register of services
      </InlineLink>{' '}
      {stated === null ? null : (
        <>
          failed: <SafeText text={stated} max={600} />.{' '}
        </>
      )}
      {potential === null ? null : (
        <>
          Potential: <SafeText text={potential} max={600} />.
        </>
      )}
    </p>
  );
};
