import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { meQuery, useMe } from '@/shared/api/me';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { Card } from '../parts/Card';
import { Confirmation } from '../parts/Confirmation';
import { fieldErrors, Refused } from '../parts/Refused';
import { CopyButton } from '../parts/Secret';
import styles from '../settings.module.css';
import { QrCode } from './QrCode';

interface Begun {
  secret: string;
  uri: string;
}

/** The code of an authenticator app as the second step of sign-in. */
export function SecondFactor() {
  const t = useText();
  const me = useMe();
  const client = useQueryClient();
  const [codes, setCodes] = useState<string[]>();
  const [removing, setRemoving] = useState(false);
  const begin = useMutation({ mutationFn: () => request<Begun>('POST', 'me/totp') });
  const refresh = () => client.invalidateQueries({ queryKey: meQuery.queryKey });

  const state = me.totp ? (
    <Badge tone="good" icon="check">
      {t('profile.totpOn')}
    </Badge>
  ) : (
    <Badge>{t('profile.totpOff')}</Badge>
  );
  return (
    <Card title={t('profile.totp')} hint={t('profile.totpHint')} actions={state}>
      {codes ? (
        <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />
      ) : begin.data ? (
        <Confirm
          begun={begin.data}
          onCancel={begin.reset}
          onConfirmed={(recoveryCodes) => {
            begin.reset();
            setCodes(recoveryCodes);
            void refresh();
          }}
        />
      ) : (
        <div className={styles.form}>
          <Refused failure={begin.error} />
          <div className={styles.actions}>
            {me.totp && (
              <Button variant="subtle" data-danger onClick={() => setRemoving(true)}>
                {t('profile.totpRemove')}
              </Button>
            )}
            <Button loading={begin.isPending} onClick={() => begin.mutate()}>
              {me.totp ? t('profile.totpRenew') : t('profile.totpBegin')}
            </Button>
          </div>
        </div>
      )}
      {removing && (
        <Confirmation
          title={t('profile.totpRemoveTitle')}
          action={t('profile.totpRemove')}
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            await request('DELETE', 'me/totp');
            await refresh();
            showToast(t('profile.totpRemoved'));
          }}
        >
          {t('profile.totpRemoveText')}
        </Confirmation>
      )}
    </Card>
  );
}

function Confirm({
  begun,
  onConfirmed,
  onCancel,
}: {
  begun: Begun;
  onConfirmed: (recoveryCodes: string[]) => void;
  onCancel: () => void;
}) {
  const t = useText();
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => request<{ recoveryCodes: string[] }>('PUT', 'me/totp', { body: { code } }),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <div className={styles.qrRow}>
      <QrCode text={begun.uri} label={t('profile.totpQr')} />
      <form className={`${styles.form} grow`} onSubmit={submit} style={{ minWidth: 220 }}>
        <p className="small text-2">{t('profile.totpScan')}</p>
        <code className={styles.secret}>{begun.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
        <TextInput
          label={t('profile.totpCode')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          error={fieldErrors(confirm.error).code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Refused failure={confirm.error} shown={['code']} />
        <div className={styles.actions}>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!code.trim()} loading={confirm.isPending}>
            {t('profile.totpConfirm')}
          </Button>
        </div>
      </form>
    </div>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = useText();
  return (
    <div className={styles.form}>
      <h3>{t('profile.recoveryCodes')}</h3>
      <p className="small text-2">{t('profile.recoveryHint')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <CopyButton text={codes.join('\n')} />
        <Button variant="filled" onClick={onDone}>
          {t('profile.recoveryKept')}
        </Button>
      </div>
    </div>
  );
}
