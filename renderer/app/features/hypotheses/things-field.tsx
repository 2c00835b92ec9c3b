import { useId, useState } from 'react';
import { IconX } from '@tabler/icons-react';
import { shortText } from '../../../../shared/base/short-text.ts';
import { showText } from '../../../../shared/base/visible-text.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { CheckField, SearchField, SelectField, TextField } from '../../../ui/fields.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useReply } from '../../api/replies.ts';
import { useSettled } from '../../use-settled.ts';
import { readThing, type Thing } from './things.ts';
import styles from './things.module.css';

const foundMax = 6;
const nameMax = 160;
const settleMilliseconds = 200;
const noFilter = { kinds: [], reliabilities: [], custody: [], tlp: [], sources: [] };

/** Any number of things out of the whole case: found by words and pressed, or named outright. */
export const ThingsField = ({
  folder,
  chosen,
  held,
  onChange,
}: {
  readonly folder: string;
  readonly chosen: readonly Thing[];
  /** What the cluster holds already, which cannot join again. */
  readonly held: readonly Thing[];
  readonly onChange: (chosen: readonly Thing[]) => void;
}) => {
  const title = useId();
  const [text, setText] = useState('');
  const words = useSettled(text.trim(), settleMilliseconds, '');
  const taken = new Set([...chosen, ...held].map(({ key }) => key));
  const add = (thing: Thing): void => onChange([...chosen, thing]);
  return (
    <section className={styles['field']} aria-labelledby={title}>
      <h3 id={title} className={styles['label']}>
        Items, records, findings{' '}
        <span className={styles['muted']}>{chosen.length === 0 ? 'none chosen' : `${chosen.length} chosen`}</span>
      </h3>
      {chosen.length === 0 ? null : (
        <ul className={styles['chosen']}>
          {chosen.map((thing) => (
            <li key={thing.key}>
              <SafeText text={thing.label} max={nameMax} />
              <IconButton
                label={`Take out ${shortText(thing.label, 40)}`}
                onPress={() => onChange(chosen.filter(({ key }) => key !== thing.key))}
              >
                <IconX />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['find']}>
        <SearchField label="Find by number or words" value={text} onChange={setText} />
        <span className={styles['muted']}>EX-0003#12 names a record.</span>
      </div>
      <Found folder={folder} text={words} taken={taken} onAdd={add} />
    </section>
  );
};

/** What the words find, and the record or finding that they name. */
const Found = ({
  folder,
  text,
  taken,
  onAdd,
}: {
  readonly folder: string;
  readonly text: string;
  readonly taken: ReadonlySet<string>;
  readonly onAdd: (thing: Thing) => void;
}) => {
  const named = readThing(text);
  const items = useReply('evidence.page', { folder, filter: { ...noFilter, text }, count: foundMax + taken.size });
  const findings = useReply('finding.page', { folder, filter: { text }, count: foundMax + taken.size });
  const failure = items.failure ?? findings.failure;
  const found: readonly Thing[] = [
    ...(named === undefined ? [] : [named]),
    ...(items.value?.rows ?? []).map(({ id, exhibit, title: name }) => ({
      key: id,
      label: `${exhibit ?? ''} ${name ?? '(title withheld)'}`.trim(),
      subject: { evidence: id },
    })),
    ...(findings.value?.rows ?? []).map(({ id, statement }) => ({
      key: id,
      label: `Finding: ${statement ?? '(withheld)'}`,
      subject: { finding: id },
    })),
  ];
  const free = found.filter(({ key }) => !taken.has(key));
  const total = (items.value?.total ?? 0) + (findings.value?.total ?? 0);
  if (failure !== null) return <FailureNotice failure={failure} onRetry={items.refetch} />;
  return (
    <>
      <ul className={styles['found']} aria-label="Found">
        {free.slice(0, foundMax).map((thing) => (
          <li key={thing.key}>
            <InlineLink title="Choose it" onClick={() => onAdd(thing)}>
              <SafeText text={thing.label} max={nameMax} />
            </InlineLink>
          </li>
        ))}
      </ul>
      <p className={styles['muted']}>
        {free.length === 0
          ? text === ''
            ? 'There is nothing more to choose.'
            : 'Nothing has such words, or all of it is chosen.'
          : total > foundMax
            ? `Of ${total}; more words find less.`
            : null}
      </p>
    </>
  );
};

/** Any number of the things that a cluster holds. */
export const MembersField = ({
  members,
  chosen,
  onChange,
}: {
  readonly members: readonly Thing[];
  readonly chosen: readonly Thing[];
  readonly onChange: (chosen: readonly Thing[]) => void;
}) => {
  const title = useId();
  const keys = new Set(chosen.map(({ key }) => key));
  return (
    <section className={styles['field']} aria-labelledby={title}>
      <h3 id={title} className={styles['label']}>
        What leaves <span className={styles['muted']}>{`${chosen.length} of ${members.length}`}</span>
      </h3>
      <div className={styles['members']} role="group" aria-labelledby={title} tabIndex={0}>
        {members.map((member) => (
          <CheckField
            key={member.key}
            value={keys.has(member.key)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...chosen, member] : chosen.filter(({ key }) => key !== member.key))
            }
          >
            <SafeText text={member.label} max={nameMax} />
          </CheckField>
        ))}
      </div>
    </section>
  );
};

export type Split = { readonly labels: readonly string[]; readonly partByKey: Readonly<Record<string, number>> };

const partsMax = 50;

/** The labels of the parts, and for each thing of the cluster the part to which it goes. */
export const SplitField = ({
  members,
  split: { labels, partByKey },
  onChange,
}: {
  readonly members: readonly Thing[];
  readonly split: Split;
  readonly onChange: (split: Split) => void;
}) => {
  const title = useId();
  const choices = labels.map((label, part) => ({
    id: String(part),
    label: label.trim() === '' ? `part ${part + 1}` : showText(label.trim()),
  }));
  const left = members.filter(({ key }) => partByKey[key] === undefined).length;
  return (
    <section className={styles['field']} aria-labelledby={title}>
      {labels.map((label, part) => (
        <TextField
          key={part}
          label={`Label of part ${part + 1}`}
          value={label}
          onChange={(text) => onChange({ labels: labels.with(part, text), partByKey })}
          isRequired
          maxLength={200}
        />
      ))}
      {labels.length < Math.min(members.length, partsMax) ? (
        <div>
          <Button onPress={() => onChange({ labels: [...labels, ''], partByKey })}>Another part</Button>
        </div>
      ) : null}
      <h3 id={title} className={styles['label']}>
        What goes where <span className={styles['muted']}>{left === 0 ? 'all placed' : `${left} not placed yet`}</span>
      </h3>
      <ul className={styles['placed']} tabIndex={0} aria-labelledby={title}>
        {members.map(({ key, label }) => (
          <li key={key}>
            <div className={styles['place']} role="group" aria-label={showText(label)}>
              <SafeText text={label} max={nameMax} />
              <SelectField
                label="goes to"
                isCompact
                value={partByKey[key] === undefined ? null : String(partByKey[key])}
                choices={choices}
                onChange={(part) => onChange({ labels, partByKey: { ...partByKey, [key]: Number(part) } })}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
