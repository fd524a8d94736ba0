import { navigation as customers } from '@/features/customers/routes';
import { navigation as imports } from '@/features/imports/routes';
import { navigation as insight } from '@/features/insight/routes';
import { pages as predictions } from '@/features/predictions/routes';
import { insightPages } from '@/features/reports/routes';
import { navigation as segments } from '@/features/segments/routes';
import { navigation as settings } from '@/features/settings/routes';
import { navigation as work } from '@/features/work/routes';
import type { Catalog } from '@/shared/api/catalog';
import { useCatalog } from '@/shared/api/catalog';
import { type Me, useMe } from '@/shared/api/me';
import { type Label } from '@/shared/i18n/language';
import { useLabel, useText } from '@/shared/i18n/text';
import type { NavigationEntry } from '@/shared/navigation';
import type { IconName } from '@/shared/ui/Icon';

// Objects that people open by themselves; the others are reached from these.
const standard: Record<string, IconName> = {
  customer: 'customers',
  order: 'order',
  product: 'product',
  task: 'task',
};

const order = (name: string) => (name in standard ? Object.keys(standard).indexOf(name) : Object.keys(standard).length);

const home: NavigationEntry = { to: '/', label: 'nav.home', icon: 'home' };

/** Filled by the features: pages about the state of the base, and the administration. */
const upkeep: NavigationEntry[] = [...customers, ...imports];
const administration: NavigationEntry[] = [settings];

/** Insight has pages of several features; reports are for everybody, whatever the entry itself asks for. */
const analysis: NavigationEntry[] = insight.map((entry) => ({
  ...entry,
  visible: undefined,
  pages: [
    ...insightPages,
    ...[...(entry.pages ?? []), ...predictions].map((page) => ({ ...page, visible: page.visible ?? entry.visible })),
  ],
}));

function objects(catalog: Catalog, label: (label: Label) => string): NavigationEntry[] {
  return catalog.objects
    .filter((object) => object.name in standard || object.custom)
    .sort((a, b) => order(a.name) - order(b.name))
    .map((object) => ({
      to: `/${object.path}`,
      label: '',
      text: label(object.pluralLabel),
      icon: standard[object.name] ?? 'object',
    }));
}

function shown(entries: NavigationEntry[], me: Me, catalog: Catalog): NavigationEntry[] {
  return entries
    .filter((entry) => entry.visible?.(me, catalog) ?? true)
    .map((entry) => ({ ...entry, pages: entry.pages?.filter((page) => page.visible?.(me, catalog) ?? true) }));
}

export interface ShownEntry extends NavigationEntry {
  text: string;
  pages?: (Omit<NavigationEntry, 'icon' | 'pages'> & { text: string })[];
}

/** The groups of the navigation as this person sees them, each entry with its words. */
export function useNavigation(): ShownEntry[][] {
  const me = useMe();
  const catalog = useCatalog();
  const label = useLabel();
  const t = useText();
  return [[home, ...work], [...objects(catalog, label), ...segments, ...analysis], upkeep, administration]
    .map((group) => shown(group, me, catalog))
    .filter((group) => group.length > 0)
    .map((group) =>
      group.map((entry) => ({
        ...entry,
        text: entry.text ?? t(entry.label),
        pages: entry.pages?.map((page) => ({ ...page, text: page.text ?? t(page.label) })),
      })),
    );
}
