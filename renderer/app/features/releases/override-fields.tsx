import { CheckField, TextField } from '../../../ui/fields.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import type { View } from './releases-store.ts';
import type { BrokenRules } from './use-broken-rules.ts';
import styles from './releases.module.css';

const reasonCharactersMax = 2000;

/** Errors that two people may let stand, each with its reason, and those that nobody may. */
export const OverrideFields = ({
  broken,
  reasons,
  onReasons,
  onView,
}: {
  readonly broken: BrokenRules;
  /** By rule; a rule that is here is to be overridden. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly onReasons: (reasons: Readonly<Record<string, string>>) => void;
  readonly onView: (view: View) => void;
}) => {
  if (broken.failure !== null) return <FailureNotice failure={broken.failure} onRetry={broken.refetch} />;
  if (broken.rules.length === 0) return null;
  return (
    <fieldset className={styles['named']}>
      <legend>Errors of the rules of export</legend>
      <p className={styles['prose']}>
        An error keeps a release from leaving until it is <InlineLink onClick={() => onView('lint')}>mended</InlineLink>
        , or two people let it stand. The reason is approved with the request, and printed in every edition.
      </p>
      {broken.rules.map(({ rule, says, where, overridable }) =>
        overridable ? (
          <div key={rule} className={styles['override']}>
            <CheckField
              value={Object.hasOwn(reasons, rule)}
              onChange={(isOn) => {
                const { [rule]: _, ...others } = reasons;
                onReasons(isOn ? { ...others, [rule]: '' } : others);
              }}
            >
              Let {rule} stand: <span className={styles['muted']}>{`${says} ${where}`}</span>
            </CheckField>
            {Object.hasOwn(reasons, rule) ? (
              <TextField
                label={`Why ${rule} may stand`}
                value={reasons[rule] ?? ''}
                onChange={(reason) => onReasons({ ...reasons, [rule]: reason })}
                lines={2}
                isRequired
                maxLength={reasonCharactersMax}
              />
            ) : null}
          </div>
        ) : (
          <p key={rule}>
            {rule} has to be mended: <span className={styles['muted']}>{`${says} ${where}`}</span>
          </p>
        ),
      )}
    </fieldset>
  );
};
