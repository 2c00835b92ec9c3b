import { counted } from '../../../shared/base/counted.ts';
import { useState } from 'react';
import { AdmiraltyBadge } from '../../marks/admiralty-badge.tsx';
import { CustodyMark } from '../../marks/custody-mark.tsx';
import { useCase } from '../case-context.ts';
import { Card, ItemLink, More, Said } from '../parts.tsx';
import { ItemCard } from './item.tsx';

const step = 200;

/** Every item taken in, and of one of them all that this edition says. */
export const EvidenceScreen = ({ id }: { readonly id: string }) => {
  const { tables, isItemWithheld } = useCase();
  const [shown, setShown] = useState(step);
  const items = tables.rows('evidence').toSorted((left, right) => left.seq - right.seq);
  const open = items.find(({ key }) => key === id);
  return (
    <>
      {open === undefined ? null : <ItemCard item={open} />}
      <Card title={open === undefined ? 'Items' : 'All items'} aside={counted(items.length, 'item')}>
        {items.length === 0 ? <p className="muted">The case holds no evidence.</p> : null}
        <div className="scroll" tabIndex={0} role="group" aria-label="Evidence">
          <table>
            <thead>
              <tr>
                <th scope="col">Item</th>
                <th scope="col">Kind</th>
                <th scope="col">Source and credibility</th>
                <th scope="col">Custody</th>
                <th scope="col">Class</th>
              </tr>
            </thead>
            <tbody>
              {items.slice(0, shown).map((item) => (
                <tr key={item.key} aria-current={item.key === id ? 'true' : undefined}>
                  <th scope="row">
                    <ItemLink id={item.key} />
                  </th>
                  <td>
                    <Said text={item.kind} isWithheld={isItemWithheld(item.key, 'grade')} />
                  </td>
                  <td>
                    <AdmiraltyBadge reliability={item.reliability} credibility={item.credibility} />
                  </td>
                  <td>
                    {item.custody === null ? (
                      <Said text={null} isWithheld={isItemWithheld(item.key, 'grade')} />
                    ) : (
                      <CustodyMark grade={item.custody} />
                    )}
                  </td>
                  <td>
                    <Said
                      text={item.evidenceClass?.replaceAll('_', ' ')}
                      isWithheld={isItemWithheld(item.key, 'grade')}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <More shown={shown} total={items.length} onMore={() => setShown(shown + 5 * step)} />
      </Card>
    </>
  );
};
