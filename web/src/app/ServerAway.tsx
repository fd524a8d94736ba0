import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request } from '@/shared/api/http';
import { useServerAway } from '@/shared/api/presence';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import styles from './Frame.module.css';

const askAgainMs = 3_000;

/** Says that the server does not answer, asks it until it does, and then asks again for what did not come. */
export function ServerAway() {
  const t = useText();
  const client = useQueryClient();
  const away = useServerAway();
  useEffect(() => {
    if (!away) return;
    const asking = setInterval(() => void request('GET', '/actuator/health/readiness').catch(() => {}), askAgainMs);
    return () => {
      clearInterval(asking);
      void client.refetchQueries({ type: 'active', predicate: (query) => query.state.status === 'error' });
    };
  }, [away, client]);
  return (
    <div role="status" className={styles.awayPlace}>
      {away && (
        <p className={styles.away}>
          <Icon name="risk" size={14} />
          {t('frame.serverAway')}
        </p>
      )}
    </div>
  );
}
