import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { importsQuery, isRunning } from '@/shared/api/imports';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Progress } from '@/shared/ui/Progress';
import styles from './HomePage.module.css';

/** Imports that run now, and the last that did. */
export function ImportsCard() {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery(importsQuery);
  if (!data?.length) return null;
  return (
    <section aria-label={t('home.imports')}>
      <h2>{t('home.imports')}</h2>
      <div className={styles.sideList}>
        {data.slice(0, 4).map((item) => (
          <Link key={item.id} to={'/imports/' + item.id} className="small" style={{ padding: '4px 0' }}>
            <span className="row">
              <span className="grow ellipsis">{item.fileName}</span>
              <span className="meta text-3 nowrap">
                {isRunning(item) && item.progress
                  ? t('home.importProgress', {
                      done: format.number(item.progress.done),
                      total: format.number(item.progress.total),
                    })
                  : t(`import.status.${item.status}`)}
              </span>
            </span>
            {isRunning(item) && item.progress && (
              <Progress done={item.progress.done} total={item.progress.total} label={item.fileName} />
            )}
          </Link>
        ))}
      </div>
    </section>
  );
}
