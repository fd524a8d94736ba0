import { Button, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { request } from '@/shared/api/http';
import { isGivenUp, makePasskey, passkeysWork } from '@/shared/api/passkeys';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useText } from '@/shared/i18n/text';
import { IconButton } from '@/shared/ui/IconButton';
import { Card } from '../parts/Card';
import { Confirmation } from '../parts/Confirmation';
import { Refused } from '../parts/Refused';
import styles from '../settings.module.css';

interface Passkey {
  id: string;
  name: string;
  createdAt: string;
}

const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: () => request<{ items: Passkey[] }>('GET', 'me/passkeys').then(({ items }) => items),
});

/** The devices that sign the person in without a password. */
export function PasskeysCard() {
  const t = useText();
  const client = useQueryClient();
  const { data: passkeys = [], error } = useQuery(passkeysQuery);
  const [name, setName] = useState('');
  const [removing, setRemoving] = useState<Passkey>();
  const refresh = () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey });
  const add = useMutation({
    mutationFn: () => makePasskey(name.trim()),
    onSuccess: async () => {
      setName('');
      showToast(t('passkeys.added'));
      await refresh();
    },
  });
  const rename = useMutation({
    mutationFn: (passkey: Passkey) =>
      request<void>('PATCH', `me/passkeys/${passkey.id}`, { body: { name: passkey.name } }),
    onSettled: refresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  const renameTo = (passkey: Passkey, wish: string) => {
    if (wish.trim() && wish.trim() !== passkey.name) rename.mutate({ ...passkey, name: wish.trim() });
  };
  return (
    <Card title={t('passkeys.title')} hint={t('passkeys.hint')}>
      <div className={styles.form}>
        {passkeys.map((passkey) => (
          <div key={passkey.id} className="row">
            <TextInput
              className="grow"
              aria-label={t('passkeys.nameOf', { name: passkey.name })}
              defaultValue={passkey.name}
              onBlur={(event) => renameTo(passkey, event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            />
            <span className="meta text-3 nowrap">
              <RelativeTime instant={passkey.createdAt} />
            </span>
            <IconButton
              icon="trash"
              danger
              label={t('passkeys.removeOne', { name: passkey.name })}
              onClick={() => setRemoving(passkey)}
            />
          </div>
        ))}
        {passkeysWork() && (
          <form className="row" style={{ alignItems: 'flex-end' }} onSubmit={submit}>
            <TextInput
              className="grow"
              label={t('passkeys.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" disabled={!name.trim()} loading={add.isPending}>
              {t('passkeys.add')}
            </Button>
          </form>
        )}
        <Refused failure={error ?? rename.error ?? (isGivenUp(add.error) ? null : add.error)} />
      </div>
      {removing && (
        <Confirmation
          title={t('passkeys.removeTitle', { name: removing.name })}
          action={t('passkeys.remove')}
          onClose={() => setRemoving(undefined)}
          onConfirm={async () => {
            await request('DELETE', `me/passkeys/${removing.id}`);
            await refresh();
          }}
        >
          {t('passkeys.removeText')}
        </Confirmation>
      )}
    </Card>
  );
}
