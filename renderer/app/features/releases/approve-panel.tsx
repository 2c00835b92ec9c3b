import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { useAct } from '../../api/replies.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Empty, Notice } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { Words } from './words.tsx';
import { LineLink } from '../../line-link.tsx';
import { NamedOverrides, NamedRedactions } from './named-redactions.tsx';
import { EditionRefusalNotices } from './edition-refusal-notices.tsx';
import { activePeople, approvalWords } from './release-way.ts';
import type { View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

type Request = Output<'release.list'>['requests'][number];

/** What waits for approval, and each person's approval of it. */
export const ApprovePanel = ({
  releases,
  onView,
}: {
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => {
  const open = releases.list.requests.filter(({ state }) => state === 'open');
  if (open.length === 0) {
    return (
      <Card title="Waiting for approval" aside="none recorded">
        <Empty
          title="Nothing waits for approval."
          action={<Button onPress={() => onView('request')}>Make a request</Button>}
        >
          Requests that were performed or voided are listed under{' '}
          <InlineLink onClick={() => onView('requests')}>Requests</InlineLink>.
        </Empty>
      </Card>
    );
  }
  return (
    <div className={styles['stack']}>
      {open.map((request) => (
        <OpenRequest key={request.id} request={request} releases={releases} onView={onView} />
      ))}
      <p className={styles['muted']}>
        Two keys in one hand cannot be told from two people: that they are two is for you to see to. Each approves on
        the workstation of the case, with their own passphrase.
      </p>
    </div>
  );
};

const OpenRequest = ({
  request,
  releases,
  onView,
}: {
  readonly request: Request;
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => {
  const { list, readOnly, folder, saved } = releases;
  const [isApproving, setApproving] = useState(false);
  const allowed = activePeople(list)
    .filter(
      ({ line, principal }) => line < request.line && !request.approvals.some((one) => one.principal === principal),
    )
    .map(({ principal }) => principal);
  return (
    <Card title={<Words text={request.words} />} aside={`${approvalWords(request)} approved`}>
      <div className={styles['stack']}>
        <Facts
          facts={[
            ['Asked by', <SafeText key="by" text={request.actor} max={100} />],
            ['When', <Instant key="at" at={request.at} />],
            ['Covers', <Covers key="covers" request={request} />],
            ...(request.kind === 'release'
              ? [
                  ['Redactions', <NamedRedactions key="named" request={request} releases={releases} />] as const,
                  ['Let stand', <NamedOverrides key="o" request={request} />] as const,
                ]
              : []),
            ['Approved by', request.approvals.length === 0 ? null : <Approvals key="given" request={request} />],
          ]}
        />
        {request.kind === 'release' ? (
          <EditionRefusalNotices
            folder={folder}
            named={saved.filter(({ sha256 }) => request.redactions.includes(sha256))}
            onView={onView}
          />
        ) : null}
        {request.missing > 0 ? (
          <div className={styles['buttons']}>
            <Button
              look="primary"
              isDisabled={allowed.length === 0 || readOnly !== null}
              onPress={() => setApproving(true)}
            >
              Approve…
            </Button>
            <span className={styles['muted']}>
              {allowed.length === 0
                ? 'Nobody is left who may: it takes people enrolled before the request who have not approved yet.'
                : `${request.missing} more needed; ${counted(allowed.length, 'person', 'people')} may approve`}
            </span>
          </div>
        ) : (
          <Notice tone="good" title="Enough people have approved.">
            <Button onPress={() => onView('freeze')}>Freeze now</Button>
          </Notice>
        )}
        <ReadOnlyNote reason={readOnly} />
      </div>
      {isApproving ? (
        <ApproveDialog
          request={request}
          releases={releases}
          allowed={allowed}
          onDone={(isPerformed) => {
            if (isPerformed) onView('requests');
          }}
          onClose={() => setApproving(false)}
        />
      ) : null}
    </Card>
  );
};

const Covers = ({ request }: { readonly request: Request }) => (
  <>
    lines 0 to {request.line}; the request is <LineLink line={request.line} />
  </>
);

const Approvals = ({ request }: { readonly request: Request }) => (
  <ul className={styles['plain']}>
    {request.approvals.map(({ principal, line }) => (
      <li key={principal}>
        <SafeText text={principal} max={100} />, <LineLink line={line} />
      </li>
    ))}
  </ul>
);

const ApproveDialog = ({
  request,
  releases,
  allowed,
  onDone,
  onClose,
}: {
  readonly request: Request;
  readonly releases: Releases;
  readonly allowed: readonly string[];
  readonly onDone: (isPerformed: boolean) => void;
  readonly onClose: () => void;
}) => {
  const give = useAct('approval.give');
  const isLast = request.missing === 1;
  return (
    <SignDialog
      title="Approve"
      action="Approve"
      allowed={allowed}
      onSign={async (signer) => {
        const done = await give.run({ folder: releases.folder, request: request.id, ...signer });
        if (done.ok) onDone(done.value.performed);
        return done;
      }}
      onClose={onClose}
    >
      <p>
        You approve:{' '}
        <strong>
          <SafeText text={request.words} max={300} />
        </strong>
        , asked by <SafeText text={request.actor} max={100} />.
      </p>
      <p>
        Your key signs the checkpoint over lines 0 to {request.line}: the case as it was asked about, with no line more
        or less. The signature becomes a line, is shown in every edition, and cannot be taken back.
      </p>
      {request.kind === 'release' ? (
        <div>
          <strong>Redactions that its exports may use</strong>
          <div>
            <NamedRedactions request={request} releases={releases} />
          </div>
        </div>
      ) : null}
      {isLast ? (
        <p>
          {request.kind === 'release'
            ? 'This is the last approval that is missing. The release can then be frozen.'
            : 'This is the last approval that is missing: what is asked for is done at once.'}
        </p>
      ) : null}
    </SignDialog>
  );
};
