import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '@/shared/i18n/text';
import styles from './ui.module.css';

/** A computed figure: the dotted underline opens what it was computed from. */
export function Figure({ children, why }: { children: ReactNode; why: ReactNode }) {
  const t = useText();
  return (
    <Popover width={320} position="bottom-end" withinPortal>
      <Popover.Target>
        <button type="button" className={styles.figure} title={t('figure.why')} aria-haspopup="dialog">
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('figure.why')}>{why}</Popover.Dropdown>
    </Popover>
  );
}
