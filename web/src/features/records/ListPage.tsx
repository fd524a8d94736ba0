import { useParams } from '@tanstack/react-router';
import { type ObjectType, useCatalog } from '@/shared/api/catalog';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ListView } from './ListView';

/** The list of any object of the catalog, by its path. */
export function ListPage() {
  const t = useText();
  const { path } = useParams({ from: '/frame/$path' });
  const object: ObjectType | undefined = useCatalog().at(path);
  if (!object) {
    return (
      <EmptyState wholePage icon="search" title={t('list.noObject', { path })}>
        {t('list.noObjectHint')}
      </EmptyState>
    );
  }
  return <ListView key={object.name} object={object} />;
}
