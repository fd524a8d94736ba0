import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { IconButton } from '@/shared/ui/IconButton';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { Confirmation } from '../parts/Confirmation';
import styles from '../settings.module.css';
import { revokeToken, type Token, tokensQuery } from './tokens';

/** Tokens end with a day in UTC. */
const today = () => new Date().toISOString().slice(0, 10);

export function TokenTable({ everybody }: { everybody: boolean }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(tokensQuery(everybody));
  const [revoking, setRevoking] = useState<Token>();
  if (isPending) return <SkeletonLines lines={2} />;
  if (error) return <ErrorPanel failure={error} retry={() => void refetch()} />;
  if (data.length === 0) return <p className="small text-3">{t('tokens.none')}</p>;
  return (
    <div className={styles.tableBox} role="region" aria-label={t('settings.tokens')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('tokens.name')}</th>
            <th scope="col">{t('tokens.begins')}</th>
            {everybody && <th scope="col">{t('tokens.user')}</th>}
            <th scope="col">{t('tokens.created')}</th>
            <th scope="col">{t('tokens.lastUsed')}</th>
            <th scope="col">{t('tokens.expires')}</th>
            <td className={styles.end} />
          </tr>
        </thead>
        <tbody>
          {data.map((token) => (
            <tr key={token.id}>
              <td className="medium">{token.name}</td>
              <td className="mono nowrap">{`${token.hint}…`}</td>
              {everybody && <td>{token.userName}</td>}
              <td className="nowrap">
                <RelativeTime instant={token.createdAt} />
              </td>
              <td className="nowrap">
                {token.lastUsedOn ? (
                  format.day(token.lastUsedOn)
                ) : (
                  <span className="text-3">{t('tokens.neverUsed')}</span>
                )}
              </td>
              <td className="nowrap">
                {!token.expiresOn ? (
                  <span className="text-3">{t('tokens.never')}</span>
                ) : token.expiresOn < today() ? (
                  <Badge tone="warn">{t('tokens.expired')}</Badge>
                ) : (
                  format.day(token.expiresOn)
                )}
              </td>
              <td className={styles.end}>
                <IconButton
                  icon="trash"
                  danger
                  label={t('tokens.revokeOne', { name: token.name })}
                  onClick={() => setRevoking(token)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking && (
        <Confirmation
          title={t('tokens.revokeTitle', { name: revoking.name })}
          action={t('tokens.revoke')}
          onClose={() => setRevoking(undefined)}
          onConfirm={async () => {
            await revokeToken(revoking.id);
            await client.invalidateQueries({ queryKey: ['tokens'] });
            showToast(t('tokens.revoked', { name: revoking.name }));
          }}
        >
          {t('tokens.revokeText')}
        </Confirmation>
      )}
    </div>
  );
}
