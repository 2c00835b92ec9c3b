import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/base/result.ts';
import { useApi } from '../../api/replies.ts';
import { ActButton, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import styles from './hypotheses.module.css';

type Table = Output<'attack.overlap'>;

/** How much of the techniques of an operation each known actor shares. It claims nothing and writes nothing. */
export const OverlapDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { call } = useApi();
  const [text, setText] = useState('');
  const [reply, setReply] = useState<{ readonly table?: Table; readonly failure?: Failure }>({});
  const ids = text.split(/[\s,;]+/u).filter((id) => id !== '');
  const run = async (): Promise<void> => {
    const found = await call('attack.overlap', { ids });
    setReply(found.ok ? { table: found.value } : { failure: found.error });
  };
  return (
    <Dialog
      title="ATT&CK overlap"
      isOpen
      onClose={onClose}
      width="large"
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <ActButton needed={notYet({ Techniques: ids.length > 0 })} onPress={() => void run()}>
            Compare
          </ActButton>
        </>
      }
    >
      <TextField
        label="Techniques"
        value={text}
        onChange={setText}
        isRequired
        isMono
        autoFocus
        maxLength={10_000}
        hint="Such as T0803 T0855, or a campaign, group or software such as C0041 for all of its own."
      />
      {reply.failure === undefined ? null : <FailureNotice failure={reply.failure} />}
      {reply.table === undefined ? null : <Overlaps table={reply.table} />}
    </Dialog>
  );
};

const Overlaps = ({ table }: { readonly table: Table }) => {
  const { techniques, overlaps, unknown, actors } = table;
  return (
    <>
      <p className={styles['overlapLabel']}>{table.label}</p>
      {overlaps.length === 0 ? (
        <p>Nobody in the table shares any of the {techniques.length}.</p>
      ) : (
        <div className={styles['overlapTable']}>
          <table>
            <thead>
              <tr>
                <th scope="col">Actor</th>
                <th scope="col">Shared</th>
                <th scope="col">Which, and how many of {actors} use it</th>
              </tr>
            </thead>
            <tbody>
              {overlaps.map(({ id, name, shared, known }) => (
                <tr key={id}>
                  <th scope="row">
                    {id} {name}
                  </th>
                  <td>
                    {shared.length} of {techniques.length}
                    <span className={styles['muted']}> · known for {known}</span>
                  </td>
                  <td>
                    {shared.map(({ technique, name: called, users }) => (
                      <div key={technique}>
                        {technique} {called} <span className={styles['muted']}>{users}</span>
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {unknown.length === 0 ? null : <p className={styles['muted']}>Used by nobody there: {unknown.join(', ')}.</p>}
      <p className={styles['muted']}>
        {table.table} {table.version}, as it came with the program.
      </p>
    </>
  );
};
