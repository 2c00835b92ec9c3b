import { useEffect, useMemo, useState } from 'react';
import type { Output } from '../../../../shared/api/contract.ts';
import { counted } from '../../../../shared/base/counted.ts';
import { useReply } from '../../api/replies.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckField, SearchField } from '../../../ui/fields.tsx';
import { FailureNotice, Loading, Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { LineLink } from '../../line-link.tsx';
import { ruleKey, type Rule } from './withholding.ts';
import styles from './releases.module.css';

type Place = Output<'redaction.find'>['places'][number];

const placeKey = ({ line, field, member, rules }: Place, index: number): string =>
  `${line}.${field}.${member ?? ''} ${rules[0] === undefined ? index : ruleKey(rules[0])}`;

/** Looks for words in the whole case and takes all places, or some. */
export const PickWords = ({
  folder,
  initial,
  onChosen,
}: {
  readonly folder: string;
  readonly initial: string;
  readonly onChosen: (rules: readonly Rule[]) => void;
}) => {
  const [text, setText] = useState(initial);
  const [asked, setAsked] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const found = useReply('redaction.find', { folder, text: asked === '' ? ' ' : asked }, { isEnabled: asked !== '' });
  const places = useMemo(() => (asked === '' ? [] : (found.value?.places ?? [])), [asked, found.value]);
  useEffect(() => {
    onChosen(places.flatMap((place, index) => (left.has(placeKey(place, index)) ? [] : place.rules)));
  }, [places, left, onChosen]);
  const search = (): void => {
    setLeft(new Set());
    setAsked(text.trim());
  };
  const toggle = (key: string, isOn: boolean): void =>
    setLeft((now) => new Set(isOn ? [...now].filter((one) => one !== key) : [...now, key]));
  const free = places.flatMap((place, index) => (place.kept === null ? [placeKey(place, index)] : []));
  return (
    <>
      <div className={styles['buttons']}>
        <SearchField label="Words to look for" value={text} onChange={setText} onSubmit={search} />
        <Button onPress={search} isDisabled={text.trim() === ''}>
          Find
        </Button>
        {free.length < 2 ? null : (
          <Button look="quiet" onPress={() => setLeft(left.size === 0 ? new Set(free) : new Set())}>
            {left.size === 0 ? 'Take none' : 'Take all'}
          </Button>
        )}
      </div>
      {found.failure === null ? null : <FailureNotice failure={found.failure} onRetry={found.refetch} />}
      {asked !== '' && found.isLoading ? <Loading label="Looking through every field and file" lines={4} /> : null}
      {asked === '' ? (
        <p className={styles['muted']}>
          Capitals, invisible characters and white space make no difference; other spellings do. Names, titles and
          addresses are withheld whole, words of a text one by one.
        </p>
      ) : null}
      {asked === '' || found.value === undefined ? null : (
        <>
          <p className={styles['muted']} role="status">
            {counted(found.value.total, 'place')} in the lines
            {found.value.total > places.length ? `, of which the first ${places.length} are listed` : ''}.
          </p>
          <FileNotice found={found.value} />
          <ul className={styles['places']} aria-label="Places at which the words stand">
            {places.map((place, index) => {
              const key = placeKey(place, index);
              return (
                <li key={`${key} ${index}`}>
                  <CheckField
                    value={place.kept === null && !left.has(key)}
                    isDisabled={place.kept !== null}
                    onChange={(isOn) => toggle(key, isOn)}
                  >
                    <PlaceText place={place} />
                  </CheckField>
                  <LineLink line={place.line} />
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
};

const PlaceText = ({ place: { field, member, kept, rules, before, match, after } }: { readonly place: Place }) => {
  const isWhole = rules.some((rule) => !('paragraph' in rule));
  return (
    <>
      <code>{member === null ? field : `${field}.${member}`}</code>
      {kept === null ? null : (
        <span className={styles['fieldMark']}>
          {kept === 'always' ? 'shown in every edition' : 'the numbers need it'}
        </span>
      )}
      {isWhole ? <span className={styles['fieldMark']}>goes as a whole</span> : null}
      <span className={styles['fieldSays']}>
        <SafeText text={before} max={80} />
        <mark>
          <SafeText text={match} max={160} />
        </mark>
        <SafeText text={after} max={80} />
      </span>
    </>
  );
};

/** Nothing is withheld inside a file: it goes along, or it does not. */
const FileNotice = ({ found: { files, filesUnread } }: { readonly found: Output<'redaction.find'> }) => (
  <>
    {files.length === 0 ? null : (
      <Notice tone="warn" title="Files hold these words as well.">
        {files.slice(0, 20).map(({ id, exhibit, title }) => (
          <div key={id}>
            <SafeText text={`${exhibit ?? id.slice(0, 9)} ${title ?? ''}`} max={160} />
          </div>
        ))}
        {files.length > 20 ? <div>and {files.length - 20} more</div> : null}
        Nothing is withheld inside a file: withhold the item, or let a derivative without them take its place.
      </Notice>
    )}
    {filesUnread === 0 ? null : (
      <p className={styles['muted']}>{counted(filesUnread, 'file was', 'files were')} too large to be looked into.</p>
    )}
  </>
);
