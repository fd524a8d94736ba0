import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { showToast } from '@/shared/actions/toasts';
import { useCatalog } from '@/shared/api/catalog';
import { request } from '@/shared/api/http';
import { listRecords, type Row } from '@/shared/api/records';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import styles from './customer.module.css';
import { asText, equals } from './values';

// What goes with the person; orders stay, without the name.
const parts = ['contactPoint', 'consent', 'address', 'externalId', 'relationship', 'interaction'];

/** Erases a person for good: says what goes and what stays, and asks for the name of the request. */
export function EraseDialog({ customer, onClose }: { customer: Row; onClose: () => void }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const catalog = useCatalog();
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const name = asText(customer.name);
  const objects = [...parts, 'order'].flatMap((part) => catalog.named(part) ?? []);
  const counts = useQueries({
    queries: objects.map((object) => ({
      queryKey: ['records', object.path, 'count', customer.id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        listRecords(object.path, { filter: equals('customer', customer.id), limit: 1, total: 'bounded' }, signal).then(
          (page) => page.total,
        ),
    })),
  });
  const erase = useMutation({
    mutationFn: () => request('POST', `customers/${customer.id}/erasure`, { body: { reason } }),
    onSuccess: async () => {
      onClose();
      showToast(t('erase.done', { name }));
      await navigate({ to: '/$path', params: { path: 'customers' } });
      client.removeQueries({ queryKey: ['records', 'customers', 'one', customer.id] });
      await client.invalidateQueries({ queryKey: ['records'] });
    },
  });
  const lines = objects.flatMap((object, index) => {
    const count = counts[index]?.data;
    return count && count.value > 0
      ? [{ object, text: `${format.count(count)} · ${label(object.pluralLabel).toLocaleLowerCase()}` }]
      : [];
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('erase.title', { name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={styles.form}>
        <p className="small">{t('erase.explanation')}</p>
        <ul className="small text-2">
          {lines.map(({ object, text }) => (
            <li key={object.name}>
              {object.name === 'order' ? t('erase.stays', { what: text }) : t('erase.goes', { what: text })}
            </li>
          ))}
        </ul>
        <TextInput
          label={t('erase.reason')}
          description={t('erase.reasonHint')}
          withAsterisk
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox label={t('erase.sure')} checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
        {erase.isError && <ErrorPanel failure={erase.error} title={t('erase.failed')} />}
        <div className={styles.formActions}>
          <span className="grow" />
          <Button onClick={onClose}>{t('erase.keep')}</Button>
          <Button
            variant="filled"
            data-danger
            disabled={!sure || !reason.trim()}
            loading={erase.isPending}
            onClick={() => erase.mutate()}
          >
            {t('erase.do')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
