import { useState } from 'react';
import { IconHighlight, IconLink } from '@tabler/icons-react';
import type { Place } from '../../../../shared/domain/excerpt-anchor.ts';
import { FindingDialog } from '../../findings/finding-dialog.tsx';
import { LinkDialog } from '../../findings/link-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import type { Item } from './item.ts';

/** Makes what is marked, a record, or the item a finding; linked: and then links that finding to something else. */
export const FindHere = ({
  folder,
  item,
  place,
  record,
  isReadOnly,
  isLinked = false,
}: {
  readonly folder: string;
  readonly item: Item;
  readonly place?: Place;
  readonly record?: number;
  readonly isReadOnly: boolean;
  readonly isLinked?: boolean;
}) => {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const icon = isLinked ? <IconLink aria-hidden /> : <IconHighlight aria-hidden />;
  return (
    <>
      <Button
        icon={icon}
        isDisabled={isReadOnly}
        onPress={() => setOpen(true)}
        {...(isLinked && { 'aria-label': 'Make a finding and link it…' })}
      >
        {isLinked ? 'Link it…' : 'Make a finding…'}
      </Button>
      {isOpen ? (
        <FindingDialog
          folder={folder}
          item={item}
          place={place ?? null}
          {...(record !== undefined && { record })}
          {...(isLinked && { onDone: setMade })}
          onClose={() => setOpen(false)}
        />
      ) : null}
      {made === null ? null : (
        <LinkDialog
          folder={folder}
          from={{ finding: made }}
          fromWords="the finding that was just made"
          onClose={() => setMade(null)}
        />
      )}
    </>
  );
};
