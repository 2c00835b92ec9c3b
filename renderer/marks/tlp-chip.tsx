import { tlpLabels, type Tlp } from '../../shared/domain/vocabulary.ts';
import { tlpWords } from '../../shared/reference/grade-words.ts';
import { showText } from '../../shared/base/visible-text.ts';
import styles from './tlp-chip.module.css';

const isTlp = (text: string): text is Tlp => tlpLabels.some((label) => label === text);

/** The marking in the colours that FIRST gives it; null where it is withheld. A label of a later version is shown plain. */
export const TlpChip = ({ tlp }: { readonly tlp: string | null }) => {
  if (tlp === null) {
    return (
      <span className={`${styles['chip']} ${styles['unknown']}`} title="The marking is withheld in this edition">
        TLP withheld
      </span>
    );
  }
  if (!isTlp(tlp)) {
    return (
      <span className={`${styles['chip']} ${styles['unknown']}`} title="Not a marking of TLP 2.0">
        <bdi>{showText(tlp.slice(0, 40))}</bdi>
      </span>
    );
  }
  return (
    <span className={`${styles['chip']} ${styles[tlp.toLowerCase().replace('+', '-')]}`} title={tlpWords[tlp]}>
      TLP:{tlp}
    </span>
  );
};
