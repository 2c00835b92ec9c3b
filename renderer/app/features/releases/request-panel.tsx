import { useState } from 'react';
import { counted } from '../../../../shared/base/counted.ts';
import { useAct } from '../../api/replies.ts';
import { SignDialog } from '../../signing/sign-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { CheckField } from '../../../ui/fields.tsx';
import { Card } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { ReadOnlyNote } from '../../../marks/read-only-note.tsx';
import { LineLink } from '../../line-link.tsx';
import { answerBroken } from './broken-rules.ts';
import { OverrideFields } from './override-fields.tsx';
import { useBrokenRules } from './use-broken-rules.ts';
import { OtherActs } from './other-acts.tsx';
import { EditionRefusalNotices } from './edition-refusal-notices.tsx';
import { activePeople, linesSinceRelease, openRequest } from './release-way.ts';
import { useWork, type View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';
import styles from './releases.module.css';

/** Asks for a release, or for another act that takes two people. */
export const RequestPanel = ({
  releases,
  onView,
}: {
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => (
  <div className={styles['stack']}>
    <ReleaseRequest releases={releases} onView={onView} />
    <OtherActs releases={releases} onView={onView} />
  </div>
);

const ReleaseRequest = ({
  releases,
  onView,
}: {
  readonly releases: Releases;
  readonly onView: (view: View) => void;
}) => {
  const { list, saved, info, readOnly, folder } = releases;
  const { asked, set } = useWork(folder);
  const [isAsking, setAsking] = useState(false);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const broken = useBrokenRules(folder);
  const { overrides, isAnswered } = answerBroken(broken.rules, reasons);
  const open = openRequest(list);
  const people = activePeople(list);
  const named = saved.filter(({ sha256 }) => asked.includes(sha256));
  return (
    <Card title="Ask for a release" aside={counted(info.ledger.size, 'line')}>
      <div className={styles['stack']}>
        <p className={styles['prose']}>
          The request is a line of its own. Two people sign the checkpoint that covers it and every line before it.{' '}
          <strong>Any other line between the request and the freeze voids it</strong>, so finish the work first.
        </p>
        {open === undefined ? null : (
          <Notice tone="warn" title="Something is asked for already.">
            “<SafeText text={open.words} max={200} />
            ”, <LineLink line={open.line} />. A new request is another line and voids it.
          </Notice>
        )}
        {people.length < 2 ? (
          <Notice tone="warn" title="A release takes two people.">
            {people.length === 0
              ? 'Nobody is enrolled in this case. Enrol the first person below, then a second.'
              : 'One person is enrolled. Enrol a second one below; until then a freeze makes a draft only.'}
          </Notice>
        ) : null}
        {list.releases.length > 0 && open === undefined && linesSinceRelease(list, info.ledger.size) === 0 ? (
          <Notice tone="info">
            Nothing but exports was added since the last release. Another one makes sense where its exports need another
            redaction.
          </Notice>
        ) : null}
        <fieldset className={styles['named']}>
          <legend>Redactions that its exports may use</legend>
          {saved.length === 0 ? (
            <p className={styles['none']}>
              None recorded. Without one, editions withhold by the marking alone.{' '}
              <InlineLink onClick={() => onView('withhold')}>Choose what to withhold</InlineLink>
            </p>
          ) : (
            saved.map(({ name, sha256, rules }) => (
              <CheckField
                key={name}
                value={asked.includes(sha256)}
                onChange={(isOn) => set({ asked: isOn ? [...asked, sha256] : asked.filter((one) => one !== sha256) })}
              >
                <SafeText text={name} max={100} />{' '}
                <span className={styles['muted']}>
                  {counted(rules, 'rule')}, <code>{sha256.slice(0, 12)}</code>
                </span>
              </CheckField>
            ))
          )}
        </fieldset>
        {people.length < 2 ? null : <EditionRefusalNotices folder={folder} named={named} onView={onView} />}
        {people.length < 2 ? null : (
          <OverrideFields broken={broken} reasons={reasons} onReasons={setReasons} onView={onView} />
        )}
        <div className={styles['buttons']}>
          <Button
            look="primary"
            isDisabled={people.length < 2 || readOnly !== null || !isAnswered}
            onPress={() => setAsking(true)}
          >
            Request the release…
          </Button>
          {people.length >= 2 && !isAnswered ? (
            <span className={styles['muted']}>
              {overrides.some(({ reason }) => reason === '')
                ? 'Say why what is ticked may stand.'
                : 'Every error of the full edition has to be mended or let stand first.'}
            </span>
          ) : null}
        </div>
        <ReadOnlyNote reason={readOnly} />
      </div>
      {isAsking ? (
        <ReleaseRequestDialog
          releases={releases}
          named={named}
          overrides={overrides}
          onDone={() => onView('approve')}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Card>
  );
};

const ReleaseRequestDialog = ({
  releases,
  named,
  overrides,
  onDone,
  onClose,
}: {
  readonly releases: Releases;
  readonly named: Releases['saved'];
  readonly overrides: { rule: string; reason: string }[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}) => {
  const { folder, list, info } = releases;
  const ask = useAct('approval.request');
  return (
    <SignDialog
      title="Request a release"
      action="Request"
      allowed={activePeople(list).map(({ principal }) => principal)}
      onSign={async (signer) => {
        const act = { kind: 'release' as const, redactions: named.map(({ path }) => path), overrides };
        const done = await ask.run({ folder, act, ...signer });
        if (done.ok) onDone();
        return done;
      }}
      onClose={onClose}
    >
      <p>
        Line {info.ledger.size} will ask for a release of this case as it is now: lines 0 to {info.ledger.size - 1} and
        the request itself.
      </p>
      {named.length === 0 ? (
        <p>It names no redaction: every edition will withhold by the marking alone.</p>
      ) : (
        <>
          <p>Its exports may use, and only these:</p>
          <ul>
            {named.map(({ name, sha256 }) => (
              <li key={name}>
                <SafeText text={name} max={100} /> <code className={styles['digest']}>{sha256}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {overrides.length === 0 ? null : (
        <>
          <p>It asks to let errors of these rules stand; rule and reason are printed in every edition:</p>
          <ul>
            {overrides.map(({ rule, reason }) => (
              <li key={rule}>
                {rule}: <SafeText text={reason} max={400} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>After that two people approve it, and then it is frozen. Nothing else may be written in between.</p>
    </SignDialog>
  );
};
