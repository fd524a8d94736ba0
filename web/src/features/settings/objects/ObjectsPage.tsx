import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ObjectType, useCatalog } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Icon } from '@/shared/ui/Icon';
import { PageHeader } from '@/shared/ui/PageHeader';
import styles from '../settings.module.css';
import { filledQuery } from './definitions';
import { FieldDrawer } from './FieldDrawer';
import { FieldTable } from './FieldTable';
import { ObjectActions } from './ObjectActions';
import { ObjectAside } from './ObjectAside';

const route = getRouteApi('/frame/settings/objects/$object');

/** The objects of the installation and their fields; own ones are made and changed here. */
export function ObjectsPage() {
  const t = useText();
  const catalog = useCatalog();
  const { object: name } = route.useParams();
  const object = catalog.named(name);
  return (
    <div className={styles.split}>
      <ObjectAside current={`/settings/objects/${name}`} />
      <div className="page" style={{ minWidth: 0 }}>
        {object ? (
          <ObjectFields key={object.name} object={object} />
        ) : (
          <EmptyState icon="object" title={t('objects.missing')} />
        )}
      </div>
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
          <>
            <Button variant="filled" leftSection={<Icon name="plus" />} onClick={() => show('new')}>
              {t('fields.new')}
            </Button>
            {object.custom && <ObjectActions object={object} />}
          </>
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
