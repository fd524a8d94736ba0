import { useCatalog } from '@/shared/api/catalog';
import { channelWords } from '@/shared/api/channels';
import { useText } from '@/shared/i18n/text';
import { RowsPage } from './RowsPage';

/** The ways to reach customers, and what one contact through each costs. */
export function ChannelsPage() {
  const t = useText();
  const object = useCatalog().named('channel');
  if (!object) return null;
  return (
    <RowsPage
      object={object}
      named={(row) => channelWords(String(row.code), String(row.name), t)}
      icon="send"
      subtitle={t('channels.subtitle')}
      add={t('channels.add')}
      empty={t('channels.none')}
    />
  );
}
