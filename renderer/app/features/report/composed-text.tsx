import { Link } from 'react-aria-components/Link';
import type { ComposedPart } from '../../../../shared/attribution/written/compose-sentence.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useGo } from '../../navigation.ts';
import styles from './report.module.css';

const wordsMax = 4000;

/** A sentence as it reads now. Each field is marked as one, and leads to what it follows from. */
export const ComposedText = ({ parts }: { readonly parts: readonly ComposedPart[] }) => (
  <>
    {parts.map((part, index) =>
      part.kind === 'words' ? (
        <span key={index} className={part.state === 'withheld' ? styles['missing'] : undefined}>
          <SafeText text={part.text} max={wordsMax} />
        </span>
      ) : (
        <Field key={index} part={part} />
      ),
    )}
  </>
);

type FieldPart = Exclude<ComposedPart, { readonly kind: 'words' }>;

const Field = ({ part }: { readonly part: FieldPart }) => {
  const way = useWay(part);
  return (
    <Link className={`${styles['way']} ${styles[part.state === 'stated' ? part.kind : 'missing']}`} onPress={way}>
      <span title={part.kind === 'cite' ? (part.label ?? undefined) : undefined}>
        <SafeText text={part.text} max={wordsMax} />
      </span>
    </Link>
  );
};

const useWay = (part: FieldPart): (() => void) => {
  const go = useGo();
  switch (part.kind) {
    case 'likelihood':
    case 'probability':
    case 'hypothesis':
      return () => go.toScreen('hypotheses', { hypothesis: part.hypothesis });
    case 'confidence':
      return () => go.toScreen('sensitivity', { level: part.level });
    case 'cite':
      switch (part.of) {
        case 'evidence':
          return () => go.toScreen('evidence', { item: part.id });
        case 'finding':
          return () => go.toScreen('findings', { finding: part.id });
        case 'source':
          return () => go.toScreen('sources', { source: part.id });
        case 'assumption':
        case 'gap':
        case 'indicator':
          return () => go.toScreen('hypotheses');
      }
  }
};
