import { counted } from '../../../../shared/base/counted.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/states.tsx';
import { SafeText } from '../../../marks/safe-text.tsx';
import { useWork } from './releases-store.ts';
import type { Releases } from './use-releases.ts';
import { reasonCountWords } from './withholding.ts';
import styles from './releases.module.css';

/** Redactions that are kept on this workstation, by name. They are files, not lines: nothing of them is in the case. */
export const SavedRedactions = ({ releases }: { readonly releases: Releases }) => {
  const { saved, damaged, folder } = releases;
  const { set } = useWork(folder);
  return (
    <Card title="Saved" aside={saved.length === 0 ? 'none recorded' : 'on this workstation'}>
      <div className={styles['stack']}>
        {saved.length === 0 ? (
          <p className={styles['none']}>None recorded. Choose what to withhold and save it under a name.</p>
        ) : (
          <ul className={styles['saved']}>
            {saved.map(({ name, sha256, rules, redaction }) => (
              <li key={name}>
                <span className={styles['savedText']}>
                  <strong>
                    <SafeText text={name} max={100} />
                  </strong>
                  <span className={styles['muted']}>
                    {counted(rules, 'rule')}, {reasonCountWords(redaction)}, SHA-256 <code>{sha256.slice(0, 12)}</code>
                  </span>
                </span>
                <Button
                  look="quiet"
                  onPress={() =>
                    set({
                      rules: redaction.withhold,
                      staying: redaction.staying ?? [],
                      name,
                      reason: redaction.reason,
                    })
                  }
                >
                  Look at it
                </Button>
              </li>
            ))}
          </ul>
        )}
        {damaged.length === 0 ? null : (
          <Notice tone="warn" title="Some files here cannot be read as redactions.">
            {damaged.map((text) => (
              <div key={text}>
                <SafeText text={text} max={400} />
              </div>
            ))}
          </Notice>
        )}
      </div>
    </Card>
  );
};
