import { groupDigits } from '../../../../../../shared/base/grouped-digits.ts';
import { SafeText } from '../../../../../marks/safe-text.tsx';
import { Button } from '../../../../../ui/button.tsx';
import { CopyButton } from '../../../../../ui/copy-button.tsx';
import type { FileViewProps } from '../view-props.ts';
import { pointerOf, type JsonChild, type JsonPage } from './json-pages.ts';
import type { Branch } from './json-rows.ts';
import styles from './forms.module.css';

/** Where the active value is, and the whole of it as far as it is shown. */
export const JsonDetail = ({
  parent,
  child,
  form,
  onShowBytes,
}: {
  readonly parent: Branch;
  readonly child: JsonChild;
  readonly form: JsonPage['form'];
  readonly onShowBytes: FileViewProps['onShowBytes'];
}) => {
  const { from, to, value, kind } = child;
  const { pointer, noPointer } = pointerOf(parent, child, form);
  return (
    <section className={styles['detail']} aria-label="The selected value">
      <div className={styles['detailHead']}>
        {pointer === null ? (
          <span className={styles['faint']}>
            {noPointer === 'lines'
              ? 'Each line is a value of its own: named by its line or its bytes.'
              : 'No pointer names it for certain: a name on the way is repeated, or not shown whole. Use its bytes.'}
          </span>
        ) : (
          <>
            <code className={styles['pointer']}>
              {pointer === '' ? '(the whole)' : <SafeText text={pointer} max={500} />}
            </code>
            <CopyButton text={pointer}>Copy pointer</CopyButton>
          </>
        )}
      </div>
      <div className={styles['detailHead']}>
        <span className={styles['faint']}>
          {to === null
            ? `from byte ${groupDigits(from)}; where it ends is not known`
            : `bytes ${groupDigits(from)}–${groupDigits(to - 1)}, ${groupDigits(to - from)} in all`}
        </span>
        {to === null ? null : (
          <>
            <CopyButton text={`bytes:${from}-${to}`}>Copy bytes</CopyButton>
            <Button look="quiet" onPress={() => onShowBytes({ from, to })}>
              Show bytes
            </Button>
          </>
        )}
      </div>
      {kind === 'object' || kind === 'list' ? null : (
        <pre className={styles['whole']} tabIndex={0} aria-label="Value">
          <SafeText text={value.text} keepLines max={2000} />
          {value.isCut ? <span className={styles['faint']}> … cut here; the bytes show the rest</span> : null}
        </pre>
      )}
    </section>
  );
};
