import { initials } from '@/shared/format/names';
import styles from './ui.module.css';

const grounds = 5;

function groundOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)!) >>> 0;
  return (sum % grounds) + 1;
}

/** Initials on a quiet ground that stays the same for a name: round is a person, a rounded square an organization. */
export function Avatar({
  name,
  shape = 'round',
  size,
}: {
  name: string;
  shape?: 'round' | 'square';
  size?: 'small' | 'large';
}) {
  const ground = groundOf(name);
  return (
    <span
      className={styles.avatar}
      data-shape={shape}
      data-size={size}
      title={name}
      aria-hidden="true"
      data-initials={initials(name)}
      style={{ background: `var(--relata-avatar-${ground})`, color: `var(--relata-avatar-text-${ground})` }}
    />
  );
}
