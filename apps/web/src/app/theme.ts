/** Colours, type and control sizes of the whole app: deep blue, white surfaces, borders that can be seen. */
import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

const blue: MantineColorsTuple = [
  '#eef4ff',
  '#dbe6fe',
  '#bdd2fc',
  '#90b4f8',
  '#5f8df0',
  '#3b6be6',
  '#2558dc',
  '#1d4ed8',
  '#1b43b4',
  '#17346f',
];

/** Mantine's greys, with the one of borders (4) dark enough to be seen. */
const gray: MantineColorsTuple = [
  '#f8f9fb',
  '#f1f3f6',
  '#e6eaef',
  '#d3dae2',
  '#8b95a5',
  '#7d8797',
  '#66707f',
  '#4a5565',
  '#333d4b',
  '#1f2733',
];

export const theme = createTheme({
  colors: { brand: blue, gray },
  primaryColor: 'brand',
  primaryShade: 7,
  defaultRadius: 'sm',
  fontFamily:
    '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.5' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.4' },
      h2: { fontSize: '17px', lineHeight: '1.5' },
      h3: { fontSize: '15px', lineHeight: '1.5' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    // The hint stands under the input, so that inputs beside each other stay on one line.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
  },
  respectReducedMotion: true,
});

/** Greys and reds dark enough for text (4.5:1) and borders (3:1) on white. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1b2430',
    '--mantine-color-dimmed': '#566173',
    '--mantine-color-placeholder': '#667085',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#1b43b4',
    '--mantine-color-default-border': '#c3ccd6',
    '--surface': '#f3f5f8',
    '--line': '#dde3ea',
    '--line-strong': '#c3ccd6',
    '--bar': '#17346f',
  },
  dark: {},
});
