import { useState } from 'react';
import { err } from '../../../../shared/base/result.ts';
import {
  groundWords,
  standingGrounds,
  type StandingAct,
  type StandingGround,
} from '../../../../shared/domain/standing-vocabulary.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { useAct } from '../../api/replies.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Notice } from '../../../ui/states.tsx';
import { activePeople } from './release-way.ts';
import type { Releases } from './use-releases.ts';

/** Asks that a release be amended or retracted. */
export const StandingDialog = ({
  releases,
  act,
  release,
  onDone,
  onClose,
}: {
  readonly releases: Releases;
  readonly act: StandingAct;
  readonly release: Releases['list']['releases'][number];
  readonly onDone: () => void;
  readonly onClose: () => void;
}) => {
  const { folder, list } = releases;
  const ask = useAct('approval.request');
  const [ground, setGround] = useState<StandingGround | null>(null);
  const [statement, setStatement] = useState('');
  return (
    <SignDialog
      title={act === 'amend' ? 'Request an amendment' : 'Request a retraction'}
      action="Request"
      allowed={activePeople(list).map(({ principal }) => principal)}
      onSign={async (signer) => {
        if (ground === null || statement.trim() === '') return err(unsaid);
        const done = await ask.run({ folder, act: { kind: act, release: release.line, ground, statement }, ...signer });
        if (done.ok) onDone();
        return done;
      }}
      onClose={onClose}
    >
      <p>
        {act === 'amend'
          ? `The release of ${counted(release.size, 'line')} stands, read with what you write here.`
          : `The release of ${counted(release.size, 'line')} no longer stands. It is exported and printed no more. This is final.`}{' '}
        It takes two approvals; any other line before them voids the request.
      </p>
      <SelectField
        label="Ground"
        isRequired
        value={ground}
        choices={standingGrounds.map((id) => ({ id, label: groundWords[id] }))}
        onChange={setGround}
      />
      <TextField
        label={act === 'amend' ? 'What is wrong, and what is right' : 'What is wrong'}
        hint="Shown in every edition from now on, and in the notice to whoever got the release."
        value={statement}
        onChange={setStatement}
        lines={4}
        maxLength={4000}
        isRequired
      />
      {act === 'retract' && list.exports.some((one) => one.release === release.line) ? (
        <Notice tone="info" title="It has left already.">
          Bundles that others hold stay as they are. When it is retracted, write a notice and tell everybody who got
          one: they stand under “Who got it”.
        </Notice>
      ) : null}
    </SignDialog>
  );
};

const unsaid = {
  code: 'NOTHING_SAID',
  message: 'The ground or the statement is missing.',
  hint: 'Choose a ground and write what is wrong: readers will ask.',
} as const;
