import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { countWords } from './release-way.ts';
import { PickItems } from './pick-items.tsx';
import { PickLineFields } from './pick-line-fields.tsx';
import { PickTypeFields } from './pick-type-fields.tsx';
import type { Releases } from './use-releases.ts';
import type { Rule } from './withholding.ts';

export type RuleKind = 'items' | 'line' | 'type';

const titles: Readonly<Record<RuleKind, string>> = {
  items: 'Withhold whole items',
  line: 'Withhold fields of one line',
  type: 'Withhold a field of every line of a type',
};

/** Chooses rules of one kind; nothing is written, the preview shows at once what they do. */
export const AddRulesDialog = ({
  kind,
  releases,
  onAdd,
  onClose,
}: {
  readonly kind: RuleKind;
  readonly releases: Releases;
  readonly onAdd: (rules: readonly Rule[]) => void;
  readonly onClose: () => void;
}) => {
  const [chosen, setChosen] = useState<readonly Rule[]>([]);
  const words =
    kind === 'items' ? countWords(chosen.length, 'item', 'items') : countWords(chosen.length, 'field', 'fields');
  return (
    <Dialog
      title={titles[kind]}
      isOpen
      onClose={onClose}
      width={kind === 'items' ? 'large' : 'medium'}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="primary"
            isDisabled={chosen.length === 0}
            onPress={() => {
              onAdd(chosen);
              onClose();
            }}
          >
            {chosen.length === 0 ? 'Withhold' : `Withhold ${words}`}
          </Button>
        </>
      }
    >
      {kind === 'items' ? <PickItems folder={releases.folder} onChosen={setChosen} /> : null}
      {kind === 'line' ? (
        <PickLineFields
          folder={releases.folder}
          size={releases.info.ledger.size}
          chosen={chosen}
          onChosen={setChosen}
        />
      ) : null}
      {kind === 'type' ? <PickTypeFields folder={releases.folder} chosen={chosen} onChosen={setChosen} /> : null}
    </Dialog>
  );
};
