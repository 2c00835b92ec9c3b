import { useState } from 'react';
import type { FigureTable } from '../../shared/figures/figure-node.ts';
import { SafeText } from './safe-text.tsx';
import styles from './figure-view.module.css';

const rowsMax = 1000;

/** The data of a figure for reading. It is made when it is opened: a strip of ten thousand items has as many rows. */
export const FigureTableView = ({ title, table }: { readonly title: string; readonly table: FigureTable }) => {
  const [isOpen, setOpen] = useState(false);
  const rows = isOpen ? table.rows.slice(0, rowsMax) : [];
  return (
    <details className={styles['details']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{isOpen ? 'Hide the table' : 'As a table'}</summary>
      {isOpen ? (
        <div className={styles['scroll']} role="group" aria-label={`${title}, as a table`} tabIndex={0}>
          <table>
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {table.columns.map((column, index) => (
                  <th key={index} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <SafeText text={cell} max={500} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {table.rows.length > rowsMax ? (
            <p>
              The first {rowsMax} of {table.rows.length} rows.
            </p>
          ) : null}
        </div>
      ) : null}
    </details>
  );
};
