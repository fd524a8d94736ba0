import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Select } from '@/shared/fields/Select';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import styles from '../settings.module.css';
export interface AsideItem {
  to: string;
  text: string;
  count?: number;
}

export interface AsideGroup {
  title: string;
  items: AsideItem[];
}

/** The list that a settings page chooses from: beside it where there is room, above it as a choice where there is none. */
export function Aside({
  label,
  groups,
  current,
  action,
}: {
  label: string;
  groups: AsideGroup[];
  current: string;
  action?: { text: string; onClick: () => void };
}) {
  const navigate = useNavigate();
  return (
    <>
      <nav className={styles.aside} aria-label={label}>
        {groups.map((group) => (
          <Group key={group.title} title={group.title}>
            {group.items.map((item) => (
              <Link
                key={item.to}
                to={item.to}
                className={styles.asideLink}
                data-current={item.to === current || undefined}
                aria-current={item.to === current ? 'page' : undefined}
              >
                <span className="ellipsis">{item.text}</span>
                {item.count !== undefined && <span className={styles.asideCount}>{item.count}</span>}
              </Link>
            ))}
          </Group>
        ))}
        {action && (
          <button type="button" className={styles.asideAction} onClick={action.onClick}>
            <Icon name="plus" size={14} />
            {action.text}
          </button>
        )}
      </nav>
      <div className={styles.asideSelect}>
        <Select
          className="grow"
          label={label}
          data={groups
            .filter((group) => group.items.length > 0)
            .map((group) => ({
              group: group.title,
              items: group.items.map((item) => ({ value: item.to, label: item.text })),
            }))}
          value={current}
          onChange={(to) => to && void navigate({ to })}
        />
        {action && <IconButton icon="plus" label={action.text} onClick={action.onClick} />}
      </div>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h2 className={styles.asideTitle}>{title}</h2>
      {children}
    </>
  );
}
