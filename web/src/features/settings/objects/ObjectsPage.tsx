import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type ObjectType, useCatalog } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Aside } from '../parts/Aside';
import styles from '../settings.module.css';
import { filledQuery } from './definitions';
import { FieldDrawer } from './FieldDrawer';
import { FieldTable } from './FieldTable';
import { NewObject } from './NewObject';

const route = getRouteApi('/frame/settings/objects/$object');

/** The objects of the installation and their fields; own ones are made and changed here. */
export function ObjectsPage() {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const { object: name } = route.useParams();
  const object = catalog.named(name);
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
    <div className={styles.split}>
      <Aside
        label={t('objects.objects')}
        current={`/settings/objects/${name}`}
        groups={[
          { title: t('objects.builtIn'), items: builtIn.sort(byText) },
          { title: t('objects.custom'), items: custom.sort(byText) },
        ]}
        action={{ text: t('objects.new'), onClick: () => setCreating(true) }}
      />
      <div className="page" style={{ minWidth: 0 }}>
        {object ? (
          <ObjectFields key={object.name} object={object} />
        ) : (
          <EmptyState icon="object" title={t('objects.missing')} />
        )}
      </div>
      {creating && <NewObject onClose={() => setCreating(false)} />}
    </div>
  );
}

function ObjectFields({ object }: { object: ObjectType }) {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const { field } = route.useSearch();
  const { data: filled } = useQuery(filledQuery(object.name));
  const show = (next: string | undefined) =>
    void navigate({ to: '/settings/objects/$object', params: { object: object.name }, search: { field: next } });
  const own = object.fields.filter((each) => each.custom).length;
  const opened = field === 'new' ? undefined : object.fields.find((each) => each.name === field);
  return (
    <>
      <PageHeader
        title={label(object.pluralLabel)}
        subtitle={t('objects.subtitle', { count: object.fields.length, own })}
        actions={
          <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => show('new')}>
            {t('fields.new')}
          </Button>
        }
      />
      <FieldTable object={object} filled={filled} opened={field} onOpen={show} />
      <FieldDrawer
        object={object}
        field={opened}
        opened={field === 'new' || opened !== undefined}
        filled={opened && filled?.[opened.name]}
        onClose={() => show(undefined)}
      />
    </>
  );
}
