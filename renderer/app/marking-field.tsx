import { showText } from '../../shared/base/visible-text.ts';
import { tlpLabels, type Tlp } from '../../shared/domain/vocabulary.ts';
import { useReply } from './api/replies.ts';
import { SelectField } from '../ui/fields.tsx';

/** `case`: as the case is marked. */
export type Marking = Tlp | 'case';

export const toTlp = (marking: Marking): { readonly tlp?: Tlp } => (marking === 'case' ? {} : { tlp: marking });

/** With whom a line may be shared. */
export const MarkingField = ({
  folder,
  value,
  onChange,
}: {
  readonly folder: string;
  readonly value: Marking;
  readonly onChange: (marking: Marking) => void;
}) => {
  const tlp = useReply('case.info', { folder }).value?.tlp ?? null;
  return (
    <SelectField
      label="Marking (TLP)"
      value={value}
      choices={[
        { id: 'case', label: tlp === null ? 'As the case' : `As the case, TLP:${showText(tlp)}` },
        ...tlpLabels.map((label) => ({ id: label, label: `TLP:${label}` })),
      ]}
      onChange={onChange}
    />
  );
};
