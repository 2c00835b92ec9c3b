import { useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { LineLink } from '../../line-link.tsx';
import { useGo } from '../../navigation.ts';
import { useReply } from '../../api/replies.ts';
import { PairPart } from '../../pairs/pair-part.tsx';
import { usePairs } from '../../pairs/use-pairs.ts';
import { sizeWords } from '../../files/file-rules.ts';
import { Button } from '../../../ui/button.tsx';
import { Facts, Part } from '../../../ui/page.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Defanged } from '../../../marks/defanged.tsx';
import { Digest } from '../../../marks/digest.tsx';
import { Instant } from '../../../marks/instant.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { TlpChip } from '../../../marks/tlp-chip.tsx';
import { AcquireDialog } from './acquire-dialog.tsx';
import { AcquisitionFacts } from './acquisition-facts.tsx';
import { CorrectGradeDialog } from './correct-grade-dialog.tsx';
import { GradeFacts } from './grade-facts.tsx';
import { ItemLink } from './item-link.tsx';
import type { Item } from './item.ts';
import { namesExhibit } from './names-exhibit.ts';
import { stated } from './stated.tsx';
import { toWholeGrade } from './whole-grade.ts';
import styles from './evidence.module.css';

export const ItemTab = ({
  folder,
  reply: { item, acquisition, derivedFrom },
  isReadOnly,
}: {
  readonly folder: string;
  readonly reply: Pick<Output<'evidence.read'>, 'item' | 'acquisition' | 'derivedFrom'>;
  readonly isReadOnly: boolean;
}) => {
  const [isCorrecting, setCorrecting] = useState(false);
  const [isStating, setStating] = useState(false);
  const grade = toWholeGrade(item);
  const go = useGo();
  const paired = usePairs(folder).get(item.id);
  return (
    <>
      <Part title="Grade">
        <GradeFacts folder={folder} item={item} />
        <div className={styles['acts']}>
          <Button isDisabled={isReadOnly || grade === undefined} onPress={() => setCorrecting(true)}>
            Correct the grade…
          </Button>
          {grade === undefined ? <span className={styles['faint']}>Parts of it are withheld here.</span> : null}
        </div>
      </Part>
      <PairPart
        folder={folder}
        item={item}
        paired={paired}
        isReadOnly={isReadOnly}
        onItem={(other) => go.toScreen('evidence', { item: other })}
      />
      <Corrections folder={folder} item={item} />
      <Part title="Description">
        <div className={styles['prose']}>
          {stated(item.description, { keepLines: true }) ?? <span className={styles['faint']}>none recorded</span>}
        </div>
      </Part>
      <Origin item={item} />
      <AcquisitionFacts
        acquisition={acquisition}
        derivedFrom={derivedFrom}
        onState={isReadOnly ? null : () => setStating(true)}
      />
      <Group folder={folder} item={item} />
      <FileFacts item={item} />
      <Part title="Handling">
        <Facts
          facts={[
            ['Caveats', caveatsOf(item)],
            ['Personal data', item.personalData === null ? stated(null) : item.personalData ? 'yes' : 'no'],
            ['Note', stated(item.note, { keepLines: true })],
            ['Marking', item.marking === null ? stated(null) : <TlpChip key="marking" tlp={item.marking} />],
            ['Added', <Instant key="added" at={item.addedAt} withSeconds />],
            ['By', stated(item.addedBy)],
            ['Ledger', <LineLink key="line" line={item.line} />],
          ]}
        />
      </Part>
      {isCorrecting && grade !== undefined ? (
        <CorrectGradeDialog folder={folder} item={item} grade={grade} onClose={() => setCorrecting(false)} />
      ) : null}
      {isStating ? (
        <AcquireDialog folder={folder} item={item} acquisition={acquisition} onClose={() => setStating(false)} />
      ) : null}
    </>
  );
};

const caveatsOf = ({ caveats }: Item): React.ReactNode =>
  caveats.length === 0 ? null : (
    <ul className={styles['caveats']}>
      {caveats.map((caveat, at) => (
        <li key={at}>
          <SafeText text={caveat} />
        </li>
      ))}
    </ul>
  );

// A source or a time may be null because there is none; what stands beside it in the line tells that from withheld.
const Origin = ({ item }: { readonly item: Item }) => {
  const go = useGo();
  const { source } = item;
  return (
    <Part title="Where it is from">
      <Facts
        facts={[
          [
            'Source',
            source === null ? (
              stated(item.url === null ? null : '')
            ) : (
              <InlineLink key="source" onClick={() => go.toScreen('sources', { source })}>
                <SafeText text={item.sourceName ?? '(name withheld)'} />
              </InlineLink>
            ),
          ],
          [
            'Address',
            item.url === null || item.url === '' ? stated(item.url) : <Defanged key="url" address={item.url} />,
          ],
          ['Collected by', stated(item.collectedBy)],
          [
            'Collected',
            item.collectedAt === null ? (
              stated(item.collectedBy === null ? null : '')
            ) : (
              <Instant key="at" at={item.collectedAt} withSeconds />
            ),
          ],
          ['Authority', stated(item.authority)],
          ['Method', stated(item.method)],
        ]}
      />
    </Part>
  );
};

/** Items that share an origin with this one: together they count for less than one by one. */
const Group = ({ folder, item }: { readonly folder: string; readonly item: Item }) => {
  const groups = useReply('hypothesis.list', { folder }).value?.groups ?? [];
  const group = groups.find(({ id }) => id === item.group);
  if (item.group === null) {
    return (
      <Part title="Shared origin">
        <p className={styles['faint']}>none recorded: it counts as independent of the other items.</p>
      </Part>
    );
  }
  const others = (group?.items ?? []).filter(({ id }) => id !== item.id);
  return (
    <Part title="Shared origin">
      <p>
        <SafeText text={item.groupName ?? '(name withheld)'} />
        {group?.rho === null || group?.rho === undefined ? null : (
          <span className={styles['faint']}>
            {' '}
            dependence <SafeText text={group.rho} />
          </span>
        )}
      </p>
      {others.length === 0 ? (
        <p className={styles['faint']}>No other item is in this group.</p>
      ) : (
        <ul className={styles['links']}>
          {others.slice(0, othersMax).map((other) => (
            <li key={other.id}>
              <ItemLink {...other} />
            </li>
          ))}
          {others.length > othersMax ? <li className={styles['faint']}>and {others.length - othersMax} more</li> : null}
        </ul>
      )}
    </Part>
  );
};

const othersMax = 20;

const FileFacts = ({ item }: { readonly item: Item }) => {
  const [copied, setCopied] = useState<string | null>(null);
  const digest = (label: string, hash: string | null): React.ReactNode =>
    hash === null || hash === '' ? (
      stated(hash)
    ) : (
      <Digest
        key={label}
        digest={hash}
        label={label}
        onCopy={(text) => void navigator.clipboard.writeText(text).then(() => setCopied(label))}
      />
    );
  if (item.size === null && item.sha256 === null) {
    return (
      <Part title="File">
        <p className={styles['faint']}>None: this is a record, or its file is withheld in this edition.</p>
      </Part>
    );
  }
  return (
    <Part title="File">
      <Facts
        facts={[
          ['Name', stated(item.name)],
          ['Kind of file', stated(item.media)],
          ['Size', item.size === null ? stated(null) : `${sizeWords(item.size)}${exactBytes(item.size)}`],
          ['SHA-256', digest('SHA-256', item.sha256)],
          ['SHA-1', digest('SHA-1', item.sha1)],
          ['MD5', digest('MD5', item.md5)],
          ['Copy', item.copy === null ? stated(null) : <SafeText key="copy" text={item.copy.replaceAll('_', ' ')} />],
        ]}
      />
      <p className={styles['faint']} role="status">
        {copied === null
          ? 'SHA-1 and MD5 are for looking up only; SHA-256 is what the case rests on.'
          : `${copied} copied.`}
      </p>
    </Part>
  );
};

const exactBytes = (size: number): string => (size < 1024 ? '' : ` (${size} bytes)`);

/** Earlier grades and why they were changed; the old lines stay on record. */
const Corrections = ({ folder, item }: { readonly folder: string; readonly item: Item }) => {
  const exhibit = item.exhibit ?? '';
  const found = useReply(
    'ledger.page',
    { folder, types: ['evidence.correct'], text: exhibit, descending: false, count: correctionsMax },
    { isEnabled: exhibit !== '' },
  );
  const own = (found.value?.rows ?? []).filter(({ words }) => namesExhibit(words, exhibit));
  if (own.length === 0) return null;
  return (
    <Part title="Corrected">
      <ol className={styles['corrections']}>
        {own.map((row) => (
          <li key={row.seq}>
            <span className={styles['faint']}>
              <Instant at={row.at} /> · <LineLink line={row.seq} />
            </span>
            <SafeText text={row.words} max={600} />
          </li>
        ))}
      </ol>
    </Part>
  );
};

const correctionsMax = 50;
