import { Tooltip } from '@mantine/core';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon, type IconName } from './Icon';
import styles from './ui.module.css';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> & {
  icon: IconName;
  /** Its name for everybody: the tooltip and the screen reader's word. */
  label: string;
  danger?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A button that is only an icon, 28 px (40 on narrow screens), named by its tooltip. */
export function IconButton({ icon, label, danger, className, ...rest }: Props) {
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className={className ? `${styles.iconButton} ${className}` : styles.iconButton}
        aria-label={label}
        data-danger={danger || undefined}
        {...rest}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
