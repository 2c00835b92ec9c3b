import type { Output } from '../../../../shared/api/contract.ts';
import { SafeText } from '../../../marks/safe-text.tsx';
import { InlineLink } from '../../../ui/inline-link.tsx';
import { Part } from '../../../ui/page.tsx';
import { LineLink } from '../../line-link.tsx';
import { useGo } from '../../navigation.ts';
import styles from './evidence.module.css';

type Resting = Output<'evidence.read'>['consequence'];
const words = { harm: 'Harm', 'red line': 'Red line', service: 'Service', dependence: 'Dependence' } as const;

/** Every score of harm, red line and entry of the register that cites the item, each with the way to it. */
export const HarmOnIt = ({ resting }: { readonly resting: Resting }) => {
  const go = useGo();
  if (resting.length === 0) return null;
  return (
    <Part title="Harm that rests on it">
      <ul className={styles['restsOnIt']}>
        {resting.map(({ kind, name, says, line }) => (
          <li key={`${kind} ${line} ${name}`}>
            <InlineLink onClick={() => go.toScreen(kind === 'harm' || kind === 'red line' ? 'harm' : 'services')}>
              {words[kind]}
            </InlineLink>{' '}
            <SafeText text={name} max={160} />: <SafeText text={says} max={200} /> <LineLink line={line} />
          </li>
        ))}
      </ul>
    </Part>
  );
};
