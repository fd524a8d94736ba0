import {
  Badge,
  Button,
  Card,
  Checkbox,
  createTheme,
  Drawer,
  Menu,
  Modal,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Paper,
  PasswordInput,
  Popover,
  rem,
  // eslint-disable-next-line @typescript-eslint/no-restricted-imports -- how Relata's own looks by default
  Select,
  Switch,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
  type ButtonProps,
  type CSSVariablesResolver,
} from '@mantine/core';
import type { KeyboardEvent, MouseEvent } from 'react';

const transition = { duration: 120, timingFunction: 'cubic-bezier(.2,0,0,1)' };
// The list itself scrolls: a scroll area around it would be one more stop of the keyboard.
const list = { transitionProps: transition, shadow: 'md' };
const overlay = { color: '#0e1013', backgroundOpacity: 0.28 };
// Mantine's title bar of a dialog is a <header>, which screen readers would take for the page's.
const headless = { header: { role: 'presentation' } };
const field = { defaultProps: { size: 'sm' as const } };

const buttonHeights: Record<string, [height: number, padding: number]> = { xs: [28, 10], sm: [32, 12] };

/** What is typed into a field that searches replaces the choice that stands there. */
function selectWhatIsSearched({ currentTarget }: MouseEvent<HTMLInputElement>) {
  if (!currentTarget.readOnly) currentTarget.select();
}

/** Enter chooses from an open list; it must not send the form around it with the choice that stood there before. */
function keepFormWhileListIsOpen(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === 'Enter' && event.currentTarget.ariaExpanded === 'true') event.preventDefault();
}

export const theme = createTheme({
  primaryColor: 'relata',
  colors: {
    relata: [
      '#e9effd',
      '#d3dffb',
      '#b9cbf7',
      '#8fb0ff',
      '#6f9bff',
      '#3f6be4',
      '#2757d6',
      '#1f47b4',
      '#173a94',
      '#102a6e',
    ],
  },
  primaryShade: { light: 6, dark: 5 },
  fontFamily: 'var(--relata-font)',
  fontFamilyMonospace: 'var(--relata-mono)',
  defaultRadius: 'sm',
  radius: { xs: rem(4), sm: rem(6), md: rem(10), lg: rem(16), xl: rem(32) },
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  lineHeights: { md: '1.45' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: rem(20) }, h2: { fontSize: rem(16) }, h3: { fontSize: rem(14) } },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  shadows: { xs: 'var(--relata-sh-1)', md: 'var(--relata-sh-2)', xl: 'var(--relata-sh-3)' },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm', variant: 'default' },
      vars: (_theme, props: ButtonProps) => {
        const [height, padding] = buttonHeights[props.size ?? 'sm'] ?? [32, 12];
        return {
          root: { '--button-height': rem(height), '--button-padding-x': rem(padding), '--button-fz': rem(13) },
        };
      },
    }),
    TextInput: TextInput.extend(field),
    PasswordInput: PasswordInput.extend(field),
    NumberInput: NumberInput.extend(field),
    Textarea: Textarea.extend(field),
    Select: Select.extend({
      defaultProps: {
        size: 'sm',
        withScrollArea: false,
        comboboxProps: list,
        selectFirstOptionOnChange: true,
        allowDeselect: false,
        onClick: selectWhatIsSearched,
        onKeyDown: keepFormWhileListIsOpen,
      },
    }),
    MultiSelect: MultiSelect.extend({ defaultProps: { size: 'sm', withScrollArea: false, comboboxProps: list } }),
    NativeSelect: NativeSelect.extend(field),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 'xs' } }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'xs', tt: 'none', fw: 500 } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: 'md' } }),
    Card: Card.extend({ defaultProps: { withBorder: true, radius: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: false } }),
    Menu: Menu.extend({
      defaultProps: { transitionProps: transition, shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false },
    }),
    Popover: Popover.extend({ defaultProps: { transitionProps: transition, shadow: 'md', radius: 'md' } }),
    Modal: Modal.extend({
      defaultProps: {
        transitionProps: transition,
        shadow: 'xl',
        radius: 'md',
        centered: true,
        overlayProps: overlay,
        attributes: headless,
      },
    }),
    Drawer: Drawer.extend({
      defaultProps: {
        transitionProps: transition,
        shadow: 'xl',
        position: 'right',
        size: 376,
        overlayProps: overlay,
        attributes: headless,
      },
    }),
    Tabs: Tabs.extend({ defaultProps: { variant: 'default' } }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--relata-bg)',
  '--mantine-color-text': 'var(--relata-text)',
  '--mantine-color-dimmed': 'var(--relata-text-3)',
  '--mantine-color-default': 'var(--relata-surface)',
  '--mantine-color-default-hover': 'var(--relata-hover)',
  '--mantine-color-default-color': 'var(--relata-text)',
  '--mantine-color-default-border': 'var(--relata-line-strong)',
  '--mantine-color-placeholder': 'var(--relata-text-3)',
  '--mantine-color-error': 'var(--relata-risk)',
  '--mantine-color-anchor': 'var(--relata-accent-text)',
  '--mantine-primary-color-filled': 'var(--relata-accent)',
  '--mantine-primary-color-filled-hover': 'var(--relata-accent-hover)',
  '--mantine-color-relata-filled': 'var(--relata-accent)',
  '--mantine-color-relata-filled-hover': 'var(--relata-accent-hover)',
  '--mantine-color-disabled': 'var(--relata-sunken)',
  '--mantine-color-disabled-color': 'var(--relata-text-3)',
};

/** Mantine speaks in Relata's tokens; both schemes read the same names, the tokens themselves change. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
