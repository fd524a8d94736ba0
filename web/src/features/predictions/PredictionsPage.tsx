import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCatalog } from '@/shared/api/catalog';
import { RelativeTime } from '@/shared/fields/RelativeTime';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { ListPage } from '@/shared/ui/ListPage';
import { type Line, predictionsQuery } from './predictions';
import styles from './predictions.module.css';
import { StateBadge } from './StateBadge';

/** Every question that something was learned of, with what the answer is worth. */
export function PredictionsPage() {
  const t = useText();
  const query = useQuery(predictionsQuery);
  const begin = (
    <Button
      variant="filled"
      component={Link}
      to="/insight/predictions/new"
      leftSection={<Icon name="plus" size={14} />}
    >
      {t('predictions.new')}
    </Button>
  );
  return (
    <ListPage
      title={t('predictions.title')}
      subtitle={t('predictions.subtitle')}
      begin={begin}
      query={query}
      none={{ icon: 'chart', title: t('predictions.none'), hint: t('predictions.noneHint') }}
    >
      {(items) => (
        <div className={`card ${styles.scroller}`} tabIndex={0} role="region" aria-label={t('predictions.title')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('predictions.name')}</th>
                <th scope="col" className="wide-only">
                  {t('predictions.object')}
                </th>
                <th scope="col">{t('predictions.state')}</th>
                <th scope="col" className="number wide-only">
                  {t('predictions.auc')}
                </th>
                <th scope="col" className="number wide-only">
                  {t('predictions.rows')}
                </th>
                <th scope="col" className="wide-only">
                  {t('predictions.learnedAt')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((line) => (
                <Row key={line.id} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ListPage>
  );
}

function Row({ line }: { line: Line }) {
  const label = useLabel();
  const format = useFormat();
  const object = useCatalog().named(line.object);
  return (
    <tr>
      <th scope="row">
        <Link to="/insight/predictions/$id" params={{ id: line.id }} className="link">
          {line.name}
        </Link>
        <div className="narrow-only meta text-3">{label(object?.pluralLabel)}</div>
      </th>
      <td className="wide-only">{label(object?.pluralLabel)}</td>
      <td>
        <StateBadge state={line.state} verdict={line.verdict} />
      </td>
      <td className="number wide-only">{line.auc == null ? '' : format.number(line.auc, 3)}</td>
      <td className="number wide-only">{line.rows == null ? '' : format.number(line.rows)}</td>
      <td className="wide-only text-3">{line.learnedAt && <RelativeTime instant={line.learnedAt} />}</td>
    </tr>
  );
}
