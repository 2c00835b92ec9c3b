import { useSettings, type Settings } from '../../settings.ts';
import { CheckField } from '../../../ui/fields.tsx';
import { Card } from '../../../ui/page.tsx';
import { Segments } from '../../../ui/segments.tsx';
import styles from './settings.module.css';

const themes: readonly { readonly id: Settings['theme']; readonly label: string }[] = [
  { id: 'system', label: 'As the desktop' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
  { id: 'contrast', label: 'High contrast' },
];
const densities: readonly { readonly id: Settings['density']; readonly label: string }[] = [
  { id: 'compact', label: 'Compact' },
  { id: 'comfortable', label: 'Comfortable' },
];

/** How the window looks here. Nothing of it is in a case, and it holds for every profile. */
export const AppearanceCard = () => {
  const { settings, write } = useSettings();
  return (
    <Card title="Appearance" aside="on this workstation only">
      <div className={styles['choices']}>
        <span>Theme</span>
        <Segments label="Theme" choices={themes} selected={settings.theme} onSelect={(theme) => write({ theme })} />
        <span>Rows</span>
        <Segments
          label="Rows"
          choices={densities}
          selected={settings.density}
          onSelect={(density) => write({ density })}
        />
        <span>Help</span>
        <CheckField value={!settings.tourClosed} onChange={(isShown) => write({ tourClosed: !isShown })}>
          Show the guided tour in a case
        </CheckField>
      </div>
    </Card>
  );
};
