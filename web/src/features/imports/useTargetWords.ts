import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { fieldOf, type ObjectType, useCatalog } from '@/shared/api/catalog';
import { useLabel, useText } from '@/shared/i18n/text';
import { type Mapping, targetsQuery } from './imports';

/** A target in words: "Total", "Customer: External id". */
export function useTargetWords(object: ObjectType | undefined, mapping?: Mapping) {
  const t = useText();
  const label = useLabel();
  const catalog = useCatalog();
  const { data: parts } = useQuery(targetsQuery(object?.name));
  return useCallback(
    (path: string): string => {
      if (path === 'currency') return t('imports.currency');
      if (path === 'id') return 'ID';
      if (!object) return path;
      const created = mapping?.columns.find((column) => column.target === path)?.create;
      if (created) return label(created.label) || path;
      if (path.includes('[')) return parts?.find((part) => part.path === path)?.label ?? path;
      const [first = '', second] = path.split('.');
      const field = fieldOf(object, first);
      if (!second) return label(field?.label) || path;
      if (second === 'currency') return t('imports.currencyOf', { field: label(field?.label) });
      const target = catalog.named(field?.target);
      const inner = target && fieldOf(target, second);
      return `${label(field?.label) || first}: ${inner ? label(inner.label) : second}`;
    },
    [object, mapping, catalog, parts, label, t],
  );
}
