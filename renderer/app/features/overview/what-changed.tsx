import { useState } from 'react';
import type { CaseInfoReply } from '../../../../shared/api/contract.ts';
import type { AssessmentRows } from '../../../../shared/attribution/assessment-rows.ts';
import { useReply } from '../../api/replies.ts';
import { ChangesView } from '../../delta/changes-view.tsx';
import { Button } from '../../../ui/button.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Card } from '../../../ui/page.tsx';
import styles from './what-changed.module.css';

const releasesMax = 6;

/** What changed since a release, the opening, or any line: asked for, because a large case takes seconds. */
export const WhatChanged = ({
  folder,
  info,
  rows,
  level,
}: {
  readonly folder: string;
  readonly info: CaseInfoReply;
  readonly rows: AssessmentRows;
  readonly level: number;
}) => {
  const released = useReply('release.list', { folder });
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<{ readonly since: number; readonly until: number } | null>(null);
  const now = info.ledger.size - 1;
  const releases = (released.value?.releases ?? []).map(({ line }) => line).sort((left, right) => right - left);
  const choices = [
    ...releases.slice(0, releasesMax).map((line) => ({ id: String(line), label: `the release of line ${line}` })),
    { id: '0', label: 'the opening of the case' },
    { id: 'other', label: 'another line' },
  ];
  const choice = chosen ?? choices[0]?.id ?? '0';
  const since = choice === 'other' ? lineIn(typed, now) : Number(choice);
  return (
    <Card title="What changed">
      <div className={styles['choose']}>
        <SelectField label="Since" isCompact value={choice} choices={choices} onChange={setChosen} />
        {choice === 'other' ? (
          <TextField
            label={`Line, 0 to ${now}`}
            value={typed}
            onChange={setTyped}
            error={typed === '' || since !== null ? null : 'no such line'}
          />
        ) : null}
        <Button isDisabled={since === null} onPress={() => since !== null && setAsked({ since, until: now })}>
          {asked !== null && asked.until < now ? 'Compare with now' : 'Compare'}
        </Button>
      </div>
      {asked === null ? (
        <p className={styles['muted']}>
          What came in since then, what moved by it, and how far each change moved the lead, with the lines.
        </p>
      ) : (
        <ChangesView folder={folder} since={asked.since} until={asked.until} level={level} rows={rows} />
      )}
    </Card>
  );
};

const lineIn = (text: string, last: number): number | null => {
  const line = /^\d{1,9}$/u.test(text.trim()) ? Number(text) : Number.NaN;
  return line <= last ? line : null;
};
