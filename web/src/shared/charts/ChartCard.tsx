import { Menu } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useText } from '@/shared/i18n/text';
import { Icon } from '@/shared/ui/Icon';
import { IconButton } from '@/shared/ui/IconButton';
import styles from './charts.module.css';
import { download, toPng } from './picture';
import { type ChartTable, toCsv } from './table';

/** A question, the sentence that answers it with numbers, and the picture; its menu saves picture and rows. */
export function ChartCard({
  title,
  sentence,
  table,
  children,
  actions,
  drawn = true,
  keepsRows = true,
}: {
  title: string;
  sentence: string;
  table: ChartTable;
  children: ReactNode;
  /** Further items of the menu. */
  actions?: ReactNode;
  /** False where the numbers stand in a table of HTML, which is no picture to save. */
  drawn?: boolean;
  /** False where an action saves the rows in its own way. */
  keepsRows?: boolean;
}) {
  const t = useText();
  const figure = useRef<HTMLElement>(null);
  const file = title.replace(/[\\/:*?"<>|.]+/g, '').trim();
  const savePicture = async () => {
    const charts = [...(figure.current?.querySelectorAll<SVGSVGElement>('svg[data-chart]') ?? [])];
    if (charts.length > 0) download(await toPng(charts, title, sentence), `${file}.png`);
  };
  const saveRows = () => download(new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' }), `${file}.csv`);
  return (
    <figure ref={figure} className={`card ${styles.card}`}>
      <figcaption className={styles.head}>
        <div className="grow">
          <h2>{title}</h2>
          <p className="small text-2">{sentence}</p>
        </div>
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <IconButton icon="more" label={t('chart.more', { title })} />
          </Menu.Target>
          <Menu.Dropdown>
            {actions}
            {drawn && (
              <Menu.Item leftSection={<Icon name="export" />} onClick={() => void savePicture()}>
                {t('chart.savePicture')}
              </Menu.Item>
            )}
            {keepsRows && (
              <Menu.Item leftSection={<Icon name="table" />} onClick={saveRows}>
                {t('chart.saveRows')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </figcaption>
      {children}
    </figure>
  );
}
