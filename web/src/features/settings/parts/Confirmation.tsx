import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '@/shared/i18n/text';
import styles from '../settings.module.css';
import { Refused } from './Refused';

/** Asks before something is taken away: what it touches, and whether it comes back. */
export function Confirmation({
  title,
  action,
  onConfirm,
  onClose,
  children,
}: {
  title: string;
  action: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useText();
  const confirm = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <div className={styles.form}>
        <div className="small text-2">{children}</div>
        <Refused failure={confirm.error} />
        <div className={styles.actions}>
          <Button onClick={onClose} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button variant="filled" data-danger loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {action}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
