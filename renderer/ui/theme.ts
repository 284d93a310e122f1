import { createTheme, type CSSVariablesResolver, Input, type MantineColorsTuple } from '@mantine/core';

const office: MantineColorsTuple = [
  '#e3eef8',
  '#cfe1f2',
  '#a8cbe8',
  '#7db8ee',
  '#549bd6',
  '#3581c0',
  '#256cab',
  '#1a5a96',
  '#134878',
  '#0d3559',
];

/** Mantine's theme in our measures. Whatever has a token takes it from `tokens.css`; here stands only what Mantine asks for. */
export const theme = createTheme({
  colors: { office },
  primaryColor: 'office',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font)',
  fontSizes: {
    xs: 'var(--text-xs)',
    sm: 'var(--text-sm)',
    md: 'var(--text-md)',
    lg: 'var(--text-lg)',
    xl: 'var(--text-xl)',
  },
  spacing: {
    xs: 'var(--space-1)',
    sm: 'var(--space-2)',
    md: 'var(--space-3)',
    lg: 'var(--space-4)',
    xl: 'var(--space-5)',
  },
  defaultRadius: 'var(--radius)',
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Input: Input.extend({
      vars: () => ({
        wrapper: {
          '--input-height': 'var(--control)',
          '--input-fz': 'var(--text-md)',
          '--input-padding-inline-start': 'var(--space-2)',
        },
      }),
    }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-sunk)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--quiet-soft)',
  '--mantine-color-disabled-color': 'var(--ink-soft)',
  '--mantine-color-disabled-border': 'var(--line)',
};

/** Puts our tokens where Mantine's own colours would be, so that light and dark change in one file. */
export const themeVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
