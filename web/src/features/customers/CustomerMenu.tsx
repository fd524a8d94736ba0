import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useDeleteRecord } from '@/shared/actions/useDeleteRecord';
import { may, type ObjectType } from '@/shared/api/catalog';
import { apiUrl } from '@/shared/api/http';
import { useMe } from '@/shared/api/me';
import type { Row } from '@/shared/api/records';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import { EraseDialog } from './EraseDialog';
import { MergeDialog } from './MergeDialog';
import { asText } from './values';

/** What can be done with the whole record. */
export function CustomerMenu({ object, customer }: { object: ObjectType; customer: Row }) {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const remove = useDeleteRecord(object);
  const [dialog, setDialog] = useState<'merge' | 'erase'>();
  const name = asText(customer.name);
  const toBin = async () => {
    if (await remove(customer)) await navigate({ to: '/$path', params: { path: object.path } });
  };
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <IconButton icon="more" label={t('customer.more', { name })} style={{ margin: '-4px -8px 0 0' }} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Icon name="link" />}
            onClick={() => void navigator.clipboard.writeText(location.origin + location.pathname)}
          >
            {t('customer.copyLink')}
          </Menu.Item>
          {may(object, 'change') && may(object, 'delete') && (
            <Menu.Item leftSection={<Icon name="merge" />} onClick={() => setDialog('merge')}>
              {t('merge.with')}
            </Menu.Item>
          )}
          {may(object, 'export') && (
            <Menu.Item
              leftSection={<Icon name="export" />}
              component="a"
              href={apiUrl(`customers/${customer.id}/everything`)}
              download
            >
              {t('customer.everything')}
            </Menu.Item>
          )}
          {may(object, 'delete') && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<Icon name="trash" />} data-danger onClick={() => void toBin()}>
                {t('customer.delete')}
              </Menu.Item>
            </>
          )}
          {me.administrator && (
            <Menu.Item leftSection={<Icon name="close" />} data-danger onClick={() => setDialog('erase')}>
              {t('erase.open')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'merge' && <MergeDialog customer={customer} onClose={() => setDialog(undefined)} />}
      {dialog === 'erase' && <EraseDialog customer={customer} onClose={() => setDialog(undefined)} />}
    </>
  );
}
