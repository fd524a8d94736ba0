import { Menu } from '@mantine/core';
import { may, useCatalog } from '@/shared/api/catalog';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';

/** Whether this person may make segments. */
export function useMaySegment() {
  return may(useCatalog().named('segment'), 'create');
}

export const segmentAddress = (filter: string) => `/segments/new?filter=${encodeURIComponent(filter)}`;
export const listAddress = (filter: string) => `/customers?filter=${encodeURIComponent(filter)}`;

/** Items of a picture's menu for a set that an expression can say: its list, and a segment of it. */
export function SetItems({ filter }: { filter: string }) {
  const t = useText();
  const segments = useMaySegment();
  return (
    <>
      <Menu.Item component="a" href={listAddress(filter)} leftSection={<Icon name="list" />}>
        {t('pictures.openList')}
      </Menu.Item>
      {segments && (
        <Menu.Item component="a" href={segmentAddress(filter)} leftSection={<Icon name="group" />}>
          {t('pictures.makeSegment')}
        </Menu.Item>
      )}
    </>
  );
}
