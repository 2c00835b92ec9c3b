import { tlpLabels, type Edition, type Tlp } from '../../../../shared/domain/vocabulary.ts';
import { SelectField } from '../../../ui/fields.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { editionWords } from './edition-words.ts';
import styles from './releases.module.css';

const editionChoices = [
  { id: 'public', label: 'Public' },
  { id: 'restricted', label: 'Restricted' },
  { id: 'full', label: 'Full' },
] as const;

// CLEAR would be the public edition, RED the full one.
const restrictedTlps = tlpLabels.map((id) => ({ id, label: `TLP:${id}` }));

/** Which edition, up to which marking, and what that means. */
export const EditionFields = ({
  edition,
  tlp,
  onChange,
}: {
  readonly edition: Edition;
  readonly tlp: Tlp;
  readonly onChange: (change: { readonly edition?: Edition; readonly tlp?: Tlp }) => void;
}) => (
  <div className={styles['edition']}>
    <Segments
      label="Edition"
      choices={editionChoices}
      selected={edition}
      onSelect={(id) => onChange({ edition: id })}
    />
    {edition === 'restricted' ? (
      <SelectField
        label="Up to"
        isCompact
        value={tlp}
        choices={restrictedTlps}
        onChange={(id) => onChange({ tlp: id })}
      />
    ) : null}
    <span className={styles['muted']}>{editionWords(edition, tlp)}</span>
  </div>
);
