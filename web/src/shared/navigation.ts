import type { IconName } from '@/shared/ui/Icon';
import type { Catalog } from '@/shared/api/catalog';
import type { Me } from '@/shared/api/me';

/** An entry of the navigation (and of the palette's "go to"): a feature exports those it answers. */
export interface NavigationEntry {
  to: string;
  /** Message id, or the ready text where the catalog gives it. */
  label: string;
  text?: string;
  icon: IconName;
  /** Whom it shows to; everybody where it is absent. */
  visible?: (me: Me, catalog: Catalog) => boolean;
  /** Pages of the section, shown below the entry while one of them is open. */
  pages?: Omit<NavigationEntry, 'icon' | 'pages'>[];
}
