import { useState } from 'react';
import { IconX } from '@tabler/icons-react';
import type { Output } from '../../../../shared/api/contract.ts';
import { useAct } from '../../api/replies.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { SelectField, TextField } from '../../../ui/fields.tsx';
import { Card } from '../../../ui/page.tsx';
import { FailureNotice, Notice } from '../../../ui/states.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { AddRulesDialog, type RuleKind } from './add-rules-dialog.tsx';
import { CopyGuide } from './copy-guide.tsx';
import { LineLink } from '../../line-link.tsx';
import { useWork, type View } from './releases-store.ts';
import type { Releases } from './use-releases.ts';
import { PlaceLink } from './place-link.tsx';
import {
  addRules,
  isRedactionName,
  letStay,
  reasons,
  reasonWords,
  removeRule,
  ruleKey,
  stayingWords,
  toRedaction,
  type Rule,
} from './withholding.ts';
import styles from './releases.module.css';

type Item = Output<'release.preview'>['evidence'][number];

// More rules than this are counted, not listed; a list that long is made of types of line, not by hand.
const rulesShownMax = 300;

/** The rules that are being put together, and their name. */
export const DraftCard = ({
  releases,
  evidence,
  onView,
}: {
  readonly releases: Releases;
  readonly evidence: readonly Item[];
  readonly onView: (view: View) => void;
}) => {
  const { folder } = releases;
  const { rules, reason, staying, name, asked, set, setRules } = useWork(folder);
  const [adding, setAdding] = useState<RuleKind | null>(null);
  const [savedName, setSavedName] = useState<string | null>(null);
  const save = useAct('redaction.save');
  const run = async (): Promise<void> => {
    const redaction = toRedaction(rules, reason, staying);
    if (redaction === null) return;
    const done = await save.run({ folder, name, redaction });
    if (!done.ok) return;
    setSavedName(done.value.name);
    set({ asked: [...new Set([...asked, done.value.sha256])] });
  };
  const withheldItems = rules.flatMap((rule) =>
    'evidence' in rule
      ? [{ id: rule.evidence, name: nameOf(rule.evidence, evidence), reason: rule.reason ?? reason }]
      : [],
  );
  const isNameBad = name !== '' && !isRedactionName(name);
  return (
    <Card title="Withhold beside the marking" aside={rules.length === 0 ? 'nothing chosen' : `${rules.length} chosen`}>
      <div className={styles['stack']}>
        <p className={styles['muted']}>
          The marking of each line withholds by itself. Add what an edition must not show although its marking allows
          it.
        </p>
        <div className={styles['buttons']}>
          <Button onPress={() => setAdding('items')}>Items…</Button>
          <Button onPress={() => setAdding('words')}>Words…</Button>
          <Button onPress={() => setAdding('line')}>One line…</Button>
          <Button onPress={() => setAdding('type')}>All of a type…</Button>
        </div>
        {rules.length === 0 ? (
          <p className={styles['none']}>None recorded. Nothing is withheld by hand yet.</p>
        ) : (
          <ul className={styles['rules']} aria-label="Chosen to be withheld">
            {rules.slice(0, rulesShownMax).map((rule) => (
              <li key={ruleKey(rule)}>
                <span>
                  <RuleWords rule={rule} evidence={evidence} />{' '}
                  <span className={styles['muted']}>({reasonWords[rule.reason ?? reason]})</span>
                </span>
                <IconButton label="Do not withhold this" onPress={() => setRules((now) => removeRule(now, rule))}>
                  <IconX />
                </IconButton>
              </li>
            ))}
            {rules.length > rulesShownMax ? <li>and {rules.length - rulesShownMax} more</li> : null}
          </ul>
        )}
        {withheldItems.length > 0 ? <CopyGuide folder={folder} items={withheldItems} /> : null}
        {rules.length === 0 || staying.length === 0 ? null : (
          <ul className={styles['rules']} aria-label="Places where it may stay">
            {staying.map((place) => (
              <li key={`${place.line}.${place.field}`}>
                <span>
                  may stay in <PlaceLink line={place.line} field={place.field} />: {stayingWords[place.because]}
                </span>
                <IconButton
                  label="It may not stay there"
                  onPress={() => set({ staying: letStay(staying, place, null) })}
                >
                  <IconX />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        {rules.length === 0 ? null : (
          <>
            <div className={styles['two']}>
              <SelectField
                label={rules.some((rule) => rule.reason !== undefined) ? 'Reason of those without their own' : 'Reason'}
                value={reason}
                choices={reasons.map((id) => ({ id, label: reasonWords[id] }))}
                onChange={(id) => set({ reason: id })}
              />
              <TextField
                label="Name"
                value={name}
                onChange={(text) => set({ name: text })}
                error={isNameBad ? 'Letters, digits, dots, hyphens and underscores only.' : null}
                maxLength={80}
                isMono
              />
            </div>
            <div className={styles['buttons']}>
              <Button look="primary" isDisabled={!isRedactionName(name) || save.isRunning} onPress={() => void run()}>
                Save
              </Button>
              <Button look="quiet" onPress={() => set({ rules: [], staying: [] })}>
                Take everything out
              </Button>
            </div>
          </>
        )}
        {save.failure === null ? null : <FailureNotice failure={save.failure} onClose={save.clear} />}
        {savedName === null ? null : (
          <Notice tone="good" onClose={() => setSavedName(null)}>
            Saved as {savedName}. It counts once it is approved with the release:{' '}
            <InlineLink onClick={() => onView('request')}>name it in the request</InlineLink>.
          </Notice>
        )}
      </div>
      {adding === null ? null : (
        <AddRulesDialog
          kind={adding}
          releases={releases}
          onAdd={(added) => setRules((now) => addRules(now, added))}
          onClose={() => setAdding(null)}
        />
      )}
    </Card>
  );
};

const nameOf = (id: string, evidence: readonly Item[]): string =>
  evidence.find((item) => item.id === id)?.exhibit ?? id;

/** A rule in words, with the number of its line or the name of its item. */
const RuleWords = ({ rule, evidence }: { readonly rule: Rule; readonly evidence: readonly Item[] }) => {
  if ('evidence' in rule) {
    const item = evidence.find(({ id }) => id === rule.evidence);
    return (
      <span>
        <SafeText text={`${item?.exhibit ?? rule.evidence} ${item?.title ?? ''}`.trim()} max={200} />: everything about
        it except its grade and ratings
      </span>
    );
  }
  if ('line' in rule) {
    return (
      <span>
        <LineLink line={rule.line} />: <code>{rule.field}</code>
        {'paragraph' in rule ? `, ${wordsOfRule(rule)}` : null}
      </span>
    );
  }
  return (
    <span>
      every <code>{rule.type}</code>: <code>{rule.field}</code>
    </span>
  );
};

/** By number, from 1 as people count: the words themselves do not go into a redaction. */
const wordsOfRule = ({ paragraph, first, last }: Extract<Rule, { readonly paragraph: number }>): string =>
  `paragraph ${paragraph + 1}, ${first === last ? `word ${first + 1}` : `words ${first + 1}–${last + 1}`}`;
