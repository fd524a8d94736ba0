import { Popover } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import type { ObjectType } from '@/shared/api/catalog';
import { useText } from '@/shared/i18n/text';
import type { Condition } from './conditions';

const ConditionForm = lazy(() => import('./ConditionForm'));

interface Props {
  object: ObjectType;
  condition?: Condition;
  opened: boolean;
  onClose: () => void;
  onApply: (condition: Condition) => void;
  /** The chip or button that it hangs on. */
  children: ReactNode;
}

/** The popover that edits one condition. */
export function ConditionEditor({ object, condition, opened, onClose, onApply, children }: Props) {
  const t = useText();
  return (
    <Popover
      opened={opened}
      onDismiss={onClose}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <span style={{ display: 'inline-flex', flex: 'none', maxWidth: '100%' }}>{children}</span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('filter.condition')}>
        {opened && (
          <Suspense>
            <ConditionForm object={object} condition={condition} onClose={onClose} onApply={onApply} />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
