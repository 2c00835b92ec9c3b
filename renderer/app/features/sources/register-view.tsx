import { useAct, useReply } from '../../api/replies.ts';
import { MetWords } from '../../sources/met-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Empty, FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Instant } from '../../../marks/instant.tsx';
import styles from './sources.module.css';

/** Every source that the register of this workstation holds, and the way out of it. */
export const RegisterView = ({ text }: { readonly text: string }) => {
  const register = useReply('source.register', {}, { isVolatile: true });
  const forget = useAct('source.forget');
  if (register.isLoading) return <Loading label="Reading the register" lines={8} />;
  if (register.failure !== null) return <FailureNotice failure={register.failure} onRetry={register.refetch} />;
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  const all = register.value?.met ?? [];
  const shown = all.filter((met) => {
    const whole = [met.name, met.kind, met.caseTitle, ...met.aliases, ...met.identifiers].join(' ').toLowerCase();
    return words.every((word) => whole.includes(word));
  });
  const take = async (origin: string, id: string): Promise<void> => {
    const done = await forget.run({ case: origin, id });
    if (done.ok) register.refetch();
  };
  return (
    <div className={styles['view']}>
      <Notice tone="info">
        Names, kinds, identifiers and assessments of sources, so that the same one is recognised in the next case. It
        lies in the profile of this workstation and leaves in no bundle. Sources of TLP:RED are here only when somebody
        put them here.
      </Notice>
      {forget.failure === null ? null : <FailureNotice failure={forget.failure} onClose={forget.clear} />}
      {shown.length === 0 ? (
        <Empty title={all.length === 0 ? 'No source was met yet.' : 'No source has such a name.'} />
      ) : (
        <ul className={styles['register']} aria-label="Sources met on this workstation">
          {shown.map((met) => (
            <li key={`${met.case} ${met.id}`}>
              <div>
                <p>
                  <MetWords met={met} />
                </p>
                {met.aliases.length + met.identifiers.length === 0 ? null : (
                  <p className={styles['faint']}>
                    also <SafeText text={[...met.aliases, ...met.identifiers].join(', ')} max={300} />
                  </p>
                )}
                {met.assessments.length < 2 ? null : (
                  <p className={styles['faint']}>
                    before:{' '}
                    {met.assessments.slice(1).map(({ reliability, at }, index) => (
                      <span key={`${at} ${reliability}`}>
                        {index === 0 ? '' : ', '}
                        {reliability} <Instant at={at} />
                      </span>
                    ))}
                  </p>
                )}
              </div>
              <Button look="quiet" isDisabled={forget.isRunning} onPress={() => void take(met.case, met.id)}>
                Forget
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
