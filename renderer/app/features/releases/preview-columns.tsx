import type { Output } from '../../../../shared/api/contract.ts';
import type { StayingReason } from '../../../../shared/bundle/redaction.ts';
import { Button } from '../../../ui/button.tsx';
import type { Column } from '../../../ui/data-table.tsx';
import { SelectField } from '../../../ui/fields.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import { LineLink } from '../../line-link.tsx';
import { PlaceLink } from './place-link.tsx';
import { parsePlace, reasonWords, stayingChoices, stayingWords, type Rule } from './withholding.ts';
import styles from './releases.module.css';

type Preview = Output<'release.preview'>;
type Withheld = Preview['withheld'][number];
type Item = Preview['evidence'][number];
type Remaining = Preview['remaining'][number];
export type OnStay = (place: { readonly line: number; readonly field: string }, because: StayingReason | null) => void;
type OnWithhold = ((rules: readonly Rule[]) => void) | null;

const reasonText = (reason: string): string =>
  Object.entries(reasonWords).find(([code]) => code === reason)?.[1] ?? reason;

export const withheldColumns: readonly Column<Withheld>[] = [
  {
    id: 'line',
    title: 'Line',
    width: 84,
    isSortable: true,
    cell: ({ line }) => <LineLink line={line} />,
    text: ({ line }) => String(line),
  },
  {
    id: 'field',
    title: 'Field',
    width: 100,
    isSortable: true,
    cell: ({ field }) => <code>{field}</code>,
    text: ({ field }) => field,
  },
  {
    id: 'excerpt',
    title: 'What nobody will see',
    width: 300,
    cell: ({ excerpt }) =>
      excerpt === '' ? <span className={styles['muted']}>(empty)</span> : <SafeText text={excerpt} max={200} />,
    text: ({ excerpt }) => excerpt,
  },
  {
    id: 'type',
    title: 'Type of line',
    width: 130,
    isSortable: true,
    cell: ({ type }) => <code>{type}</code>,
    text: ({ type }) => type,
  },
  {
    id: 'reason',
    title: 'Why',
    width: 150,
    isSortable: true,
    cell: ({ reason }) => reasonText(reason),
    text: ({ reason }) => reasonText(reason),
  },
];

export const evidenceColumns = (onWithhold: OnWithhold): readonly Column<Item>[] => [
  {
    id: 'exhibit',
    title: 'Exhibit',
    width: 90,
    isSortable: true,
    cell: (item) => <ItemLink item={item} />,
    text: ({ exhibit, id }) => exhibit ?? id,
  },
  {
    id: 'title',
    title: 'Title',
    width: 230,
    isSortable: true,
    cell: ({ title }) => (title === null ? '(withheld)' : <SafeText text={title} max={300} />),
    text: ({ title }) => title ?? '',
  },
  {
    id: 'file',
    title: 'File',
    width: 84,
    isSortable: true,
    cell: ({ file }) => <span data-file={file}>{fileWords(file)}</span>,
    text: ({ file }) => fileWords(file),
  },
  {
    id: 'act',
    title: '',
    width: 112,
    isFixed: true,
    cell: ({ id }) =>
      onWithhold === null ? null : (
        <span className={styles['rowAct']}>
          <Button look="quiet" onPress={() => onWithhold([{ evidence: id }])}>
            Withhold
          </Button>
        </span>
      ),
    text: () => '',
  },
];

const fileWords = (file: Item['file']): string => (file === 'none' ? 'no file' : file);

const ItemLink = ({ item }: { readonly item: Item }) => {
  const go = useGo();
  return (
    <InlineLink
      onClick={(event) => {
        event.stopPropagation();
        go.toScreen('evidence', { item: item.id });
      }}
    >
      <SafeText text={item.exhibit ?? item.id.slice(0, 9)} max={40} />
    </InlineLink>
  );
};

const StayField = ({ onChoose }: { readonly onChoose: (because: StayingReason) => void }) => (
  <span className={styles['rowAct']}>
    <SelectField
      label="It stays, as"
      isCompact
      value={null}
      choices={stayingChoices.map((id) => ({ id, label: stayingWords[id] }))}
      onChange={onChoose}
    />
  </span>
);

const PlaceCell = ({ place }: { readonly place: string }) => {
  const parsed = parsePlace(place);
  return parsed === undefined ? <SafeText text={place} max={100} /> : <PlaceLink {...parsed} />;
};

/** Which value remains is told by what is withheld at the same place. */
export const remainingColumns = (
  excerptByPlace: ReadonlyMap<string, string>,
  onWithhold: OnWithhold,
  onStay: OnStay | null,
): readonly Column<Remaining>[] => [
  {
    id: 'shown',
    title: 'Still shown in',
    width: 170,
    cell: ({ shown }) => <PlaceCell place={shown} />,
    text: ({ shown }) => shown,
  },
  {
    id: 'act',
    title: '',
    width: 140,
    isFixed: true,
    cell: ({ shown }) => {
      const place = parsePlace(shown);
      return onWithhold === null || place === undefined ? null : (
        <span className={styles['rowAct']}>
          <Button look="quiet" onPress={() => onWithhold([place])}>
            Withhold this too
          </Button>
        </span>
      );
    },
    text: () => '',
  },
  {
    id: 'stay',
    title: 'Or it may stay: why',
    width: 210,
    cell: ({ shown, byHand }) => {
      const place = parsePlace(shown);
      if (onStay === null || place === undefined) return null;
      return byHand ? <StayField onChoose={(because) => onStay(place, because)} /> : 'no: its marking withholds it';
    },
    text: () => '',
  },
  {
    id: 'withheld',
    title: 'Withheld in',
    width: 170,
    cell: ({ withheld }) => <PlaceCell place={withheld} />,
    text: ({ withheld }) => withheld,
  },
  {
    id: 'excerpt',
    title: 'What is withheld there',
    width: 300,
    cell: ({ withheld }) => <SafeText text={excerptByPlace.get(withheld) ?? ''} max={200} />,
    text: ({ withheld }) => excerptByPlace.get(withheld) ?? '',
  },
];

export const missingColumns: readonly Column<{ readonly place: string }>[] = [
  {
    id: 'place',
    title: 'Withheld field of the skeleton',
    width: 300,
    cell: ({ place }) => <PlaceCell place={place} />,
    text: ({ place }) => place,
  },
];
