import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { useMe } from '@/shared/api/me';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { Confirmation } from '../parts/Confirmation';
import { Refused } from '../parts/Refused';
import { Secret } from '../parts/Secret';
import styles from '../settings.module.css';
import { changeUser, invite, removeSecondFactor, type User } from './people';

/** What is done to an account as a whole: invited again, freed of a lost phone, closed and opened. */
export function UserActions({ user, onChanged }: { user: User; onChanged: () => Promise<unknown> }) {
  const t = useText();
  const me = useMe();
  const [asked, setAsked] = useState<'deactivate' | 'totp'>();
  const invitation = useMutation({ mutationFn: () => invite(user.id) });
  const activation = useMutation({
    mutationFn: () => changeUser(user, { active: true }),
    onSuccess: async () => {
      showToast(t('users.activated', { name: user.name }));
      await onChanged();
    },
  });
  return (
    <div className={styles.form}>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        {user.active ? <Badge tone="good">{t('users.active')}</Badge> : <Badge>{t('users.inactive')}</Badge>}
        {!user.signedUp && <Badge tone="warn">{t('users.notSignedUp')}</Badge>}
        {user.totp && (
          <Badge tone="good" icon="check">
            {t('profile.totp')}
          </Badge>
        )}
      </div>
      {!user.signedUp && user.active && (
        <>
          <div>
            <Button size="xs" loading={invitation.isPending} onClick={() => invitation.mutate()}>
              {t('users.inviteAgain')}
            </Button>
          </div>
          {invitation.data && (
            <>
              <p className="small text-2">{t('users.linkHint')}</p>
              <Secret text={invitation.data.link} />
            </>
          )}
        </>
      )}
      <Refused failure={invitation.error ?? activation.error} />
      <div className="row" style={{ flexWrap: 'wrap' }}>
        {user.totp && me.administrator && (
          <Button size="xs" onClick={() => setAsked('totp')}>
            {t('users.removeTotp')}
          </Button>
        )}
        {!user.active ? (
          <Button size="xs" loading={activation.isPending} onClick={() => activation.mutate()}>
            {t('users.activate')}
          </Button>
        ) : (
          user.id !== me.id && (
            <Button size="xs" data-danger onClick={() => setAsked('deactivate')}>
              {t('users.deactivate')}
            </Button>
          )
        )}
      </div>
      {asked === 'deactivate' && (
        <Confirmation
          title={t('users.deactivateTitle', { name: user.name })}
          action={t('users.deactivate')}
          onClose={() => setAsked(undefined)}
          onConfirm={async () => {
            await changeUser(user, { active: false });
            showToast(t('users.deactivated', { name: user.name }));
            await onChanged();
          }}
        >
          {t('users.deactivateText')}
        </Confirmation>
      )}
      {asked === 'totp' && (
        <Confirmation
          title={t('profile.totpRemoveTitle')}
          action={t('users.removeTotp')}
          onClose={() => setAsked(undefined)}
          onConfirm={async () => {
            await removeSecondFactor(user.id);
            await onChanged();
          }}
        >
          {t('users.removeTotpText', { name: user.name })}
        </Confirmation>
      )}
    </div>
  );
}
