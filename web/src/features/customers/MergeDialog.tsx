import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCatalog } from '@/shared/api/catalog';
import { Problem } from '@/shared/api/problem';
import { type Reference, recordQuery, type Row } from '@/shared/api/records';
import { ReferenceInput } from '@/shared/fields/ReferenceInput';
import { useText } from '@/shared/i18n/text';
import { ErrorPanel } from '@/shared/ui/ErrorPanel';
import { SkeletonLines } from '@/shared/ui/Skeleton';
import { type Choices, Comparison } from './Comparison';
import styles from './customer.module.css';
import { asText } from './values';
import { useMerge } from './useMerge';

/** Finds the other record, shows both, merges it into this one. */
export function MergeDialog({ customer, onClose }: { customer: Row; onClose: () => void }) {
  const t = useText();
  const object = useCatalog().named('customer')!;
  const [other, setOther] = useState<Reference | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const merge = useMerge();
  const self = other?.id === customer.id;
  const second = useQuery({ ...recordQuery('customers', other?.id ?? ''), enabled: other !== null && !self });
  const save = useMutation({
    mutationFn: (confirmed: boolean) =>
      merge({ id: customer.id, name: asText(customer.name) }, { id: other!.id }, choices, confirmed),
    onSuccess: onClose,
  });
  const idsDiffer = save.error instanceof Problem && save.error.status === 409;
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('merge.title', { name: asText(customer.name) })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={styles.form}>
        <ReferenceInput
          target="customer"
          label={t('merge.other')}
          value={other}
          autoFocus
          error={self ? t('merge.self') : undefined}
          onChange={(next) => {
            setOther(next);
            setChoices({});
            save.reset();
          }}
        />
        {other && !self && second.isPending && <SkeletonLines lines={5} />}
        {second.error && <ErrorPanel failure={second.error} />}
        {second.data && !self && (
          <>
            <Comparison
              object={object}
              first={customer}
              second={second.data}
              choices={choices}
              onChoose={(field, side) => setChoices({ ...choices, [field]: side })}
            />
            <p className="meta text-3">{t('merge.what')}</p>
          </>
        )}
        {save.isError && <ErrorPanel failure={save.error} title={t('merge.failed')} />}
        <div className={styles.formActions}>
          <span className="grow" />
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="filled"
            disabled={!second.data || self}
            loading={save.isPending}
            onClick={() => save.mutate(idsDiffer)}
          >
            {idsDiffer ? t('pairs.mergeAnyway') : t('merge.do')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
