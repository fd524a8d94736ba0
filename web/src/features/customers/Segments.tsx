import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { may, useCatalog } from '@/shared/api/catalog';
import type { Row } from '@/shared/api/records';
import { segmentsOfCustomerQuery } from '@/shared/api/segments';
import { useFormat } from '@/shared/format/useFormat';
import { useText } from '@/shared/i18n/text';
import { Chip } from '@/shared/ui/Chip';
import { Section } from './Section';

/** The segments that the customer is in. */
export function Segments({ customer }: { customer: Row }) {
  const t = useText();
  const format = useFormat();
  const readable = may(useCatalog().named('segment'), 'read');
  const query = useQuery({ ...segmentsOfCustomerQuery(customer.id), enabled: readable });
  if (!readable) return null;
  return (
    <Section title={t('customer.segments')} query={query}>
      {query.data?.length === 0 && <p className="small text-3">{t('customer.noSegments')}</p>}
      <div className="row" style={{ flexWrap: 'wrap', gap: 6 }}>
        {query.data?.map((segment) => (
          <Link
            key={segment.id}
            to="/segments/$id"
            params={{ id: segment.id }}
            title={t('customer.inSegmentSince', { day: format.exact(segment.since) })}
          >
            <Chip>
              <span className="ellipsis">{segment.name}</span>
            </Chip>
          </Link>
        ))}
      </div>
    </Section>
  );
}
