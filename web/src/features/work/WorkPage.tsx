import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMe } from '@/shared/api/me';
import { whoseWork } from '@/shared/api/work';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { KindTabs, WorkList } from '@/shared/work/WorkList';
import { NeglectSetting } from './NeglectSetting';
import styles from './work.module.css';

/** The work of one's team, or of everybody whose customers one may see. */
export function WorkPage() {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const { whose = 'team', kind } = useSearch({ from: '/frame/work' });
  return (
    <div className={`page ${styles.page}`}>
      <PageHeader title={t('workPage.title')} subtitle={t('workPage.order')} />
      <div className={styles.tools}>
        <div className={styles.whose} role="group" aria-label={t('workPage.whose')}>
          {whoseWork.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === whose}
              onClick={() => void navigate({ to: '/work', search: { whose: one, kind }, replace: true })}
            >
              {t(`workPage.${one}`)}
            </button>
          ))}
        </div>
        <KindTabs
          whose={whose}
          kind={kind}
          onChange={(next) => void navigate({ to: '/work', search: { whose, kind: next }, replace: true })}
        />
      </div>
      <WorkList
        key={`${whose} ${kind ?? ''}`}
        whose={whose}
        kind={kind}
        empty={
          <EmptyState icon="check" title={t('workPage.empty')}>
            {t('workPage.emptyHint')}
          </EmptyState>
        }
      />
      {me.administrator && <NeglectSetting />}
    </div>
  );
}
