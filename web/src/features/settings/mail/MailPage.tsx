import { Button, NumberInput, PasswordInput, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { useMe } from '@/shared/api/me';
import { Select } from '@/shared/fields/Select';
import { useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { Card } from '../parts/Card';
import { fieldErrors, Refused } from '../parts/Refused';
import styles from '../settings.module.css';

type Encryption = 'none' | 'starttls' | 'tls';

interface Sender {
  ready: boolean;
  host: string | null;
  port: number | null;
  encryption: Encryption | null;
  user: string | null;
  passwordSet: boolean;
  from: string | null;
}

const senderQuery = queryOptions({
  queryKey: ['mail-sender'],
  queryFn: () => request<Sender>('GET', 'mail-sender'),
});

const usualPort: Record<Encryption, number> = { none: 25, starttls: 587, tls: 465 };

/** The server through which invitations and password links leave. */
export function MailPage() {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery(senderQuery);
  return (
    <div className={`page ${styles.narrow}`}>
      <PageHeader title={t('settings.mail')} subtitle={t('mail.subtitle')} />
      {isPending ? (
        <SkeletonLines lines={4} />
      ) : error ? (
        <ErrorPanel failure={error} retry={() => void refetch()} />
      ) : (
        <>
          <SenderForm sender={data} />
          {data.ready && <TestMail />}
        </>
      )}
    </div>
  );
}

function SenderForm({ sender }: { sender: Sender }) {
  const t = useText();
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    host: sender.host ?? '',
    port: sender.port ?? usualPort.starttls,
    encryption: sender.encryption ?? ('starttls' as Encryption),
    user: sender.user ?? '',
    password: '',
    from: sender.from ?? '',
  });
  const save = useMutation({
    // An empty password field keeps the one that is set.
    mutationFn: () => request<Sender>('PUT', 'mail-sender', { body: { ...draft, password: draft.password || null } }),
    onSuccess: (saved) => {
      client.setQueryData(senderQuery.queryKey, saved);
      setDraft({ ...draft, password: '' });
      showToast(t('mail.saved'));
    },
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const chooseEncryption = (encryption: Encryption) =>
    setDraft({
      ...draft,
      encryption,
      port: draft.port === usualPort[draft.encryption] ? usualPort[encryption] : draft.port,
    });
  return (
    <Card
      title={t('mail.server')}
      actions={
        sender.ready ? (
          <Badge tone="good" icon="check">
            {t('mail.ready')}
          </Badge>
        ) : (
          <Badge tone="warn">{t('mail.notReady')}</Badge>
        )
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('mail.from')}
          description={t('mail.fromHint')}
          type="email"
          value={draft.from}
          error={errors.from}
          onChange={(event) => setDraft({ ...draft, from: event.currentTarget.value })}
        />
        <div className={styles.two}>
          <TextInput
            label={t('mail.host')}
            value={draft.host}
            error={errors.host}
            onChange={(event) => setDraft({ ...draft, host: event.currentTarget.value })}
          />
          <div className={styles.two}>
            <Select
              label={t('mail.encryption')}
              data={[
                { value: 'starttls', label: t('mail.starttls') },
                { value: 'tls', label: t('mail.tls') },
                { value: 'none', label: t('mail.none') },
              ]}
              value={draft.encryption}
              onChange={(encryption) => encryption && chooseEncryption(encryption as Encryption)}
            />
            <NumberInput
              label={t('mail.port')}
              hideControls
              allowDecimal={false}
              allowNegative={false}
              value={draft.port}
              error={errors.port}
              onChange={(port) => setDraft({ ...draft, port: Number(port) })}
            />
          </div>
          <TextInput
            label={t('mail.user')}
            description={t('mail.userHint')}
            autoComplete="off"
            value={draft.user}
            error={errors.user}
            onChange={(event) => setDraft({ ...draft, user: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('mail.password')}
            description={sender.passwordSet ? t('mail.passwordKept') : t('mail.passwordHint')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('profile.showPassword') }}
            value={draft.password}
            error={errors.password}
            onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
          />
        </div>
        <Refused failure={save.error} shown={['host', 'port', 'from', 'user', 'password']} />
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="filled"
            disabled={!draft.host.trim() || !draft.from.trim()}
            loading={save.isPending}
          >
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function TestMail() {
  const t = useText();
  const me = useMe();
  const [to, setTo] = useState(me.email);
  const test = useMutation({ mutationFn: () => request<void>('POST', 'mail-sender/test', { body: { to } }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    test.mutate();
  };
  return (
    <Card title={t('mail.test')} hint={t('mail.testHint')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('mail.testTo')}
          type="email"
          value={to}
          error={fieldErrors(test.error).to}
          onChange={(event) => {
            setTo(event.currentTarget.value);
            test.reset();
          }}
        />
        <Refused failure={test.error} shown={['to']} />
        <div className={styles.actions}>
          <span role="status" className="small good">
            {test.isSuccess && t('mail.testSent', { to })}
          </span>
          <Button type="submit" disabled={!to.trim()} loading={test.isPending}>
            {t('mail.testSend')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
