import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ObjectType, useCatalog } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { Aside } from '../parts/Aside';
import { deletedQuery } from './definitions';
import { NewObject } from './NewObject';

/** The objects of the installation, and what was deleted of them. */
export function ObjectAside({ current }: { current: string }) {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const { data: deleted } = useQuery(deletedQuery);
  const [creating, setCreating] = useState(false);
  const item = (each: ObjectType) => ({
    to: `/settings/objects/${each.name}`,
    text: label(each.pluralLabel),
    count: each.fields.length,
  });
  const byText = (a: { text: string }, b: { text: string }) => a.text.localeCompare(b.text);
  const builtIn = catalog.objects.filter((each) => !each.custom).map(item);
  const custom = catalog.objects.filter((each) => each.custom).map(item);
  return (
    <>
      <Aside
        label={t('objects.objects')}
        current={current}
        groups={[
          { title: t('objects.builtIn'), items: builtIn.sort(byText) },
          { title: t('objects.custom'), items: custom.sort(byText) },
          {
            title: t('settings.bin'),
            items: [{ to: '/settings/deleted', text: t('objects.deleted'), count: deleted?.length }],
          },
        ]}
        action={{ text: t('objects.new'), onClick: () => setCreating(true) }}
      />
      {creating && <NewObject onClose={() => setCreating(false)} />}
    </>
  );
}
