import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { VerificationReply } from '../../../../shared/api/contract.ts';
import { Card } from '../../../ui/page.tsx';
import { CheckField } from '../../../ui/fields.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { checkTitles, statusWords } from '../../../../shared/bundle/check-words.ts';
import { PlaceText } from './place-text.tsx';
import { countByStatus } from './verdict-words.ts';
import { useVerifyStore } from './verify-store.ts';
import styles from './verify.module.css';

type Check = VerificationReply['checks'][number];

/** Every check in the order of the format, with what it found. */
export const CheckList = ({ checks }: { readonly checks: readonly Check[] }) => {
  const { isOnlyFailing, setOnlyFailing } = useVerifyStore();
  const { ok, failed, notChecked } = countByStatus({ checks: [...checks] });
  const shown = isOnlyFailing ? checks.filter(({ status }) => status !== 'ok') : checks;
  return (
    <Card
      title={`Checks: ${ok} hold, ${failed} ${failed === 1 ? 'fails' : 'fail'}, ${notChecked} not checked`}
      aside={
        <CheckField value={isOnlyFailing} onChange={setOnlyFailing}>
          Only what does not hold
        </CheckField>
      }
    >
      {shown.length === 0 ? (
        <p className={styles['note']}>Everything holds.</p>
      ) : (
        <table className={styles['checks']}>
          <thead>
            <tr>
              <th scope="col">Check</th>
              <th scope="col">Result</th>
              <th scope="col">What was found</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((check) => (
              <tr key={check.name} data-status={check.status}>
                <th scope="row">
                  <span className={styles['checkTitle']}>{checkTitles[check.name]}</span>
                  <code>{check.name}</code>
                </th>
                <td className={styles['status']}>
                  <StatusSign status={check.status} />
                  {statusWords(check.status)}
                </td>
                <td>
                  <SafeText text={check.detail} max={1000} />
                  {check.first === null ? null : (
                    <span className={styles['place']}>
                      at <PlaceText place={check.first} />
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
};

const StatusSign = ({ status }: { readonly status: Check['status'] }) => {
  switch (status) {
    case 'ok':
      return <IconCheck aria-hidden />;
    case 'failed':
      return <IconX aria-hidden />;
    case 'not checked':
      return <IconMinus aria-hidden />;
  }
};
