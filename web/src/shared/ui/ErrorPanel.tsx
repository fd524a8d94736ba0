import { Button } from '@mantine/core';
import { describeProblem, Problem } from '@/shared/api/problem';
import { useText } from '@/shared/i18n/text';
import { Icon } from './Icon';
import styles from './ui.module.css';

/** Where one part failed: what happened, what to do, and the number under which the server's log knows it. */
export function ErrorPanel({ title, failure, retry }: { title?: string; failure: unknown; retry?: () => void }) {
  const t = useText();
  const requestId = failure instanceof Problem ? failure.requestId : undefined;
  return (
    <div className={styles.failure} role="alert">
      <span className="risk">
        <Icon name="risk" />
      </span>
      <div>
        <b className="strong">{title ?? t('problem.title')}</b>
        <div className={styles.failureDetail}>{describeProblem(failure, t)}</div>
        <div className="row">
          {retry && (
            <Button size="xs" onClick={retry}>
              {t('problem.retry')}
            </Button>
          )}
          {requestId && <span className="meta text-3 mono">{t('problem.request', { id: requestId })}</span>}
        </div>
      </div>
    </div>
  );
}
