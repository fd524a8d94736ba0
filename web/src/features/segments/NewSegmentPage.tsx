import { useNavigate, useSearch } from '@tanstack/react-router';
import { showToast } from '@/shared/actions/toasts';
import { may, useCatalog } from '@/shared/api/catalog';
import { useText } from '@/shared/i18n/text';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SegmentForm } from './SegmentForm';

/** A new segment; `?filter=` brings the conditions of a list or a picture along. */
export function NewSegmentPage() {
  const t = useText();
  const navigate = useNavigate();
  const catalog = useCatalog();
  const { filter } = useSearch({ from: '/frame/segments/new' });
  const object = catalog.named('segment');
  const customers = catalog.named('customer');
  if (!object || !customers || !may(object, 'create')) {
    return (
      <EmptyState wholePage icon="lock" title={t('segment.closed')}>
        {t('segment.closedHint')}
      </EmptyState>
    );
  }
  return (
    <div className="page">
      <PageHeader title={t('segment.new')} subtitle={t('segment.newHint')} />
      <SegmentForm
        key={filter}
        object={object}
        customers={customers}
        start={{ name: '', description: '', kind: 'rule', rule: filter ?? '' }}
        onSaved={(row) => {
          showToast(t('segment.made', { name: String(row.name) }));
          void navigate({ to: '/segments/$id', params: { id: row.id } });
        }}
      />
    </div>
  );
}
