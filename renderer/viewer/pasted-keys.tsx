import { useId } from 'react';
import type { PastedKeys } from './given-anchors.ts';

const fields = [
  ['signers', 'Signers’ keys, as in allowed_signers', 3],
  ['logKey', 'Log key, the one line of log.vkey', 1],
  ['witness', 'A witness’s key, one line', 1],
] as const;

/** Keys that the reader has by another way than this bundle. */
export const PastedKeysForm = ({
  keys,
  onChange,
}: {
  readonly keys: PastedKeys;
  readonly onChange: (keys: PastedKeys) => void;
}) => {
  const id = useId();
  return (
    <details className="keys">
      <summary>Keys that you trust, got by another way than this bundle</summary>
      <p className="muted">
        Without them nothing says who made the bundle: it is then “not anchored”, whatever else holds. The copies in the
        folder keys are the sender’s.
      </p>
      {fields.map(([name, label, rows]) => (
        <p key={name}>
          <label htmlFor={`${id}${name}`}>{label}</label>
          <textarea
            id={`${id}${name}`}
            rows={rows}
            spellCheck={false}
            value={keys[name]}
            onChange={(event) => onChange({ ...keys, [name]: event.currentTarget.value })}
          />
        </p>
      ))}
    </details>
  );
};
