import { useState } from 'react';
import { isInstant } from '../../../../shared/base/clock.ts';
import { knownAs, peopleMax, type AssetKind } from '../../../../shared/domain/asset-vocabulary.ts';
import { harmAnchors } from '../../../../shared/reference/harm-card.ts';
import { isSectorCode, proposedCriticality, sectorCodes, sectorWords } from '../../../../shared/reference/sectors.ts';
import { ActButton, isTyped, notYet } from '../../../ui/act-button.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { FailureNotice } from '../../../ui/states.tsx';
import { useAct } from '../../api/replies.ts';
import { useMarking } from '../../use-marking.tsx';
import { ItemsField, type ChosenItem } from '../../consequence/items-field.tsx';
import type { Entry } from './services-act.ts';

const states = {
  unknown: 'unknown',
  'affected observed': 'failed, an item reports it',
  'affected estimated': 'failed, concluded from what items report',
  'unaffected observed': 'did not fail, an item reports it',
  'unaffected estimated': 'did not fail, concluded from what items report',
} as const;
type StateChoice = keyof typeof states;
const stateChoices = Object.entries(states).map(([id, label]) => ({ id, label }));
const isState = (text: string): text is StateChoice => Object.hasOwn(states, text);

const scoreChoices = (anchors: readonly string[]) =>
  anchors.map((anchor, at) => ({ id: String(at), label: `${at} · ${anchor}` }));
