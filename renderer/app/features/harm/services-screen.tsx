import { useState } from 'react';
import { registerPicture } from '../../../../shared/consequence/register-picture.ts';
import { peopleToWords } from '../../../../shared/consequence/service-hints.ts';
import { DependencyChart } from '../../../marks/charts.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { Card, Page, Stack } from '../../../ui/page.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Empty, FailureNotice, Loading } from '../../../ui/states.tsx';
import { useAct, useReply } from '../../api/replies.ts';
import { useMarking } from '../../use-marking.tsx';
import { useCaseFolder } from '../../navigation.ts';
import { EntryDetail } from './entry-detail.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { NeedDialog } from './need-dialog.tsx';
import { nameOf, type ServicesAct, type ServicesReply } from './services-act.ts';
import { ServiceHints } from './service-hints.tsx';
import styles from './harm.module.css';

const stated = 'stated';

/** What people depend on, what of it failed, and what fails with it. */
export const ServicesScreen = () => {
  const folder = useCaseFolder();
  const [supposed, setSupposed] = useState<string | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [act, setAct] = useState<ServicesAct | null>(null);
  const services = useReply('asset.list', { folder, ...(supposed !== null && { ifFails: supposed }) });
  const info = useReply('case.info', { folder });
  const isReadOnly = info.value === undefined || info.value.readOnly !== null;
  const entry = services.value?.entries.find(({ id }) => id === selected) ?? null;
  const enter = (
    <Button look="primary" isDisabled={isReadOnly} onPress={() => setAct({ kind: 'entry', entry: null })}>
      Enter a service…
    </Button>
  );
  return (
    <Page
      title="Services"
      count={services.value === undefined ? undefined : services.value.entries.length}
      tools={services.value === undefined || services.value.entries.length === 0 ? null : enter}
      detailLabel="Entry"
      detail={
        entry === null || services.value === undefined ? null : (
          <EntryDetail
            entry={entry}
            services={services.value}
            isReadOnly={isReadOnly}
            onAct={setAct}
            onSelect={setSelected}
          />
        )
      }
    >
      <Stack>
        {services.failure === null ? null : <FailureNotice failure={services.failure} onRetry={services.refetch} />}
        {services.value === undefined ? (
          services.failure === null ? (
            <Loading label="Reading the register" lines={8} />
          ) : null
        ) : services.value.entries.length === 0 ? (
          <Card title="What fails with what">
            <Empty title="The register is empty" action={enter}>
              Enter what people depend on: the service that failed, what it needs, and what needs it. Each entry cites
              evidence; what fails with what then follows.
            </Empty>
          </Card>
        ) : (
          <Content services={services.value} onSuppose={setSupposed} onSelect={setSelected} />
        )}
      </Stack>
      {act === null || services.value === undefined ? null : (
        <ActDialog folder={folder} services={services.value} act={act} onClose={() => setAct(null)} />
      )}
    </Page>
  );
};

const Content = ({
  services,
  onSuppose,
  onSelect,
}: {
  readonly services: ServicesReply;
  readonly onSuppose: (id: string | null) => void;
  readonly onSelect: (id: string) => void;
}) => {
  const { entries, cascade, people, supposed } = services;
  const choices = entries.map(({ id, name }) => ({ id, label: `as if “${name ?? id}” failed` }));
  return (
    <>
      <Card title="What fails with what" aside="a part leads to its entry">
        <SelectField
          label="Show"
          isCompact
          value={supposed ?? stated}
          choices={[{ id: stated, label: 'from what is stated to have failed' }, ...choices]}
          onChange={(id) => onSuppose(id === stated ? null : id)}
        />
        <DependencyChart picture={registerPicture(services, cascade)} onFollow={onSelect} />
        <p>
          {supposed === null ? (
            <>
              <strong>Stated to have failed:</strong> {cascade.roots.length}, serving {peopleToWords(people.roots)}.
            </>
          ) : (
            <>
              <strong>Supposed to fail:</strong> <SafeText text={nameOf(entries, supposed)} max={160} />, serving{' '}
              {peopleToWords(people.roots)}. Nothing of this is recorded.
            </>
          )}{' '}
          <strong>Potentially failing with it:</strong>{' '}
          {cascade.reached.length === 0
            ? 'nothing that is stated to need it'
            : `${cascade.reached.length}, serving ${peopleToWords(people.reached)}`}
          .
        </p>
        <p className={styles['muted']}>
          An entry fails when one thing that it needs has failed for longer than its backup lasts. An unknown backup
          counts as none for the earliest time. Only what is stated was observed or estimated; the rest is potential.
        </p>
      </Card>
      <Card title="Beside the harm card" aside="informs, and never scores">
        {services.hints.length === 0 ? (
          <p className={styles['muted']}>Nothing is stated to have failed.</p>
        ) : (
          <ServiceHints hints={services.hints} />
        )}
      </Card>
    </>
  );
};

const ActDialog = ({
  folder,
  services,
  act,
  onClose,
}: {
  readonly folder: string;
  readonly services: ServicesReply;
  readonly act: ServicesAct;
  readonly onClose: () => void;
}) => {
  const withdraw = useAct('asset.withdraw');
  const { field, tlp } = useMarking(folder);
  const untie = useAct('dependency.withdraw');
  switch (act.kind) {
    case 'entry':
      return <EntryDialog folder={folder} entry={act.entry} onClose={onClose} />;
    case 'need':
      return <NeedDialog folder={folder} entry={act.entry} services={services} onClose={onClose} />;
    case 'withdraw':
      return (
        <ReasonDialog
          title="Take the entry out of the register"
          act="Take it out"
          hint="The earlier lines stay in the ledger. What ties it to others is taken back first."
          run={(reason) => withdraw.run({ folder, asset: act.entry.id, reason, ...tlp })}
          below={field}
          onClose={onClose}
        >
          <p>
            <SafeText text={nameOf(services.entries, act.entry.id)} max={300} />
          </p>
        </ReasonDialog>
      );
    case 'withdraw need':
      return (
        <ReasonDialog
          title="Take back that it needs this"
          act="Take it back"
          hint="The earlier line stays in the ledger."
          run={(reason) => untie.run({ folder, asset: act.need.asset, needs: act.need.needs, reason, ...tlp })}
          below={field}
          onClose={onClose}
        >
          <p>
            “<SafeText text={nameOf(services.entries, act.need.asset)} max={300} />” needs “
            <SafeText text={nameOf(services.entries, act.need.needs)} max={300} />
            ”.
          </p>
        </ReasonDialog>
      );
  }
};
