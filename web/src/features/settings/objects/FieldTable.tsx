import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showToast } from '@/shared/actions/toasts';
import { catalogQuery, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { describeProblem } from '@/shared/api/problem';
import { useFormat } from '@/shared/format/useFormat';
import { useLabel, useText } from '@/shared/i18n/text';
import { Badge } from '@/shared/ui/Badge';
import { IconButton } from '@/shared/ui/IconButton';
import styles from '../settings.module.css';
import { orderFields } from './definitions';

function moved(names: string[], name: string, by: number): string[] {
  const at = names.indexOf(name);
  const next = [...names];
  next.splice(at + by, 0, ...next.splice(at, 1));
  return next;
}

export function FieldTable({
  object,
  filled,
  opened,
  onOpen,
}: {
  object: ObjectType;
  filled?: Record<string, number>;
  opened?: string;
  onOpen: (field: string) => void;
}) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const catalog = useCatalog();
  const client = useQueryClient();
  const own = object.fields.filter((field) => field.custom).map((field) => field.name);
  const move = useMutation({
    mutationFn: (names: string[]) => orderFields(object.name, names),
    onError: (failure) => showToast(describeProblem(failure, t)),
    onSettled: () => client.invalidateQueries({ queryKey: catalogQuery.queryKey }),
  });
  return (
    <div className={styles.tableBox} role="region" aria-label={t('fields.fields')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('fields.field')}</th>
            <th scope="col">{t('fields.name')}</th>
            <th scope="col">{t('fields.type')}</th>
            <th scope="col">{t('fields.origin')}</th>
            <th scope="col" className={styles.number}>
              {t('fields.filled')}
            </th>
            <td className={styles.end} />
          </tr>
        </thead>
        <tbody>
          {object.fields.map((field) => (
            <tr key={field.name} data-selected={field.name === opened || undefined}>
              <td>
                <button type="button" className={styles.rowButton} onClick={() => onOpen(field.name)}>
                  {label(field.label)}
                </button>
                {field.required && (
                  <span className="risk" title={t('fields.required')}>
                    {' *'}
                    <span className="visually-hidden">{t('fields.required')}</span>
                  </span>
                )}
              </td>
              <td className="mono text-2">{field.name}</td>
              <td className="nowrap">
                {field.type === 'reference'
                  ? t('fields.linkTo', { object: label(catalog.named(field.target)?.label) || (field.target ?? '') })
                  : t(`fieldType.${field.type}`)}
                {field.formula && `, ${t('fields.calculatedShort')}`}
                {field.unique && `, ${t('fields.uniqueShort')}`}
              </td>
              <td className="nowrap">
                <span className="row">
                  {field.custom ? (
                    <Badge tone="accent">{t('fields.custom')}</Badge>
                  ) : (
                    <Badge icon="lock">{t('fields.builtIn')}</Badge>
                  )}
                </span>
              </td>
              <td className={styles.number}>
                {filled?.[field.name] !== undefined && format.percent(filled[field.name]! / 100)}
              </td>
              <td className={styles.number}>
                {field.custom && own.length > 1 && (
                  <span className="row nowrap">
                    <IconButton
                      icon="up"
                      label={t('fields.moveUpOne', { name: label(field.label) })}
                      disabled={move.isPending || own[0] === field.name}
                      onClick={() => move.mutate(moved(own, field.name, -1))}
                    />
                    <IconButton
                      icon="down"
                      label={t('fields.moveDownOne', { name: label(field.label) })}
                      disabled={move.isPending || own.at(-1) === field.name}
                      onClick={() => move.mutate(moved(own, field.name, 1))}
                    />
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
