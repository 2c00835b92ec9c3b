import { groupDigits } from '../../../shared/base/grouped-digits.ts';
import { useReply } from '../api/replies.ts';
import { useGo, useScreenId } from '../navigation.ts';
import { screenGroups, screensOfCase, workstationScreens } from '../screens.ts';
import { useShell } from './shell-store.ts';
import styles from './frame.module.css';

/** The screens by group. Those of a case are there while a case is open. */
export const Rail = () => {
  const caseFolder = useShell((state) => state.caseFolder);
  const current = useScreenId();
  const go = useGo();
  const info = useReply('case.info', { folder: caseFolder ?? '' }, { isEnabled: caseFolder !== null });
  const screens = screensOfCase(info.value?.mark ?? null);
  const countOf = (table: string | null): number | undefined => {
    if (table === null || info.value === undefined) return undefined;
    return table === 'line' ? info.value.ledger.size : info.value.counts[table];
  };
  return (
    <nav className={styles['rail']} aria-label="Screens">
      {screenGroups.map((group) => {
        const ofCase = caseFolder === null ? [] : screens.filter((screen) => screen.group === group);
        const others = workstationScreens.filter((screen) => screen.group === group);
        if (ofCase.length + others.length === 0) return null;
        return (
          <section key={group} className={styles['railGroup']}>
            <h2 className={styles['railTitle']}>{group}</h2>
            {ofCase.map(({ id, title, icon: Icon, counts }) => (
              <RailLink
                key={id}
                title={title}
                icon={<Icon aria-hidden />}
                count={countOf(counts)}
                isCurrent={current === id}
                onPress={() => go.toScreen(id)}
              />
            ))}
            {others.map(({ id, title, icon: Icon }) => (
              <RailLink
                key={id}
                title={title}
                icon={<Icon aria-hidden />}
                count={undefined}
                isCurrent={current === id}
                onPress={() => go.toWorkstation(id)}
              />
            ))}
          </section>
        );
      })}
    </nav>
  );
};

const RailLink = ({
  title,
  icon,
  count,
  isCurrent,
  onPress,
}: {
  readonly title: string;
  readonly icon: React.ReactNode;
  readonly count: number | undefined;
  readonly isCurrent: boolean;
  readonly onPress: () => void;
}) => (
  <button
    type="button"
    className={styles['railLink']}
    title={title}
    {...(isCurrent && { 'aria-current': 'page' as const })}
    onClick={onPress}
  >
    {icon}
    <span className={styles['railText']}>{title}</span>
    {count === undefined ? null : <span className={styles['railCount']}>{groupDigits(count)}</span>}
  </button>
);