const optional = (text: string | null) => (text === null || text === '' ? undefined : Number(text));
const isTime = (text: string): boolean => text.trim() === '' || isInstant(text.trim());
const timeOf = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Enters an asset or a service, or states as a whole what an entry is now. What is left out is unknown. */
export const EntryDialog = ({
  folder,
  entry,
  onClose,
}: {
  readonly folder: string;
  readonly entry: Entry | null;
  readonly onClose: () => void;
}) => {
  const set = useAct('asset.set');
  const [name, setName] = useState(entry?.name ?? '');
  const [kind, setKind] = useState<AssetKind>(entry?.kind ?? 'service');
  const [sector, setSector] = useState<string | null>(entry?.sectors[0] ?? null);
  const [criticality, setCriticality] = useState<string | null>(
    entry?.criticality === undefined || entry.criticality === null ? null : String(entry.criticality),
  );
  const [vulnerable, setVulnerable] = useState<string | null>(
    entry?.vulnerable === undefined || entry.vulnerable === null ? null : String(entry.vulnerable),
  );
  const [operator, setOperator] = useState(entry?.operator ?? '');
  const [location, setLocation] = useState(entry?.location ?? '');
  const [people, setPeople] = useState(
    entry?.people === undefined || entry.people === null ? '' : String(entry.people.count),
  );
  const [peopleStatus, setPeopleStatus] = useState<(typeof knownAs)[number]>(entry?.people?.status ?? 'estimated');
  const [peopleCites, setPeopleCites] = useState<readonly ChosenItem[]>(entry?.people?.cites ?? []);
  const known =
    entry?.state === undefined || entry.state === null ? 'unknown' : `${entry.state.is} ${entry.state.status}`;
  const [state, setState] = useState<StateChoice>(isState(known) ? known : 'unknown');
  const [from, setFrom] = useState(entry?.state?.from ?? '');
  const [to, setTo] = useState(entry?.state?.to ?? '');
  const [stateCites, setStateCites] = useState<readonly ChosenItem[]>(entry?.state?.cites ?? []);
  const [cites, setCites] = useState<readonly ChosenItem[]>(entry?.cites ?? []);
  const [note, setNote] = useState(entry?.note ?? '');
  const marking = useMarking(folder, entry?.line ?? null);

  const code = sector !== null && isSectorCode(sector) ? sector : null;
  const proposed = code === null ? undefined : proposedCriticality(code);
  const isNumber = people === '' || (/^\d{1,11}$/u.test(people) && Number(people) <= peopleMax);
  const isStated = state !== 'unknown';
  const needed = notYet({
    Name: isTyped(name),
    Sector: code !== null,
    Criticality: criticality !== null || proposed !== undefined,
    'Evidence for the entry': cites.length > 0 || people !== '' || isStated,
    'People that it serves': isNumber,
    'Evidence for the number': people === '' || peopleCites.length > 0,
    From: !isStated || isTime(from),
    To: !isStated || isTime(to),
    'Evidence for whether it failed': !isStated || stateCites.length > 0,
  });
  const run = async (): Promise<void> => {
    if (code === null) return;
    const ids = (items: readonly ChosenItem[]) => items.map(({ id }) => id);
    const told = state === 'unknown' ? undefined : state.split(' ', 2);
    const reply = await set.run({
      folder,
      ...(entry !== null && { id: entry.id }),
      kind,
      name: name.trim(),
      operator: operator.trim(),
      location: location.trim(),
      // A correction keeps the sectors of other vocabularies.
      sectors: [code, ...(entry?.sectors.slice(1) ?? [])],
      criticality: optional(criticality),
      vulnerable: optional(vulnerable),
      ...(people !== '' && { people: { count: Number(people), status: peopleStatus, cites: ids(peopleCites) } }),
      ...(told !== undefined && {
        state: {
          is: told[0] === 'affected' ? 'affected' : 'unaffected',
          status: told[1] === 'observed' ? 'observed' : 'estimated',
          from: timeOf(from),
          to: timeOf(to),
          cites: ids(stateCites),
        },
      }),
      cites: ids(cites),
      note: note.trim(),
      ...marking.tlp,
    });
    if (reply.ok) onClose();
  };
  const timeError = (text: string) => (isTime(text) ? null : 'UTC, as 2016-12-17T21:53:00Z.');
  return (
    <Dialog
      title={entry === null ? 'Enter an asset or a service' : 'Correct the entry'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <ActButton needed={needed} isRunning={set.isRunning} onPress={() => void run()}>
            {set.isRunning ? 'Recording…' : 'Record the entry'}
          </ActButton>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} isRequired autoFocus maxLength={500} />
      <SelectField
        label="Kind"
        value={kind}
        choices={[
          { id: 'service', label: 'service', detail: 'what people get, such as heating' },
          { id: 'asset', label: 'asset', detail: 'what it is made by, such as a substation' },
        ]}
        onChange={setKind}
      />
      <SelectField
        label="Sector"
        value={sector}
        choices={sectorCodes.map((id) => ({ id, label: sectorWords(id) }))}
        onChange={setSector}
      />
      <SelectField
        label="Criticality"
        value={criticality}
        choices={scoreChoices(harmAnchors.criticality.anchors)}
        onChange={setCriticality}
        {...(criticality === null &&
          proposed !== undefined && { hint: `Without a choice: ${proposed}, as the method proposes for the sector.` })}
      />
      <TextField label="Run by" value={operator} onChange={setOperator} maxLength={500} />
      <TextField label="Place" value={location} onChange={setLocation} maxLength={500} />
      <ItemsField
        folder={folder}
        chosen={cites}
        isRequired={false}
        label="Evidence for the entry"
        onChange={setCites}
      />
      <TextField
        label="People that it serves"
        value={people}
        onChange={setPeople}
        hint="Empty: unknown."
        error={isNumber ? null : 'A whole number up to ten thousand million.'}
        maxLength={12}
      />
      {people === '' ? null : (
        <>
          <SelectField
            label="How the number is known"
            value={peopleStatus}
            choices={knownAs.map((id) => ({ id, label: id }))}
            onChange={setPeopleStatus}
          />
          <ItemsField
            folder={folder}
            chosen={peopleCites}
            isRequired
            label="Evidence for the number"
            onChange={setPeopleCites}
          />
        </>
      )}
      <SelectField
        label="Vulnerable groups"
        value={vulnerable}
        choices={scoreChoices(harmAnchors.vulnerable.anchors)}
        onChange={setVulnerable}
      />
      <SelectField
        label="Whether it failed"
        value={state}
        choices={stateChoices}
        onChange={(id) => setState(isState(id) ? id : 'unknown')}
      />
      {state === 'unknown' ? null : (
        <>
          <TextField label="From" value={from} onChange={setFrom} isMono error={timeError(from)} maxLength={20} />
          <TextField label="To" value={to} onChange={setTo} isMono error={timeError(to)} maxLength={20} />
          <ItemsField
            folder={folder}
            chosen={stateCites}
            isRequired
            label="Evidence for whether it failed"
            onChange={setStateCites}
          />
        </>
      )}
      <TextField
        label={entry === null ? 'Remark' : 'Remark, or why it is corrected'}
        value={note}
        onChange={setNote}
        lines={2}
        maxLength={200_000}
      />
      {marking.field}
      {set.failure === null ? null : <FailureNotice failure={set.failure} />}
    </Dialog>
  );
};
