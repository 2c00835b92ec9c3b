import { useState } from 'react';
import { IconHighlight } from '@tabler/icons-react';
import type { Place } from '../../../../shared/domain/excerpt-anchor.ts';
import { FindingDialog } from '../../findings/finding-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import type { Item } from './item.ts';

/** Makes what is marked, a record, or the item a finding. */
export const FindHere = ({
  folder,
  item,
  place,
  record,
  isReadOnly,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly place?: Place;
  readonly record?: number;
  readonly isReadOnly: boolean;
}) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<IconHighlight aria-hidden />} isDisabled={isReadOnly} onPress={() => setOpen(true)}>
        Make a finding…
      </Button>
      {isOpen ? (
        <FindingDialog
          folder={folder}
          item={item}
          place={place ?? null}
          {...(record !== undefined && { record })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
};
