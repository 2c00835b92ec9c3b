import { useState } from 'react';
import { counted } from '../../../../shared/base/counted.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { PickItems } from './pick-items.tsx';
import { PickLineFields } from './pick-line-fields.tsx';
import { PickTypeFields } from './pick-type-fields.tsx';
import type { Releases } from './use-releases.ts';
import { PickWords } from './pick-words.tsx';
import { addRules, type Rule } from './withholding.ts';

export type RuleKind = 'items' | 'line' | 'type' | 'words';

const titles: Readonly<Record<RuleKind, string>> = {
  items: 'Withhold whole items',
  line: 'Withhold fields of one line',
  type: 'Withhold a field of every line of a type',
  words: 'Withhold words wherever they stand',
};

/** Chooses rules of one kind; nothing is written, the preview shows at once what they do. */
export const AddRulesDialog = ({
  kind: first,
  releases,
  onAdd,
  onClose,
}: {
  readonly kind: RuleKind;
  readonly releases: Releases;
  readonly onAdd: (rules: readonly Rule[]) => void;
  readonly onClose: () => void;
}) => {
  const [kind, setKind] = useState(first);
  const [chosen, setChosen] = useState<readonly Rule[]>([]);
  // Words that were chosen in one line before the others were looked for.
  const [before, setBefore] = useState<readonly Rule[]>([]);
  const [text, setText] = useState('');
  const all = addRules(before, chosen);
  const [one, many] = unitOf(kind, all);
  return (
    <Dialog
      title={titles[kind]}
      isOpen
      onClose={onClose}
      width={kind === 'items' || kind === 'words' ? 'large' : 'medium'}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton
            needed={notYet({ 'a choice': all.length > 0 })}
            onPress={() => {
              onAdd(all);
              onClose();
            }}
          >
            {all.length === 0 ? 'Withhold' : `Withhold ${counted(all.length, one, many)}`}
          </ActButton>
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
          onFind={(words) => {
            setText(words);
            setBefore(chosen);
            setChosen([]);
            setKind('words');
          }}
        />
      ) : null}
      {kind === 'words' ? <PickWords folder={releases.folder} initial={text} onChosen={setChosen} /> : null}
      {kind === 'type' ? <PickTypeFields folder={releases.folder} chosen={chosen} onChosen={setChosen} /> : null}
    </Dialog>
  );
};

const unitOf = (kind: RuleKind, rules: readonly Rule[]): readonly [string, string] => {
  if (kind === 'items') return ['item', 'items'];
  return rules.some((rule) => 'paragraph' in rule) ? ['place', 'places'] : ['field', 'fields'];
};
