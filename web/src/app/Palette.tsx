import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { openCreation } from '@/shared/actions/creation';
import { useViewed } from '@/shared/actions/viewed';
import { useCatalog } from '@/shared/api/catalog';
import { searchQuery } from '@/shared/api/search';
import { languageNames, languages } from '@/shared/i18n/language';
import { useLabel, useText } from '@/shared/i18n/text';
import { Avatar } from '@/shared/ui/Avatar';
import { Icon, type IconName } from '@/shared/ui/Icon';
import { useChooseLanguage, useSignOut } from './AccountMenu';
import { useNavigation } from './navigation';
import styles from './Palette.module.css';
import { useCreatable } from './TopBar';

interface Command {
  key: string;
  icon: IconName;
  text: string;
  run: () => void;
}

/** Ctrl-K: go to, create, find any record, act. */
export function Palette() {
  const t = useText();
  const [query, setQuery] = useState('');
  const [sought] = useDebouncedValue(query.trim(), 120);
  const matches = (command: Command) => command.text.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase());
  const groups = [
    { label: t('palette.goTo'), commands: useDestinations().filter(matches) },
    { label: t('palette.create'), commands: useCreations().filter(matches) },
    { label: t('palette.act'), commands: useActs().filter(matches) },
  ].filter((group) => group.commands.length > 0);
  const [within, setWithin] = useState<string>();
  const { found, isFetching } = useFound(sought, within);
  const recent = useRecent();
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={() => setWithin(undefined)}
      shortcut="mod + K"
      scrollable
      maxHeight={440}
      radius="md"
      transitionProps={{ duration: 120 }}
      overlayProps={{ color: '#0e1013', backgroundOpacity: 0.28 }}
      attributes={{ content: { 'aria-label': t('frame.palette') } }}
      classNames={{
        search: styles.search,
        action: styles.action,
        actionsList: styles.list,
        actionsGroup: styles.group,
        actionLabel: styles.label,
        actionDescription: styles.description,
      }}
    >
      <Spotlight.Search
        placeholder={t('frame.paletteHint')}
        aria-label={t('frame.palette')}
        leftSection={<Icon name="search" />}
      />
      {sought.length >= 2 && <Scopes within={within} onChange={setWithin} />}
      <Spotlight.ActionsList>
        {query.trim() === '' && recent.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.recent')}>{recent}</Spotlight.ActionsGroup>
        )}
        {found.length > 0 && <Spotlight.ActionsGroup label={t('palette.found')}>{found}</Spotlight.ActionsGroup>}
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.commands.map((command) => (
              <Spotlight.Action
                key={command.key}
                label={command.text}
                leftSection={<Icon name={command.icon} />}
                onClick={command.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {found.length === 0 && groups.length === 0 && (
          <Spotlight.Empty>{isFetching ? t('palette.searching') : t('palette.nothing', { query })}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Looks for one kind of record only. */
function Scopes({ within, onChange }: { within?: string; onChange: (object: string | undefined) => void }) {
  const t = useText();
  const label = useLabel();
  const objects = useCatalog().objects.filter((object) => object.page);
  return (
    <div className={styles.scopes} role="group" aria-label={t('palette.within')}>
      {[undefined, ...objects].map((object) => (
        <button
          key={object?.name ?? ''}
          type="button"
          className={styles.scope}
          aria-pressed={within === object?.name}
          onClick={() => onChange(object?.name)}
        >
          {object ? label(object.pluralLabel) : t('palette.everything')}
        </button>
      ))}
    </div>
  );
}

/** The records looked at last, before anything is typed. */
function useRecent() {
  const navigate = useNavigate();
  const catalog = useCatalog();
  const label = useLabel();
  return useViewed()
    .slice(0, 6)
    .flatMap((record) => {
      const object = catalog.named(record.object);
      if (!object) return [];
      return (
        <Spotlight.Action
          key={record.id}
          label={record.title}
          description={label(object.label)}
          leftSection={<Avatar name={record.title} size="small" shape="square" />}
          onClick={() => void navigate({ to: '/$path/$id', params: { path: object.path, id: record.id } })}
        />
      );
    });
}

function useFound(sought: string, within: string | undefined) {
  const navigate = useNavigate();
  const catalog = useCatalog();
  const label = useLabel();
  const { data, isFetching } = useQuery(searchQuery(sought, within ? [within] : undefined));
  const items = sought.length >= 2 ? (data?.items ?? []) : [];
  const found = items.flatMap((item) => {
    const object = catalog.named(item.object);
    if (!object) return [];
    const field = item.matched && object.fields.find((each) => each.name === item.matched?.field);
    const why = field ? `${label(field.label)}: ${item.matched?.value ?? ''}` : item.subtitle;
    return (
      <Spotlight.Action
        key={`${item.object}/${item.id}`}
        label={item.title}
        description={[label(object.label), why].filter(Boolean).join(' · ')}
        leftSection={<Avatar name={item.title} size="small" shape={item.object === 'customer' ? 'round' : 'square'} />}
        onClick={() => void navigate({ to: '/$path/$id', params: { path: object.path, id: item.id } })}
      />
    );
  });
  return { found, isFetching };
}

function useDestinations(): Command[] {
  const navigate = useNavigate();
  return useNavigation()
    .flat()
    .flatMap((entry) => [entry, ...(entry.pages ?? []).map((page) => ({ ...page, icon: entry.icon }))])
    .map((entry) => ({
      key: entry.to,
      icon: entry.icon,
      text: entry.text,
      run: () => void navigate({ to: entry.to }),
    }));
}

function useCreations(): Command[] {
  const t = useText();
  const label = useLabel();
  return useCreatable().map((object) => ({
    key: object.name,
    icon: 'plus',
    text: t('palette.createOne', { object: label(object.label).toLocaleLowerCase() }),
    run: () => openCreation(object.name),
  }));
}

function useActs(): Command[] {
  const t = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const chooseLanguage = useChooseLanguage();
  const signOut = useSignOut();
  const dark = colorScheme === 'dark';
  return [
    {
      key: 'scheme',
      icon: dark ? 'sun' : 'moon',
      text: dark ? t('palette.light') : t('palette.dark'),
      run: () => setColorScheme(dark ? 'light' : 'dark'),
    },
    ...languages.map((language) => ({
      key: `language-${language}`,
      icon: 'language' as const,
      text: t('palette.language', { language: languageNames[language] }),
      run: () => chooseLanguage(language),
    })),
    { key: 'sign-out', icon: 'signout', text: t('account.signOut'), run: () => void signOut() },
  ];
}
